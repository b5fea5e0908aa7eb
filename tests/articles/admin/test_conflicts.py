"""articles/admin: two people saved the same story, and both texts stay."""

import pytest

from articles.content import Content, Name
from articles.models import Article, Version
from articles.publishing import autosave, write

from .pages import DeskPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def meet(at_desk, rita, edith, draft, story):
    """A function: Rita has the story open, Edith saves `theirs`, Rita sends `mine`; Rita's desk and the answer."""

    def make(theirs: dict, mine: dict, save=write):
        desk = at_desk(rita)
        typed = desk.page(story(draft)).filled(**mine)
        save(draft, Content.of(draft).changed(**theirs), by=edith, revision=1)
        return desk, desk.client.post(story(draft), typed)

    return make


def settle(desk, story, article, response, **choices):
    """Choose in the page of the conflict, and go on."""
    page = DeskPage(response)
    return desk.client.post(story(article), page.filled(**choices, _settle="1"))


def form_of(response) -> dict:
    return DeskPage(response).filled()


def test_a_stale_save_shows_both_texts_and_changes_nothing(meet):
    _desk, response = meet({"headline": "Edith's harbour"}, {"headline": "Rita's harbour"})

    text = " ".join(response.content.decode().split())
    assert response.status_code == 409
    assert Article.objects.get().headline == "Edith's harbour"
    assert "Somebody else saved this story" in text
    assert "Saved by Edith," in text
    assert "Edith&#x27;s </del>" in text
    assert "Rita&#x27;s </ins>" in text


def test_only_what_differs_is_asked(meet):
    _desk, response = meet({"headline": "Edith's", "standfirst": "Same"}, {"headline": "Rita's", "standfirst": "Same"})

    assert DeskPage(response).words("fieldset.change h2") == ["Headline"]


def test_mine_is_taken_and_theirs_stays_a_version(meet, draft, story, at_desk):
    desk, response = meet({"headline": "Edith's"}, {"headline": "Rita's"})

    shown = settle(desk, story, draft, response, **{"take-headline": "mine"})
    assert (shown.status_code, form_of(shown)["headline"], form_of(shown)["revision"]) == (200, ["Rita's"], ["2"])
    assert Article.objects.get().headline == "Edith's"
    saved = desk.client.post(story(draft), form_of(shown))

    assert saved.status_code == 302
    assert Article.objects.get().headline == "Rita's"
    assert [one.content["headline"] for one in draft.versions.all()] == ["Rita's", "Edith's", "Harbour opens"]


def test_theirs_is_taken_and_mine_is_kept_aside(meet, draft, story, rita):
    desk, response = meet({"headline": "Edith's"}, {"headline": "Rita's", "standfirst": "Rita's, too"})

    shown = settle(desk, story, draft, response, **{"take-headline": "theirs"})

    assert form_of(shown)["headline"] == ["Edith's"]
    assert form_of(shown)["standfirst"] == ["Rita's, too"]
    kept = draft.versions.get(kind=Version.Kind.KEPT)
    assert (kept.content["headline"], kept.created_by) == ("Rita's", rita)


def test_what_was_only_autosaved_by_the_other_is_kept_as_well(meet, draft, story):
    desk, response = meet({"headline": "Edith's"}, {"headline": "Rita's"}, save=autosave)

    shown = settle(desk, story, draft, response, **{"take-headline": "mine"})
    desk.client.post(story(draft), form_of(shown))

    assert "Edith's" in [one.content["headline"] for one in draft.versions.all()]


def test_what_each_changed_alone_is_proposed(meet, draft, story):
    desk, response = meet({"headline": "Edith's"}, {"standfirst": "Rita's"})

    shown = settle(desk, story, draft, response)

    assert (form_of(shown)["headline"], form_of(shown)["standfirst"]) == (["Edith's"], ["Rita's"])


def test_paragraphs_of_both_are_merged(meet, draft, story):
    desk, response = meet(
        {"body": "<p>The harbour opened late.</p><p>Ships came.</p>"},
        {"body": "<p>The harbour opened.</p><p>Ships came.</p><p>Crowds, too.</p>"},
    )
    assert "Both, merged" in response.content.decode()

    shown = settle(desk, story, draft, response)

    body = form_of(shown)["body"][0].replace("\n", "").replace("\r", "")
    assert body == "<p>The harbour opened late.</p><p>Ships came.</p><p>Crowds, too.</p>"


def test_paragraphs_that_both_changed_are_not_merged(meet):
    _desk, response = meet({"body": "<p>Edith's.</p><p>Ships came.</p>"}, {"body": "<p>Rita's.</p><p>Ships came.</p>"})

    assert "Both, merged" not in response.content.decode()


def test_bylines_sections_and_topics_are_taken_over(meet, draft, story, sport, english, ines):
    trade = english.topics.create(name="Trade", slug="trade")
    theirs = {
        "bylines": (Name(guest_name="Dr Marant", role="hydrologist"), Name(author=ines.pk)),
        "section": sport.pk,
        "topics": (trade.pk,),
        "also_in": (),
        "urgency": 3,
    }
    desk, response = meet(
        theirs, {"headline": "Rita's", "byline-0-role": "Rita's role", "urgency": "4", "topics": None}
    )
    choices = {f"take-{name}": "theirs" for name in theirs}

    shown = settle(desk, story, draft, response, **choices)
    desk.client.post(story(draft), form_of(shown))

    now = Content.of(Article.objects.get())
    assert (now.headline, now.section, now.topics, now.urgency) == ("Rita's", sport.pk, (trade.pk,), 3)
    assert now.bylines == (Name(guest_name="Dr Marant", role="hydrologist"), Name(author=ines.pk))


def test_a_third_save_meanwhile_is_a_conflict_again(meet, draft, story, carl, words):
    desk, response = meet({"headline": "Edith's"}, {"headline": "Rita's"})
    write(draft, words.changed(headline="Carl's"), by=carl, revision=2)

    again = settle(desk, story, draft, response, **{"take-headline": "mine"})

    assert again.status_code == 409
    assert "Saved by Carl," in " ".join(again.content.decode().split())


def test_a_colleagues_deadline_is_not_put_back_by_a_conflict(at_desk, rita, edith, draft, story, words):
    desk = at_desk(rita)
    typed = desk.page(story(draft)).filled(headline="Rita's")
    write(draft, words.changed(headline="Edith's"), by=edith, revision=1, assigned_to_id=edith.pk)

    shown = settle(desk, story, draft, desk.client.post(story(draft), typed), **{"take-headline": "mine"})
    desk.client.post(story(draft), form_of(shown))

    article = Article.objects.get()
    assert (article.headline, article.assigned_to) == ("Rita's", edith)


@pytest.mark.parametrize("sent", [{"theirs": "9" * 40}, {"theirs": "2", "take-headline": "nonsense"}])
def test_nonsense_settles_nothing(meet, draft, story, sent):
    desk, response = meet({"headline": "Edith's"}, {"headline": "Rita's"})

    answer = settle(desk, story, draft, response, **sent)

    assert answer.status_code in (200, 409)
    assert Article.objects.get().headline == "Edith's"
