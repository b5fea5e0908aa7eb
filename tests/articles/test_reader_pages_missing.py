"""What readers get instead of a page: 404, 410, 500, and a form without its token."""

import pytest
from django.db import connection
from django.test import Client, RequestFactory

from articles.models import Release
from articles.publishing import kill, publish, reinstate
from newsroom.views import csrf_failure, server_error

from .pages import all_words, links, read, rel, words

KILLED_WORDS = ["zanzibar", "quagmire", "zeppelin", "xylophone", "wombat", "ytterby", "quokka", "libel"]


@pytest.fixture
def killed(publish_story, make_photo, carl):
    """A killed story's address; each of its words is unlike any other on the page."""
    story = publish_story(
        "Zanzibar quagmire",
        short_headline="Zeppelin",
        standfirst="Xylophone recital.",
        body="<p>Wombat unrest.</p>",
        dateline="YTTERBY",
        lead_photo=make_photo(caption="Quokka", alt_text="Quokka").pk,
        slug="story-one",
    )
    path = Release.objects.public().get(article=story).get_absolute_url()
    kill(story, by=carl, reason="Libel risk", notice="A story about the harbour was withdrawn.")
    return path


def test_killed_story_is_gone_with_its_notice(client, killed, publish_story):
    publish_story("Something else")

    page = read(client, killed, 410)

    assert [words(h1) for h1 in page.iter("h1")] == ["This story has been withdrawn"]
    assert all_words(page, "missing__words") == ["A story about the harbour was withdrawn."]
    assert all_words(page, "headlines__link") == ["Something else"]


def test_killed_page_has_none_of_the_killed_words(client, killed):
    html = client.get(killed).content.decode().lower()

    assert [word for word in KILLED_WORDS if word in html] == []


def test_killed_page_is_not_for_search_engines(client, killed):
    page = read(client, killed, 410)

    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert rel(page, "canonical") == []
    assert page.xpath("//script[@type='application/ld+json']") == []


def test_killed_story_is_in_no_list_and_no_feed(client, killed):
    for path in ("/", "/section/world/", "/topic/ports/", "/author/ines-varga/", "/2026/03/02/", "/feed/rss.xml"):
        assert "Zanzibar" not in client.get(path).content.decode()


def test_killed_page_may_be_kept_like_any_other(client, killed):
    response = client.get(killed)

    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.cookies == {}


def test_killed_page_takes_four_queries(client, killed, django_assert_num_queries):
    with django_assert_num_queries(4):
        read(client, killed, 410)


def test_reinstated_story_is_back_at_its_address(client, killed, carl):
    story = Release.objects.current().get(kind="kill").article
    reinstate(story, by=carl, reason="It was right.")

    assert all_words(read(client, killed), "story__headline") == ["Zanzibar quagmire"]


def test_kill_of_what_never_was_public_is_404(client, approved_article, edith, carl, clock):
    release = publish(approved_article, by=edith, at=clock.in_hours(1))
    kill(approved_article, by=carl, reason="Wrong", notice="Withdrawn.")

    assert client.get(release.get_absolute_url()).status_code == 404
    clock.forward(hours=2)
    assert client.get(release.get_absolute_url()).status_code == 404


# --- 404 -------------------------------------------------------------------------------------------


def test_missing_page_gives_a_way_on(client, publish_story, sport):
    publish_story("Harbour opens")

    page = read(client, "/no/such/page/", 404)

    assert [words(h1) for h1 in page.iter("h1")] == ["Page not found"]
    assert all_words(page, "headlines__link") == ["Harbour opens"]
    assert links(page, "sections") == [("Front page", "/"), ("World", "/section/world/"), ("Sport", "/section/sport/")]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert rel(page, "canonical") == []


@pytest.mark.parametrize(("path", "title"), [("/ru/none/", "Страница не найдена"), ("/fa/none/none/", "صفحه پیدا نشد")])
def test_missing_page_speaks_the_language_of_its_address(client, russian, persian, path, title):
    page = read(client, path, 404)

    assert all_words(page, "missing__title") == [title]


def test_missing_page_is_kept_no_longer_than_until_the_next_release(client, approved_article, edith, clock):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    assert client.get("/none/").headers["Cache-Control"] == "public, max-age=60"

    clock.forward(minutes=59, seconds=50)
    assert client.get("/none/").headers["Cache-Control"] in ("public, max-age=9", "public, max-age=10")


def test_missing_page_never_repeats_its_address(client, english):
    html = client.get("/<script>alert(1)</script>/?q=<b>").content.decode()

    assert "alert(1)" not in html


def test_missing_page_without_any_edition_is_plain(client, db):
    page = read(client, "/none/", 404)

    assert links(page, "missing") == [("Go to the front page", "/")]


def test_missing_page_sets_no_cookie(client, english):
    response = client.get("/none/")

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


# --- 500 and 403 -----------------------------------------------------------------------------------


def test_error_page_asks_the_database_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/ru/broken/"))

    assert response.status_code == 500
    assert 'lang="ru"' in response.content.decode()
    assert "Что-то пошло не так" in response.content.decode()


def test_error_page_is_shown_when_a_page_breaks(english, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("private words")

    monkeypatch.setattr("articles.listings.corrections", broken)
    response = Client(raise_request_exception=False).get("/corrections/")

    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()
    assert "private words" not in response.content.decode()
    assert connection.in_atomic_block  # the test's own transaction is whole


def test_form_without_its_token_is_told_what_to_do():
    response = csrf_failure(RequestFactory().post("/accounts/login/"), reason="CSRF cookie not set.")

    assert response.status_code == 403
    assert "The form was not sent" in response.content.decode()
