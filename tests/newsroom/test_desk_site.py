"""newsroom/admin.py: the frame of the desk, its first page, its languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.content import Content
from articles.models import Alert
from articles.publishing import approve, create, publish, submit, write
from tests.articles.admin.conftest import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(db):
    return Desk


def rail(page) -> list[str]:
    return page.words("#nav-sidebar li")


# --- The frame ---------------------------------------------------------------------------------------


def test_the_rail_stands_in_the_desks_order(at_desk, ada, english):
    assert rail(at_desk(ada).page("/admin/")) == [
        *("Today", "Stories", "Photos", "Authors", "Sections", "Topics", "Pages", "Editions", "People"),
        *("Rights per section", "Audit"),
    ]


@pytest.mark.parametrize(
    ("person", "places"),
    [
        ("rita", ["Today", "Stories", "Photos", "Authors"]),
        ("phil", ["Today", "Stories", "Photos", "Authors"]),
        ("edith", ["Today", "Stories", "Photos", "Authors", "Sections", "Topics"]),
        ("carl", ["Today", "Stories", "Photos", "Authors", "Sections", "Topics", "Pages", "Audit"]),
        ("max", ["Today"]),
    ],
)
def test_the_rail_shows_what_the_person_may_open(at_desk, request, english, person, places):
    assert rail(at_desk(request.getfixturevalue(person)).page("/admin/")) == places


def test_the_rail_marks_the_place(at_desk, rita, draft):
    page = at_desk(rita).page(f"/admin/articles/article/{draft.pk}/change/")

    assert page.words("#nav-sidebar [aria-current]") == ["Stories"]


def test_new_story_is_offered_to_those_who_may_begin_one(at_desk, rita, phil, english):
    assert at_desk(rita).page("/admin/").words(".top__new") == ["New story"]
    assert at_desk(phil).page("/admin/").words(".top__new") == []


def test_every_page_has_its_landmarks(at_desk, ada, draft):
    for address in ("/admin/", "/admin/articles/article/", "/admin/articles/section/", "/admin/articles/topic/add/"):
        page = at_desk(ada).page(address)
        assert [len(page.find(name)) for name in ("main", "header", "h1")] == [1, 1, 1], address


def test_the_desk_is_kept_nowhere(at_desk, rita, english):
    assert "no-store" in at_desk(rita).get("/admin/")["Cache-Control"]


# --- Language -----------------------------------------------------------------------------------------


def test_the_desk_speaks_the_persons_language(at_desk, rita, english):
    rita.language = "fa"
    rita.save()

    page = at_desk(rita).page("/admin/")

    assert (page.root.get("lang"), page.root.get("dir")) == ("fa", "rtl")


def test_the_desk_speaks_the_browsers_language_where_the_person_chose_none(at_desk, rita, english):
    desk = at_desk(rita)

    response = desk.client.get("/admin/", headers={"accept-language": "ru"})

    assert b'<html lang="ru"' in response.content


def test_one_persons_language_is_not_the_next_ones(at_desk, rita, edith, english):
    rita.language = "fa"
    rita.save()
    at_desk(rita).get("/admin/")

    assert at_desk(edith).page("/admin/").root.get("lang") == "en"


# --- Today ----------------------------------------------------------------------------------------------


def today(page) -> dict[str, list[str]]:
    """Each block's name and number, with its headlines."""
    return {
        " ".join(block.find("h2").text_content().split()): headlines
        for block in page.find(".block")
        if (headlines := [link.text_content() for link in block.find_class("line__headline")])
    }


def test_today_shows_what_waits_and_what_went_out(clock, at_desk, rita, edith, carl, words, english):
    def story(headline, by=rita):
        return create(words.changed(headline=headline), by=by, edition=english)

    story("Rita's draft")
    story("Edith's draft", by=edith)
    submit(story("In review"), by=rita)
    for headline in ("Approved", "Waiting", "Live"):
        article = story(headline)
        submit(article, by=rita)
        approve(article, by=edith)
        if headline != "Approved":
            publish(article, by=edith, at=clock.in_hours(2) if headline == "Waiting" else None)

    assert today(at_desk(rita).page("/admin/")) == {
        "In review 1": ["In review"],
        "Approved, not released 1": ["Approved"],
        "Scheduled 1": ["Waiting"],
        "My drafts 1": ["Rita's draft"],
        "Live in the last 24 hours 1": ["Live"],
    }

    clock.forward(hours=25)
    assert today(at_desk(rita).page("/admin/"))["Live in the last 24 hours 1"] == ["Waiting"]


def test_today_shows_the_first_of_many_and_the_way_to_all(at_desk, rita, words, english):
    for number in range(8):
        create(words.changed(headline=f"Draft {number}"), by=rita, edition=english)

    page = at_desk(rita).page("/admin/")

    assert len(today(page)["My drafts 8"]) == 6
    link = page.find(".block__all")[0].get("href")
    assert len(at_desk(rita).page(link).words(".stories__story a")) == 8


def test_today_costs_the_same_whatever_there_is(clock, at_desk, rita, edith, words, english):
    desk = at_desk(rita)

    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            desk.get("/admin/")
        return len(context)

    def live_story():
        article = create(words, by=rita, edition=english)
        submit(article, by=rita)
        approve(article, by=edith)
        publish(article, by=edith)

    create(words, by=rita, edition=english)
    live_story()
    one = queries()
    create(words, by=rita, edition=english)
    create(words, by=rita, edition=english)
    live_story()
    Alert.objects.create(article=create(words, by=rita, edition=english), to=rita, kind=Alert.Kind.SENT_BACK)

    # Five of the frame and the worker, one for each of eleven questions, the editions, and four for the person:
    # roles, author, alerts and what fails; the situations of all stories at once.
    assert (one, queries()) == (22, 22)


def test_alerts_are_shown_until_they_are_seen(at_desk, rita, edith, draft):
    mine = Alert.objects.create(article=draft, to=rita, kind=Alert.Kind.SENT_BACK, text="Who says so?")
    Alert.objects.create(article=draft, to=None, kind=Alert.Kind.SOURCE_KILLED, text="Its source was killed.")
    Alert.objects.create(article=draft, to=edith, kind=Alert.Kind.APPROVED, text="Not for Rita.")
    desk = at_desk(rita)
    assert desk.page("/admin/").words(".alert__text") == ["Its source was killed.", "Who says so?"]

    desk.post("/admin/articles/article/alerts/", alert=mine.pk)

    assert desk.page("/admin/").words(".alert__text") == ["Its source was killed."]


def test_nobody_puts_another_persons_alert_away(at_desk, rita, edith, draft):
    alert = Alert.objects.create(article=draft, to=edith, kind=Alert.Kind.APPROVED)

    at_desk(rita).post("/admin/articles/article/alerts/", alert=[alert.pk, "x", "9" * 30])

    alert.refresh_from_db()
    assert alert.seen_at is None


def test_a_moderator_has_no_stories_today(at_desk, max, draft):
    page = at_desk(max).page("/admin/")

    assert today(page) == {}
    assert page.words(".empty") == ["Nothing here is open to your roles yet: an administrator can change that."]


def test_today_tells_of_a_live_story_with_unreleased_changes(at_desk, edith, live_article):
    write(live_article, Content.of(live_article).changed(headline="Harbour busy"), by=edith, revision=1)

    assert at_desk(edith).page("/admin/").words(".line__about .badge") == ["Live", "Unreleased changes"]


# --- Settings that hold people back ---------------------------------------------------------------------


def test_a_role_that_needs_a_second_factor_does_not_pass_without(at_desk, rita, carl, settings):
    settings.TWO_FACTOR_ROLES = ["chief-editor"]

    held = at_desk(carl).get("/admin/")

    assert (held.status_code, held.url) == (302, "/accounts/2fa/")
    assert at_desk(rita).get("/admin/").status_code == 200


def test_in_maintenance_the_desk_is_read_and_what_is_sent_comes_back(at_desk, edith, draft, settings):
    settings.READ_ONLY = True
    desk, page = at_desk(edith), f"/admin/articles/article/{draft.pk}/change/"
    sent = "A long standfirst that somebody has just typed and must not lose, however long the maintenance takes. " * 2

    answer = desk.post(page, headline="Harbour closes", standfirst=sent)

    assert answer.status_code == 503
    assert sent.strip() in answer.content.decode()
    assert desk.get(page).status_code == 200
    draft.refresh_from_db()
    assert draft.headline == "Harbour opens"
