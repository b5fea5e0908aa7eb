"""articles/admin: the bar of steps, and steps that are taken at once."""

import pytest

from articles.content import Content
from articles.models import Article, Release
from articles.publishing import approve, create, kill, publish, spike, submit, write
from articles.workflow import Status

from .conftest import ADD

pytestmark = pytest.mark.django_db


def status(article) -> str:
    return Article.objects.get(pk=article.pk).status


def test_the_bar_shows_what_may_come_next(at_desk, rita, edith, draft, story):
    assert at_desk(rita).page(story(draft)).buttons() == {"submit": "", "spike": ""}

    submit(draft, by=rita)

    assert at_desk(edith).page(story(draft)).buttons() == {"approve": "", "send_back": "", "spike": ""}


def test_a_greyed_step_says_whom_to_ask(at_desk, rita, submitted_article, story):
    ask = "Your roles do not allow this. Ask somebody who is: Editor, Chief editor, Administrator."

    assert at_desk(rita).page(story(submitted_article)).buttons() == {
        "approve": f"Approve: {ask}",
        "send_back": f"Send back: {ask}",
        "spike": "",
    }


def test_a_greyed_step_says_that_nobody_approves_their_own_story(at_desk, edith, words, english, story):
    article = create(words, by=edith, edition=english)
    submit(article, by=edith)

    buttons = at_desk(edith).page(story(article)).buttons()

    assert buttons["approve"] == "Approve: Nobody approves their own story: ask another editor."


def test_a_greyed_step_says_what_the_story_lacks(at_desk, edith, rita, words, english, story):
    article = create(words.changed(section=None, body=""), by=rita, edition=english)
    submit(article, by=rita)

    page = at_desk(edith).page(story(article))

    assert page.buttons()["approve"] == "Approve: It stands in no section. It has no text."
    assert page.words(".check--block a") == ["It stands in no section.", "It has no text."]


def test_a_step_saves_first_what_was_typed(at_desk, rita, draft, story):
    at_desk(rita).send(story(draft), headline="Harbour opens late", _step="submit")

    draft.refresh_from_db()
    assert (draft.headline, draft.status) == ("Harbour opens late", Status.IN_REVIEW)
    assert [step.name for step in draft.steps.all()] == ["submit", "write", "create"]


def test_a_step_is_not_taken_when_the_form_cannot_be_saved(at_desk, rita, draft, story):
    response = at_desk(rita).send(story(draft), headline="", _step="submit")

    assert response.status_code == 400
    assert status(draft) == Status.DRAFT


def test_a_step_is_not_taken_over_words_that_the_person_has_not_seen(at_desk, edith, rita, submitted_article, story):
    desk = at_desk(edith)
    seen = desk.page(story(submitted_article)).filled(_step="approve")
    write(submitted_article, Content.of(submitted_article).changed(headline="New"), by=edith, revision=1)

    assert desk.client.post(story(submitted_article), seen).status_code == 409
    assert status(submitted_article) == Status.IN_REVIEW


def test_a_step_that_is_refused_keeps_what_was_saved(at_desk, edith, rita, words, english, story):
    article = create(words.changed(body=""), by=rita, edition=english)
    submit(article, by=rita)

    response = at_desk(edith).send(story(article), headline="Harbour opens late", _step="approve")

    assert response.status_code == 409
    assert "It has no text." in response.content.decode()
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Harbour opens late", Status.IN_REVIEW)


def test_a_new_story_goes_to_review_in_one_go(at_desk, rita, english):
    at_desk(rita).send(ADD, headline="Harbour opens", _step="submit")

    assert Article.objects.get().status == Status.IN_REVIEW


def test_a_step_that_asks_for_something_leads_to_its_sheet(at_desk, edith, approved_article, story):
    response = at_desk(edith).send(story(approved_article), _step="publish")

    assert response.url == story(approved_article, "publish")
    assert status(approved_article) == Status.APPROVED


def test_who_may_not_write_may_still_take_their_steps(at_desk, rita, submitted_article, story):
    at_desk(rita).post(story(submitted_article), _step="spike")

    assert status(submitted_article) == Status.SPIKED


@pytest.mark.parametrize(
    ("step", "after"),
    [("submit", Status.IN_REVIEW), ("spike", Status.SPIKED)],
)
def test_a_step_is_taken_at_its_own_address(at_desk, rita, draft, story, step, after):
    response = at_desk(rita).post(story(draft, step))

    assert response.url == story(draft)
    assert status(draft) == after


def test_approve_unschedule_and_revive_are_taken_at_once(clock, at_desk, edith, submitted_article, story):
    desk = at_desk(edith)

    desk.post(story(submitted_article, "approve"))
    assert status(submitted_article) == Status.APPROVED

    publish(submitted_article, by=edith, at=clock.in_hours(1))
    desk.post(story(submitted_article, "unschedule"))
    assert not Release.objects.waiting().exists()

    spike(submitted_article, by=edith)
    desk.post(story(submitted_article, "revive"))
    assert status(submitted_article) == Status.DRAFT


def test_undo_takes_a_publication_back(clock, at_desk, edith, approved_article, story, public_headlines):
    publish(approved_article, by=edith)
    desk = at_desk(edith)
    assert desk.page(story(approved_article)).buttons()["undo"] == ""

    desk.post(story(approved_article, "undo"))

    assert public_headlines() == []


def test_undo_is_gone_when_it_is_too_late(clock, at_desk, edith, approved_article, story, public_headlines):
    publish(approved_article, by=edith)
    clock.forward(seconds=31)

    assert "undo" not in at_desk(edith).page(story(approved_article)).buttons()
    assert at_desk(edith).post(story(approved_article, "undo")).status_code == 409
    assert public_headlines() == ["Harbour opens"]


@pytest.mark.parametrize("step", ["submit", "approve", "unschedule", "undo", "spike", "revive"])
def test_a_step_at_once_is_not_taken_by_looking(at_desk, ada, draft, story, step):
    assert at_desk(ada).get(story(draft, step)).status_code == 405
    assert status(draft) == Status.DRAFT


@pytest.mark.parametrize("step", ["approve", "unschedule", "undo"])
def test_a_reporter_takes_no_editors_step(at_desk, rita, submitted_article, story, step):
    assert at_desk(rita).post(story(submitted_article, step)).status_code == 403
    assert status(submitted_article) == Status.IN_REVIEW


def test_a_step_from_the_wrong_state_says_so(at_desk, edith, draft, story):
    response = at_desk(edith).post(story(draft, "approve"))

    assert response.status_code == 409
    assert "A story that is “Draft” cannot take the step “Approve”." in response.content.decode()


def test_a_moderator_finds_no_story_to_take_a_step_with(at_desk, max, draft, story):
    assert at_desk(max).post(story(draft, "submit")).status_code == 404


def test_there_are_no_other_steps(at_desk, ada, draft, story):
    assert at_desk(ada).get(story(draft, "explode")).status_code == 404
    assert at_desk(ada).send(story(draft), _step="explode").status_code == 404


def test_a_killed_story_offers_a_chief_to_bring_it_back(at_desk, carl, edith, live_article, story):
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")

    assert at_desk(carl).page(story(live_article)).buttons()["reinstate"] == ""
    why = at_desk(edith).page(story(live_article)).buttons()["reinstate"]
    assert why.endswith("Ask somebody who is: Chief editor, Administrator.")


def test_approve_names_the_version_in_the_history(at_desk, edith, rita, submitted_article, story):
    approve(submitted_article, by=edith)

    page = at_desk(edith).page(story(submitted_article))

    assert page.words("#history-panel tbody th")[0] == "3 Approved"
