"""articles/admin/sheets.py: now, at a time, under an embargo, with a note - in one place."""

import pytest

from articles.content import Content
from articles.models import Article, Release, Step
from articles.publishing import approve, create, publish, submit, write
from articles.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def moscow(english):
    """The English edition's clocks show the time of Moscow."""
    english.zone = "Europe/Moscow"
    english.save()
    return english


@pytest.fixture
def sheet(at_desk, edith, story):
    """A function that opens Edith's publish sheet of a story."""
    return lambda article, step="publish", person=edith: at_desk(person).page(story(article, step))


# --- The embargo ----------------------------------------------------------------------------------------------


def test_an_embargo_is_set_and_the_story_scheduled_in_one_step(
    clock, at_desk, edith, moscow, approved_article, story, public_headlines
):
    desk = at_desk(edith)
    looked = desk.send(story(approved_article, "publish"), embargo_until="2026-03-03T18:00", look="1")
    assert "Schedule for Tue 18:00" in looked.content.decode()
    assert Article.objects.get().embargo_until is None

    desk.send(story(approved_article, "publish"), embargo_until="2026-03-03T18:00", confirm="now/2026-03-03T18:00")

    release, article = Release.objects.get(), Article.objects.get()
    assert release.public_from.isoformat() == "2026-03-03T15:00:00+00:00"
    assert release.public_from == release.embargo_until == article.embargo_until
    assert public_headlines() == []


def test_the_button_must_have_named_the_embargo(clock, at_desk, edith, approved_article, story):
    """Typed and not looked at: the button said “Publish now”, and that is not what would happen."""
    response = at_desk(edith).send(story(approved_article, "publish"), embargo_until="2026-03-03T18:00", confirm="now")

    assert response.status_code == 400
    assert "look at what it says now" in response.content.decode()
    assert not Release.objects.exists()


def test_a_later_time_wins_over_the_embargo(clock, at_desk, edith, approved_article, story):
    at_desk(edith).send(
        story(approved_article, "publish"),
        at="2026-03-04T09:00",
        embargo_until="2026-03-03T18:00",
        confirm="2026-03-04T09:00/2026-03-03T18:00",
    )

    assert Release.objects.get().public_from.isoformat() == "2026-03-04T09:00:00+00:00"


def test_an_embargo_that_nothing_is_bound_to_may_be_lifted(
    clock, at_desk, edith, rita, words, english, story, public_headlines
):
    article = create(words, by=rita, edition=english, embargo_until=clock.in_hours(30))
    submit(article, by=rita)
    approve(article, by=edith)

    at_desk(edith).send(story(article, "publish"), embargo_until="", confirm="now/-")

    assert public_headlines() == ["Harbour opens"]
    assert [step.name for step in Step.objects.all()[:2]] == ["publish", "break_embargo"]


def test_a_scheduled_storys_embargo_is_shortened_by_a_chief_editor_alone(
    clock, at_desk, edith, carl, rita, words, english, story
):
    article = create(words, by=rita, edition=english, embargo_until=clock.in_hours(30))
    submit(article, by=rita)
    approve(article, by=edith)
    publish(article, by=edith)
    earlier = {"embargo_until": "2026-03-02T18:00", "confirm": "now/2026-03-02T18:00"}

    refused = at_desk(edith).send(story(article, "publish"), **earlier)
    assert refused.status_code == 403
    assert "Only a chief editor may shorten the embargo" in refused.content.decode()
    assert Release.objects.waiting().get().public_from == article.embargo_until

    assert at_desk(carl).send(story(article, "publish"), **earlier).status_code == 302
    assert Release.objects.waiting().get().public_from.isoformat() == "2026-03-02T18:00:00+00:00"


def test_a_scheduled_storys_embargo_may_be_lengthened_with_its_schedule(clock, at_desk, edith, approved_article, story):
    publish(approved_article, by=edith, at=clock.in_hours(1))

    at_desk(edith).send(
        story(approved_article, "publish"), embargo_until="2026-03-03T18:00", confirm="now/2026-03-03T18:00"
    )

    assert Release.objects.waiting().get().public_from.isoformat() == "2026-03-03T18:00:00+00:00"


@pytest.mark.parametrize(
    ("until", "sentence"),
    [("2020-01-01T10:00", "That time has gone by."), ("soon", "Enter a valid date/time.")],
)
def test_an_embargo_that_cannot_be_is_refused(clock, at_desk, edith, approved_article, story, until, sentence):
    response = at_desk(edith).send(story(approved_article, "publish"), embargo_until=until, confirm="now")

    assert response.status_code == 400
    assert sentence in response.content.decode()
    assert Article.objects.get().embargo_until is None


def test_a_refused_publication_leaves_the_embargo_as_it_was(clock, at_desk, edith, rita, words, english, story):
    article = create(words, by=rita, edition=english)
    submit(article, by=rita)
    approve(article, by=edith)
    write(article, Content.of(article), by=edith, revision=1, needs_legal=True)

    at_desk(edith).send(story(article, "publish"), embargo_until="2050-03-03T18:00", confirm="now/2050-03-03T18:00")

    assert Article.objects.get().embargo_until is None


def test_an_embargo_of_the_past_is_shown_and_left_alone(
    clock, at_desk, edith, rita, words, english, story, public_headlines
):
    article = create(words, by=rita, edition=english, embargo_until=clock.in_hours(1))
    submit(article, by=rita)
    approve(article, by=edith)
    clock.forward(hours=2)

    at_desk(edith).send(story(article, "publish"), confirm="now")

    assert public_headlines() == ["Harbour opens"]
    assert Article.objects.get().embargo_until == article.embargo_until


def test_an_update_takes_an_embargo_too(clock, at_desk, edith, carl, live_article, story, public_headlines):
    write(live_article, Content.of(live_article).changed(headline="Harbour busy"), by=edith, revision=1)
    submit(live_article, by=edith)
    approve(live_article, by=carl)

    at_desk(edith).send(story(live_article, "update"), embargo_until="2026-03-03T18:00", confirm="now/2026-03-03T18:00")

    assert Release.objects.waiting().get().headline == "Harbour busy"
    assert public_headlines() == ["Harbour opens"]


# --- Note, flash, checks ----------------------------------------------------------------------------------------


def test_a_note_for_the_desk_stands_in_the_history_and_nowhere_else(at_desk, edith, approved_article, story):
    at_desk(edith).send(story(approved_article, "publish"), remark="Cleared by phone.", confirm="now")

    assert (Step.objects.first().name, Step.objects.first().note) == ("publish", "Cleared by phone.")
    assert Release.objects.get().note == ""


def test_a_flash_asks_to_be_confirmed(at_desk, edith, rita, words, english, story, public_headlines):
    article = create(words.changed(urgency=1, body=""), by=rita, edition=english)
    submit(article, by=rita)
    approve(article, by=edith)
    desk = at_desk(edith)

    refused = desk.send(story(article, "publish"), confirm="now")
    assert refused.status_code == 400
    assert "Confirm that it is a flash" in refused.content.decode()
    assert public_headlines() == []

    desk.send(story(article, "publish"), flash="on", confirm="now")
    assert public_headlines() == ["Harbour opens"]


def test_the_sheet_shows_each_check_with_its_weight_and_the_way_to_the_field(
    sheet, edith, rita, words, english, story, make_photo
):
    photo = make_photo(alt_text="")
    article = create(words.changed(lead_photo=photo.pk, standfirst=""), by=rita, edition=english)
    submit(article, by=rita)
    approve(article, by=edith)

    page = sheet(article)

    link = page.find(".notice a")[0]
    assert (link.text_content(), link.get("href")) == (
        "The photo “The harbour” has no alt text.",
        f"{story(article)}#id_lead_photo",
    )
    assert page.words(".sheet .check--warn") == [
        "Have a look The standfirst is empty: lists and searches show nothing below it."
    ]
    assert page.find(".check--warn a")[0].get("href") == f"{story(article)}#id_standfirst"


# --- Afterwards ----------------------------------------------------------------------------------------------------


def test_the_story_offers_undo_first_and_the_link_to_copy(at_desk, edith, approved_article, story):
    desk = at_desk(edith)
    desk.send(story(approved_article, "publish"), confirm="now")

    page = desk.page(story(approved_article))

    assert next(iter(page.buttons())) == "undo"
    path = Release.objects.get().get_absolute_url()
    assert [button.get("data-copy") for button in page.find("button[data-copy]")] == [f"https://agency.example{path}"]
    assert page.find("button[data-undo-until]") != []


def test_undo_is_not_offered_when_its_time_is_over(clock, at_desk, edith, live_article, story):
    clock.forward(seconds=31)

    assert "undo" not in at_desk(edith).page(story(live_article)).buttons()


# --- Sign-offs in the form -------------------------------------------------------------------------------------------


def test_the_form_asks_for_sign_offs(at_desk, rita, draft, story):
    at_desk(rita).send(story(draft), needs_legal="on")

    assert (Article.objects.get().needs_legal, Article.objects.get().needs_photo) == (True, False)


def test_a_reporter_does_not_take_a_sign_off_away(at_desk, rita, edith, draft, story):
    write(draft, Content.of(draft), by=edith, revision=1, needs_legal=True)
    desk = at_desk(rita)

    response = desk.send(story(draft), needs_legal=None)

    assert response.status_code == 403
    assert "Only somebody who may approve the story" in response.content.decode()
    assert Article.objects.get().needs_legal

    at_desk(edith).send(story(draft), needs_legal=None)
    assert not Article.objects.get().needs_legal


def test_signing_off_is_a_button(at_desk, carl, rita, words, english, story):
    article = create(words, by=rita, edition=english, needs_legal=True)
    submit(article, by=rita)
    desk = at_desk(carl)
    assert desk.page(story(article)).buttons()["approve"] == "Approve: Legal has not signed it off as it stands."

    desk.post(story(article, "sign_off_legal"))
    desk.post(story(article, "approve"))

    assert Article.objects.get().status == Status.APPROVED
