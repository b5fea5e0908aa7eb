"""articles/admin: two states of a story side by side, names for versions, words brought back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.content import Content, Name
from articles.models import Article
from articles.publishing import approve, autosave, submit, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(draft):
    return lambda name="compare", article=draft: f"/admin/articles/article/{article.pk}/{name}/"


@pytest.fixture
def rewritten(draft, words, rita):
    return autosave(draft, words.changed(headline="Harbour closes", urgency=3), by=rita, revision=1)


def sides(page) -> list[str]:
    return [option.get("value") for option in page.find("option[selected]")]


def test_the_newest_version_is_compared_with_what_is_written_where_nothing_is_live(at_desk, rita, rewritten, place):
    page = at_desk(rita).page(place())

    assert sides(page) == ["v1", "now"]
    assert page.words(".change h2") == ["Headline", "Urgency", "Bring all of it back", "Name version 1"]
    assert page.words("del.del") == ["struck through", "taken out: opens", "taken out: 5"]
    assert page.words("ins.ins") == ["underlined", "added: closes", "added: 3"]


def test_what_is_live_is_compared_with_what_is_written(at_desk, edith, live_article, words, place):
    autosave(live_article, words.changed(headline="Harbour closes"), by=edith, revision=1)

    page = at_desk(edith).page(place(article=live_article))

    assert sides(page) == ["live", "now"]
    # The slug and the author's own role, which a release fills in, are no change.
    assert page.words(".change h2") == ["Headline", "Bring all of it back"]


def test_in_review_the_last_approved_version_is_compared(at_desk, edith, rita, live_article, words, place):
    write(live_article, words.changed(headline="Second"), by=rita, revision=1)
    submit(live_article, by=rita)
    approved = approve(live_article, by=edith).approved_version
    write(live_article, words.changed(headline="Third"), by=edith, revision=2)

    page = at_desk(edith).page(place(article=live_article))

    assert sides(page) == [f"v{approved.number}", "now"]
    assert page.words("del.del")[1:] == ["taken out: Second"]
    link = at_desk(edith).page(f"/admin/articles/article/{live_article.pk}/change/")
    assert "What has changed" in link.words(".bar__steps a")


def test_equal_sides_have_no_difference(at_desk, rita, draft, place):
    page = at_desk(rita).page(place(), **{"from": "v1", "to": "now"})

    assert page.words(".empty") == ["There is no difference."]
    assert page.find("#bring-back") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("v9", "now"), ("r1", "now"), ("live", "now"), ("approved", "now"), ("x", "now"), ("v", "now"), ("now", "v" * 99)],
)
def test_a_side_that_is_nothing_is_not_found(at_desk, rita, draft, place, old, new):
    assert at_desk(rita).get(place(), **{"from": old, "to": new}).status_code == 404


def test_who_may_not_write_compares_and_brings_nothing_back(at_desk, phil, rewritten, place):
    page = at_desk(phil).page(place())

    assert page.words(".change h2") == ["Headline", "Urgency"]
    assert page.find("button[name=field]") == []


def test_one_field_is_brought_back_from_the_page(at_desk, rita, rewritten, place):
    sent = {"source": "v1", "field": "headline", "revision": "2"}

    response = at_desk(rita).client.post(place("restore"), sent)

    assert response.url.endswith("/compare/?from=v1&to=now")
    article = Article.objects.get()
    assert (article.headline, article.urgency) == ("Harbour opens", 3)


def test_all_of_it_is_brought_back_from_the_page(at_desk, rita, rewritten, place, words):
    desk = at_desk(rita)
    page = desk.page(place())
    assert [form.get("action") for form in page.find("#bring-back form")] == [place("restore")]

    response = desk.client.post(place("restore"), {"source": "v1", "revision": "2"})

    assert response.url == place("change")
    assert Content.of(Article.objects.get()) == words.cleaned()


def test_bringing_back_into_a_story_that_was_saved_since_is_refused(at_desk, rita, edith, rewritten, place, words):
    write(rewritten, words.changed(headline="Edith's"), by=edith, revision=2)

    response = at_desk(rita).client.post(place("restore"), {"source": "v1", "revision": "2"})

    assert response.status_code == 409
    assert "Somebody saved this story since" in response.content.decode()
    assert Article.objects.get().headline == "Edith's"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 404),
        ({"source": "now"}, 404),
        ({"source": "v1", "field": "status", "revision": "2"}, 404),
        ({"source": "v1", "revision": "9" * 40}, 409),
        ({"source": "v1", "field": "slug", "revision": "2"}, 409),
    ],
)
def test_nonsense_brings_nothing_back(at_desk, rita, rewritten, place, sent, status):
    assert at_desk(rita).client.post(place("restore"), sent).status_code == status
    assert Article.objects.get().revision == 2


def test_a_version_gets_its_name_on_the_page(at_desk, rita, draft, place):
    response = at_desk(rita).client.post(place("name"), {"version": "1", "name": "Before the talks"})

    assert response.status_code == 302
    assert draft.versions.get().name == "Before the talks"
    page = at_desk(rita).page(f"/admin/articles/article/{draft.pk}/change/")
    assert "1. Before the talks" in page.words("#history-panel th")


@pytest.mark.parametrize(
    ("sent", "status"), [({}, 404), ({"version": "1"}, 400), ({"version": "1", "name": "x" * 81}, 400)]
)
def test_nonsense_names_nothing(at_desk, rita, draft, place, sent, status):
    assert at_desk(rita).client.post(place("name"), sent).status_code == status
    assert draft.versions.get().name == ""


def test_photos_that_came_are_shown(at_desk, rita, draft, place, words, make_photo):
    photo = make_photo(caption="The ferry")
    body = f'<p>The harbour opened.</p><figure class="figure"><img data-photo="{photo.pk}"></figure>'
    autosave(draft, words.changed(body=body, bylines=(Name(guest_name="Dr Marant"),)), by=rita, revision=1)

    page = at_desk(rita).page(place())

    assert page.words(".change h2")[:3] == ["Byline", "Body", "Photos"]
    assert page.words(".difference--photos li") == [f"Added: Photo {photo.pk}: The ferry"]


def test_the_page_asks_the_same_of_short_and_long_stories(at_desk, edith, place, words, draft, make_photo, english):
    counts = []
    desk = at_desk(edith)
    for turn in (1, 3):
        photos = "".join(f'<figure class="figure"><img data-photo="{make_photo().pk}"></figure>' for _ in range(turn))
        topics = tuple(english.topics.create(name=f"T{turn}{n}", slug=f"t{turn}{n}").pk for n in range(turn))
        now = Article.objects.get()
        write(now, words.changed(body=f"<p>{turn}</p>{photos}", topics=topics), by=edith, revision=now.revision)
        with CaptureQueriesContext(connection) as queries:
            desk.get(place(), **{"from": "v1", "to": "now"})
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_the_history_leads_to_every_version(at_desk, rita, rewritten):
    page = at_desk(rita).page(f"/admin/articles/article/{rewritten.pk}/change/")

    links = [link.get("href").partition("/compare/")[2] for link in page.find(".history__ways a")]
    assert links == ["?from=v1&to=now", "?from=v1&to=now#bring-back", "?from=v1&to=now#name"]
