"""articles/admin: saving while somebody writes, and keeping what cannot be saved."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.content import Content
from articles.models import Article, Version
from articles.publishing import appear, approve, publish, spike, submit, take_over, write
from articles.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(draft):
    """A function that tells an address beside the story: `place("autosave")`."""
    return lambda name, article=draft: f"/admin/articles/article/{article.pk}/{name}/"


@pytest.fixture
def typed(at_desk, story, draft):
    """A function that opens a story as a person does and types over its form."""
    return lambda person, article=draft, **changes: at_desk(person).page(story(article)).filled(**changes)


def test_autosave_answers_the_revision_and_the_time_in_the_editions_zone(
    at_desk, rita, draft, english, place, typed, clock
):
    english.zone = "Asia/Baku"
    english.save()

    response = at_desk(rita).client.post(place("autosave"), typed(rita, headline="Typed"))

    assert response.status_code == 200
    answer = response.json()
    assert (answer["revision"], answer["notice"], answer["left"]) == (2, "", "")
    assert answer["saved"].startswith("Saved 16:00:0")
    assert answer["saved"].endswith(" UTC+4")
    assert "no-store" in response["Cache-Control"]
    assert Article.objects.get().headline == "Typed"
    assert draft.versions.count() == 1


def test_an_explicit_save_in_the_background_makes_a_version(at_desk, rita, draft, place, typed):
    desk = at_desk(rita)
    desk.client.post(place("autosave"), typed(rita, headline="Typed"))

    answer = desk.client.post(place("autosave"), {**typed(rita), "save": "1"}).json()

    assert (answer["revision"], answer["desk"]) == (2, "all")
    assert [version.content["headline"] for version in draft.versions.all()] == ["Typed", "Harbour opens"]
    assert [step.name for step in draft.steps.all()] == ["write", "create"]


def test_save_after_autosave_makes_the_version(at_desk, rita, draft, place, typed, story):
    desk = at_desk(rita)
    desk.client.post(place("autosave"), typed(rita, headline="Typed"))

    desk.send(story(draft))

    assert draft.versions.first().content["headline"] == "Typed"
    assert Article.objects.get().revision == 2


def test_a_save_tells_the_browser_which_tab_has_arrived(at_desk, rita, draft, typed, story):
    response = at_desk(rita).client.post(story(draft), typed(rita, headline="Typed", tab="ritas-tab"))

    cookie = response.cookies["newsroom_saved"]
    assert (cookie.value, cookie["path"]) == ("ritas-tab", "/admin/")


def test_a_stale_autosave_is_told_who_saved(at_desk, rita, edith, draft, place, typed, clock):
    sent = typed(rita, headline="Rita's")
    write(draft, Content.of(draft).changed(headline="Edith's"), by=edith, revision=1)

    response = at_desk(rita).client.post(place("autosave"), sent)

    assert response.status_code == 409
    answer = response.json()
    assert (answer["why"], answer["revision"]) == ("stale", 2)
    assert answer["sentence"].startswith("Edith saved this story at 12:00:0")
    assert Article.objects.get().headline == "Edith's"


def test_an_autosave_that_arrived_is_answered_again(at_desk, rita, place, typed):
    desk, sent = at_desk(rita), typed(rita, headline="Sent, and no answer came")
    desk.client.post(place("autosave"), sent)

    assert desk.client.post(place("autosave"), sent).json()["revision"] == 2


def test_what_is_wrong_is_said_with_the_fields_name(at_desk, rita, draft, place, typed):
    response = at_desk(rita).client.post(place("autosave"), typed(rita, headline="", slug="not a slug!"))

    assert response.status_code == 400
    assert [error.partition(":")[0] for error in response.json()["errors"]] == ["Headline", "Slug"]
    assert Article.objects.get().revision == 1


@pytest.mark.parametrize(
    "sent", [{}, {"headline": "X", "revision": "9" * 40}, {"byline-TOTAL_FORMS": "many"}, {"tab": "x" * 90}]
)
def test_nonsense_is_refused(at_desk, rita, draft, place, sent):
    assert at_desk(rita).post(place("autosave"), **sent).status_code == 400


def test_deadlines_and_embargoes_wait_for_the_button(at_desk, edith, draft, place, typed):
    sent = typed(edith, headline="Typed", slugline="HARBOUR", embargo_until="2030-06-01T12:00")

    answer = at_desk(edith).client.post(place("autosave"), sent).json()

    article = Article.objects.get()
    assert (article.headline, article.slugline, article.embargo_until) == ("Typed", "HARBOUR", None)
    assert answer["left"] == "Press Save for: Embargo until."


def test_a_value_that_is_refused_is_an_error_and_not_the_end(at_desk, edith, carl, draft, place, typed, words):
    embargoed = write(draft, words, by=carl, revision=1, embargo_until=timezone.now() + timedelta(days=1))
    submit(embargoed, by=edith)
    approve(embargoed, by=carl)
    publish(embargoed, by=carl)

    response = at_desk(edith).client.post(place("autosave"), {**typed(edith, embargo_until=""), "save": "1"})

    assert response.status_code == 400
    assert response.json()["errors"] == ["Only a chief editor may shorten the embargo of a scheduled story."]


def test_a_voided_approval_is_told(at_desk, edith, approved_article, place, typed):
    sent = typed(edith, approved_article, headline="Typed")

    answer = at_desk(edith).client.post(place("autosave", approved_article), sent).json()

    assert "the approval is void" in answer["notice"]
    assert Article.objects.get().status == Status.IN_REVIEW


def test_who_may_not_write_is_refused_in_json(at_desk, rita, phil, edith, draft, place, typed):
    sent = typed(rita, headline="Typed")
    assert at_desk(phil).client.post(place("autosave"), sent).json()["why"] == "rights"
    submit(draft, by=rita)

    response = at_desk(rita).client.post(place("autosave"), sent)

    assert (response.status_code, response.json()["why"]) == (403, "rights")


def test_nothing_is_saved_into_the_bin(at_desk, edith, draft, place, typed):
    sent = typed(edith, headline="Typed")
    spike(draft, by=edith)

    response = at_desk(edith).client.post(place("autosave"), sent)

    assert (response.status_code, response.json()["why"]) == (409, "rights")


def test_a_tab_that_was_taken_over_saves_nothing(at_desk, rita, carl, draft, place, typed):
    appear(draft, by=rita, tab="ritas-tab")
    take_over(draft, by=carl, tab="carls-tab")

    response = at_desk(rita).client.post(place("autosave"), typed(rita, headline="Typed", tab="ritas-tab"))

    assert response.status_code == 409
    assert (response.json()["why"], response.json()["name"]) == ("taken", "Carl")


def test_an_autosave_asks_as_much_of_a_long_history_as_of_a_short_one(at_desk, rita, draft, place, typed):
    desk, counts = at_desk(rita), []
    for turn in (1, 2, 6):
        for extra in range(turn):
            saved = Article.objects.get()
            changed = Content.of(saved).changed(headline=f"{turn} {extra}")
            write(saved, changed, by=rita, revision=saved.revision)
        sent = typed(rita, headline=f"Typed {turn}")
        with CaptureQueriesContext(connection) as queries:
            desk.client.post(place("autosave"), sent)
        counts.append(len(queries))

    assert len(set(counts)) == 1, counts


# --- Kept aside -----------------------------------------------------------------------------------------


def test_a_text_is_kept_aside_as_a_version(at_desk, rita, draft, place, typed):
    answer = at_desk(rita).client.post(place("keep"), typed(rita, headline="Mine")).json()

    assert answer["kept"] == "Your text is kept as version 2."
    assert answer["compare"].endswith("/compare/?from=v2&to=now")
    version = draft.versions.first()
    assert (version.kind, version.content["headline"]) == (Version.Kind.KEPT, "Mine")
    assert Article.objects.get().headline == "Harbour opens"


def test_a_text_with_mistakes_is_kept_as_far_as_it_can_be_read(at_desk, rita, draft, place, typed):
    sent = typed(rita, headline="", standfirst="Mine", slug="not a slug!")

    assert at_desk(rita).client.post(place("keep"), sent).status_code == 200

    content = draft.versions.first().content
    assert (content["headline"], content["standfirst"], content["slug"]) == ("Harbour opens", "Mine", "")
    assert len(content["bylines"]) == 1


def test_a_text_is_kept_though_the_story_went_to_review(at_desk, rita, draft, place, typed):
    sent = typed(rita, headline="Mine")
    submit(draft, by=rita)

    assert at_desk(rita).client.post(place("keep"), sent).status_code == 200
    assert draft.versions.first().content["headline"] == "Mine"


def test_a_text_sent_without_scripts_is_kept_though_the_story_went_to_review(at_desk, rita, draft, typed, story):
    sent = typed(rita, headline="Mine")
    submit(draft, by=rita)

    response = at_desk(rita).client.post(story(draft), sent)

    assert response.status_code == 403
    assert "Your text is kept as version 3." in response.content.decode()
    assert draft.versions.first().content["headline"] == "Mine"


def test_a_text_of_somebody_elses_story_is_not_kept(at_desk, phil, rita, draft, place, typed):
    assert at_desk(phil).client.post(place("keep"), typed(rita, headline="Mine")).status_code == 403
    assert draft.versions.count() == 1


# --- Looked at again ----------------------------------------------------------------------------------------


def test_a_text_that_a_browser_kept_stands_in_the_form_again(at_desk, rita, draft, typed, story):
    response = at_desk(rita).client.post(story(draft), {**typed(rita, headline="Kept"), "_look": "1"})

    assert response.status_code == 200
    assert "Kept" in response.content.decode()
    assert "Not saved yet" in response.content.decode()
    assert Article.objects.get().headline == "Harbour opens"


def test_a_kept_text_of_a_story_that_was_saved_since_is_a_conflict(at_desk, rita, edith, draft, typed, story):
    sent = {**typed(rita, headline="Kept"), "_look": "1"}
    write(draft, Content.of(draft).changed(headline="Edith's"), by=edith, revision=1)

    assert at_desk(rita).client.post(story(draft), sent).status_code == 409


def test_a_new_story_that_a_browser_kept_stands_in_the_form_again(at_desk, rita, english):
    desk = at_desk(rita)
    sent = {**desk.page("/admin/articles/article/add/").filled(headline="Kept"), "_look": "1"}

    response = desk.client.post("/admin/articles/article/add/", sent)

    assert (response.status_code, Article.objects.count()) == (200, 0)
    assert "Kept" in response.content.decode()
