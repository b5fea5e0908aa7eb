"""articles/admin/previewing.py: the story as its page would show it."""

import pytest

from articles.content import Content, Name
from articles.models import Release
from articles.publishing import approve, create, submit, update, write

pytestmark = pytest.mark.django_db


def preview(article) -> str:
    return f"/admin/articles/article/{article.pk}/preview/"


def test_preview_shows_the_page_that_nobody_has_released(at_desk, rita, draft, ines, make_photo, english):
    photo = make_photo()
    words = Content.of(draft).changed(lead_photo=photo.pk, bylines=(Name(author=ines.pk), Name(guest_name="Dr Marant")))
    write(draft, words, by=rita, revision=1)

    page = at_desk(rita).page(preview(draft))

    assert page.words("h1") == ["Harbour opens"]
    assert page.words(".story__standfirst") == ["The harbour opened on Monday."]
    assert "The harbour opened." in page.words(".story__body")[0]
    assert len(page.find(".story__lead img")) == 1
    assert page.words("article")[0].count("Ines Varga") >= 1
    assert page.words("article")[0].count("Dr Marant") == 1
    assert page.words(".notice")[0] == "The story as it is saved now. Readers do not see this page."


def test_preview_writes_nothing(at_desk, rita, draft):
    at_desk(rita).get(preview(draft))

    assert not Release.objects.exists()
    assert not draft.addresses.exists()


def test_preview_of_a_live_story_shows_the_working_copy(at_desk, edith, live_article):
    write(live_article, Content.of(live_article).changed(headline="Harbour busy"), by=edith, revision=1)

    assert at_desk(edith).page(preview(live_article)).words("h1") == ["Harbour busy"]


def test_preview_shows_a_version(at_desk, rita, draft):
    write(draft, Content.of(draft).changed(headline="Harbour busy"), by=rita, revision=1)

    assert at_desk(rita).page(preview(draft), version=1).words("h1") == ["Harbour opens"]
    assert at_desk(rita).page(preview(draft), version=2).words("h1") == ["Harbour busy"]


def test_preview_shows_a_release_of_the_past(at_desk, edith, carl, live_article):
    write(live_article, Content.of(live_article).changed(headline="Harbour busy"), by=edith, revision=1)
    submit(live_article, by=edith)
    approve(live_article, by=carl)
    update(live_article, by=edith, note="Ships came.")

    assert at_desk(edith).page(preview(live_article), release=1).words("h1") == ["Harbour opens"]
    assert at_desk(edith).page(preview(live_article), release=2).words("h1") == ["Harbour busy"]


@pytest.mark.parametrize("query", [{"version": "9"}, {"release": "1"}, {"version": "x"}, {"release": "9" * 30}])
def test_preview_of_what_is_not_there_is_not_found(at_desk, rita, draft, query):
    assert at_desk(rita).get(preview(draft), **query).status_code == 404


def test_preview_speaks_the_editions_language(at_desk, rita, words, persian):
    section = persian.sections.create(name="جهان", slug="world")
    article = create(words.changed(headline="بندر باز شد", section=section.pk, topics=()), by=rita, edition=persian)

    page = at_desk(rita).page(preview(article))

    assert (page.root.get("lang"), page.root.get("dir")) == ("fa", "rtl")


def test_preview_is_kept_and_indexed_nowhere(at_desk, rita, draft):
    response = at_desk(rita).get(preview(draft))

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "canonical" not in response.content.decode()


def test_preview_is_for_those_who_see_stories(at_desk, max, phil, draft):
    assert at_desk(phil).get(preview(draft)).status_code == 200
    assert at_desk(max).get(preview(draft)).status_code == 404
    assert at_desk(phil).post(preview(draft)).status_code == 405


def test_a_killed_storys_last_words_can_be_looked_at(at_desk, edith, live_article, story):
    at_desk(edith).send(story(live_article, "kill"), reason="Wrong", word="KILL")

    assert at_desk(edith).page(preview(live_article), release=1).words("h1") == ["Harbour opens"]
