"""articles/admin/noting.py: notes beside the story, without scripts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Alert, Note
from articles.publishing import create, note, publish, resolve

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes_of():
    """A function that tells the address at which a story's notes are written, and settled."""

    def address(article, written: Note | None = None) -> str:
        base = f"/admin/articles/article/{article.pk}/notes/"
        return f"{base}{written.pk}/" if written else base

    return address


def test_a_note_is_written_beside_the_story(at_desk, edith, carl, draft, story, notes_of):
    desk = at_desk(edith)

    response = desk.post(notes_of(draft), text="Who says so?\nAsk @Carl.", mentioned=[carl.pk])

    assert response.url == f"{story(draft)}#notes"
    page = desk.page(story(draft))
    assert page.words(".note__text") == ["Who says so? Ask @Carl."]
    assert page.words("#notes-heading") == ["Notes 1"]


def test_the_photo_desk_reads_the_story_and_notes(at_desk, phil, submitted_article, notes_of):
    assert at_desk(phil).post(notes_of(submitted_article), text="The photo is dark.").status_code == 302


def test_a_thread_is_answered_and_settled(at_desk, rita, edith, draft, story, notes_of):
    first = note(draft, "Who says so?", by=edith)
    desk = at_desk(rita)
    page = desk.page(story(draft))
    assert page.find(f"textarea[id=answer-{first.pk}]") != []

    desk.post(notes_of(draft), text="The port.", answers=first.pk)
    desk.post(notes_of(draft, first))

    page = desk.page(story(draft))
    assert page.words(".notes__settled .note__text") == ["Who says so?", "The port."]
    assert page.words(".notes__settled summary")[0] == "1 settled"
    assert page.words("#notes-heading") == ["Notes"]


@pytest.mark.parametrize("text", ["", "  ", "x" * 4001])
def test_a_note_that_cannot_be_kept_comes_back_with_its_words(at_desk, edith, draft, notes_of, text):
    response = at_desk(edith).post(notes_of(draft), text=text)

    assert response.status_code == 400
    assert not Note.objects.exists()
    if text.strip():
        assert text in response.content.decode()


@pytest.mark.parametrize("answers", ["x", "9" * 30, "0", "-1"])
def test_a_note_that_answers_nothing_is_refused(at_desk, edith, draft, notes_of, answers):
    assert at_desk(edith).post(notes_of(draft), text="Yes.", answers=answers).status_code == 400


def test_a_note_of_another_story_is_not_answered_here(at_desk, edith, rita, draft, words, english, notes_of):
    elsewhere = note(create(words, by=rita, edition=english), "There", by=edith)

    assert at_desk(edith).post(notes_of(draft), text="Here.", answers=elsewhere.pk).status_code == 400
    assert at_desk(edith).post(notes_of(draft, elsewhere)).status_code == 404


@pytest.mark.parametrize("mentioned", [["x"], ["9" * 30]])
def test_people_who_are_nobody_are_refused(at_desk, edith, draft, notes_of, mentioned):
    assert at_desk(edith).post(notes_of(draft), text="Hello.", mentioned=mentioned).status_code == 400


def test_a_moderator_finds_no_notes(at_desk, max, edith, draft, notes_of):
    written = note(draft, "Who says so?", by=edith)

    assert at_desk(max).post(notes_of(draft), text="Hello.").status_code == 404
    assert at_desk(max).post(notes_of(draft, written)).status_code == 404


def test_notes_take_posts_alone(at_desk, edith, draft, notes_of):
    assert at_desk(edith).get(notes_of(draft)).status_code == 405


def test_an_alert_of_a_mention_stands_on_today(at_desk, edith, rita, draft, notes_of):
    at_desk(edith).post(notes_of(draft), text="@Rita, please.")

    assert at_desk(rita).page("/admin/").words(".alert__text") == ["Edith: @Rita, please."]
    assert Alert.objects.get().kind == "mentioned"


def test_what_is_written_in_a_note_is_no_html(at_desk, edith, draft, story):
    note(draft, "<script>alert(1)</script>", by=edith)

    assert "<script>alert" not in at_desk(edith).get(story(draft)).content.decode()


def test_no_reader_and_no_preview_sees_a_note(at_desk, client, edith, approved_article):
    note(approved_article, "canary", by=edith)
    release = publish(approved_article, by=edith)

    preview = at_desk(edith).get(f"/admin/articles/article/{approved_article.pk}/preview/")
    for page in (preview, client.get(release.get_absolute_url()), client.get("/feed/rss.xml")):
        assert page.status_code == 200
        assert "canary" not in page.content.decode()


def test_the_story_page_costs_the_same_with_one_note_and_with_three(at_desk, edith, rita, draft, story):
    desk = at_desk(edith)

    def cost() -> int:
        with CaptureQueriesContext(connection) as context:
            desk.get(story(draft))
        return len(context)

    first = note(draft, "One", by=rita)
    one = cost()
    note(draft, "Two", by=edith, answers=first)
    resolve(note(draft, "Three", by=rita), by=edith)

    assert cost() == one
