"""Section, topic, author, day, corrections and static pages."""

from datetime import UTC, datetime

import pytest

from articles.content import Name
from articles.models import Page, Release, Section, Topic
from articles.publishing import correct, fix, kill
from authors.models import Author, AuthorLink, AuthorText
from newsroom.lib.keyset import Cursor

from .pages import all_words, links, meta, read, rel, words

LISTS = ["/section/world/", "/topic/ports/", "/author/ines-varga/", "/2026/03/02/", "/corrections/"]


def headlines(page) -> list[str]:
    return all_words(page, "stream__headline") or all_words(page, "wire__headline")


@pytest.fixture
def three_stories(publish_story):
    return [publish_story(headline) for headline in ("One", "Two", "Three")]


@pytest.mark.parametrize("path", ["/section/world/", "/topic/ports/", "/author/ines-varga/", "/2026/03/02/"])
def test_list_shows_its_public_stories_newest_first(client, path, three_stories, draft):
    page = read(client, path)

    assert headlines(page) == ["Three", "Two", "One"]


@pytest.mark.parametrize("path", ["/section/world/", "/topic/ports/", "/author/ines-varga/"])
def test_list_leads_to_older_stories_and_back(client, path, publish_story):
    for number in range(22):
        publish_story(f"Story {number}")

    first = read(client, path)
    [(label, older)] = links(first, "older")
    second = read(client, path + older)

    assert label == "Older stories"
    assert rel(first, "next") == [f"https://agency.example{path}{older}"]
    assert headlines(first) + headlines(second) == [f"Story {number}" for number in reversed(range(22))]
    assert links(second, "older") == [("Newest stories", path)]
    assert rel(second, "canonical") == [f"https://agency.example{path}{older}"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("cursor", ["x", "!!!!", "%00", "MTIz", "A" * 100, "LTEuLTE", "ЖЖЖ"])
def test_cursor_that_we_never_wrote_is_404(client, path, cursor, three_stories):
    assert client.get(f"{path}?before={cursor}").status_code == 404


@pytest.mark.parametrize("path", LISTS)
def test_cursor_from_the_end_of_the_world_is_an_empty_page_or_404(client, path, three_stories):
    for year in (1, 9999):
        cursor = Cursor(datetime(year, 6, 1, tzinfo=UTC), 2**62)
        assert client.get(f"{path}?before={cursor}").status_code in (200, 404)


@pytest.mark.parametrize(
    "path", ["/section/none/", "/topic/none/", "/author/none/", "/none/", "/section/world/none/", "/xx/section/world/"]
)
def test_what_does_not_exist_is_404(client, path, world, ports, ines):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", [*LISTS, "/"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_lists_are_only_for_reading(client, path, method, three_stories):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/section/world/", 3),
        ("/topic/ports/", 3),
        ("/author/ines-varga/", 3),
        ("/2026/03/02/", 3),
        ("/corrections/", 2),
        ("/feed/rss.xml", 2),
        ("/section/world/feed/rss.xml", 3),
        ("/author/ines-varga/feed/rss.xml", 3),
    ],
)
def test_list_takes_as_many_queries_for_three_stories_as_for_one(
    client, path, queries, publish_story, make_photo, edith, django_assert_num_queries
):
    def one_more(headline):
        story = publish_story(headline, lead_photo=make_photo().pk, standfirst="")
        correct(story, by=edith, changes={"headline": f"{headline}!"}, note="A mark was missing.")

    one_more("One")
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200

    one_more("Two")
    one_more("Three")
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_list_may_be_kept_and_asks_for_no_cookie(client, path, three_stories):
    response = client.get(path)

    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


def test_story_in_two_sections_stands_in_both(client, publish_story, sport):
    publish_story("Regatta in the harbour", also_in=(sport.pk,))

    assert headlines(read(client, "/section/world/")) == ["Regatta in the harbour"]
    assert headlines(read(client, "/section/sport/")) == ["Regatta in the harbour"]


def test_section_moved_by_a_fix_takes_the_story_with_it(client, live_article, edith, sport):
    fix(live_article, by=edith, changes={"section": sport.pk})

    assert headlines(read(client, "/section/world/")) == []
    assert headlines(read(client, "/section/sport/")) == ["Harbour opens"]


def test_section_is_marked_in_the_menu(client, three_stories, sport):
    page = read(client, "/section/world/")

    marked = page.xpath("//nav[contains(@class, 'sections')]//a[@aria-current]")
    assert [(words(link), link.get("aria-current")) for link in marked] == [("World", "page")]


def test_section_without_stories_says_so(client, sport):
    assert all_words(read(client, "/section/sport/"), "empty") == ["No stories yet."]


def test_section_off_the_menu_has_its_page(client, english):
    Section.objects.create(edition=english, name="Hidden", slug="hidden", in_menu=False)

    page = read(client, "/section/hidden/")

    assert all_words(page, "listing__title") == ["Hidden"]
    assert "Hidden" not in [text for text, _url in links(page, "sections")]


def test_withdrawn_pictures_leave_their_row(client, publish_story, make_photo):
    photo = make_photo()
    publish_story("With a picture", lead_photo=photo.pk)
    assert len(read(client, "/section/world/").find_class("stream__picture")) == 1

    photo.withdrawn_at, photo.withdrawn_reason = datetime(2026, 3, 2, tzinfo=UTC), "Rights"
    photo.save()

    assert read(client, "/section/world/").find_class("stream__picture") == []


def test_topic_says_what_it_is_about(client, english, three_stories):
    Topic.objects.filter(slug="ports").update(description="Quays and cranes.")

    page = read(client, "/topic/ports/")

    assert all_words(page, "listing__about") == ["Quays and cranes."]
    assert meta(page, "description") == "Quays and cranes."


# --- Authors -------------------------------------------------------------------------------------


def test_author_page_tells_who_they_are(client, three_stories, ines, make_photo):
    ines.portrait = make_photo()
    ines.save()
    AuthorLink.objects.create(author=ines, label="Letters", url="https://example.org/letters")

    page = read(client, "/author/ines-varga/")

    assert all_words(page, "listing__title") == ["Ines Varga"]
    assert all_words(page, "profile__role") == ["politics editor"]
    assert all_words(page, "profile__bio") == ["Ines writes."]
    assert links(page, "profile__links") == [
        ("Letters", "https://example.org/letters"),
        ("RSS feed", "/author/ines-varga/feed/rss.xml"),
    ]
    assert len(page.find_class("profile__portrait")) == 1


def test_author_page_is_in_the_editions_language(client, three_stories, ines, russian):
    AuthorText.objects.create(author=ines, language="ru", name="Инес Варга", role="редактор", bio="Инес пишет.")

    page = read(client, "/ru/author/ines-varga/")

    assert all_words(page, "listing__title") == ["Инес Варга"]
    assert headlines(page) == []


def test_author_without_a_page_is_404(client, three_stories, ines):
    Author.objects.filter(pk=ines.pk).update(is_shown=False)

    assert client.get("/author/ines-varga/").status_code == 404


def test_list_names_the_byline_as_printed(client, publish_story, ines):
    publish_story("Two names", bylines=(Name(author=ines.pk), Name(guest_name="Dr Kern")))

    assert all_words(read(client, "/section/world/"), "stream__byline") == ["Ines Varga, Dr Kern"]


# --- Days ----------------------------------------------------------------------------------------


def test_days_lead_to_the_nearest_days_with_stories(client, publish_story, clock):
    publish_story("On the 2nd")
    clock.forward(days=3)
    publish_story("On the 5th")
    clock.forward(days=4)
    publish_story("On the 9th")

    page = read(client, "/2026/03/05/")

    assert headlines(page) == ["On the 5th"]
    assert [url for _text, url in links(page, "days")] == ["/2026/03/02/", "/2026/03/09/"]
    assert [url for _text, url in links(read(client, "/2026/03/02/"), "days")] == ["/2026/03/05/"]


def test_day_without_stories_is_not_for_search_engines(client, publish_story, clock):
    publish_story("On the 2nd")
    clock.forward(days=3)

    page = read(client, "/2026/03/04/")

    assert all_words(page, "empty") == ["Nothing was published on this day."]
    assert "noindex" in page.xpath("//meta[@name='robots']/@content")
    assert [url for _text, url in links(page, "days")] == ["/2026/03/02/"]


@pytest.mark.parametrize(
    "day", ["2026/02/29", "2026/00/10", "2026/03/03", "9999/12/31", "0000/01/01", "0001/01/01", "1834/12/31"]
)
def test_day_that_never_was_or_is_to_come_is_404(client, english, clock, day):
    assert client.get(f"/{day}/").status_code == 404


def test_day_is_that_of_the_editions_zone(client, publish_story, persian, clock):
    section = Section.objects.create(edition=persian, name="جهان", slug="world")
    clock.forward(hours=9)  # 21:00 in London, 00:30 of the next day in Tehran
    publish_story("شب", edition=persian, section=section.pk, topics=())

    assert headlines(read(client, "/fa/2026/03/03/")) == ["شب"]
    assert headlines(read(client, "/fa/2026/03/02/")) == []


def test_day_title_is_in_the_editions_calendar(client, persian, clock):
    assert all_words(read(client, "/fa/2026/03/02/"), "listing__title") == ["دوشنبه ۱۱ اسفند ۱۴۰۴"]


# --- Corrections ---------------------------------------------------------------------------------


def test_corrections_tell_what_was_wrong_and_what_was_withdrawn(client, publish_story, edith, carl, clock):
    corrected, killed = publish_story("Harbour opens"), publish_story("Secret scandal")
    correct(corrected, by=edith, changes={"headline": "Harbour opens late"}, note="We had the wrong day.")
    clock.forward(minutes=1)
    kill(killed, by=carl, reason="Wrong", notice="A story of Monday was withdrawn.")

    page = read(client, "/corrections/")

    assert [words(row) for row in page.find_class("amends__words")] == [
        "Story withdrawn A story of Monday was withdrawn.",
        "Harbour opens late We had the wrong day.",
    ]
    assert "scandal" not in client.get("/corrections/").content.decode().lower()


def test_corrections_of_a_killed_story_are_gone(client, publish_story, edith, carl):
    story = publish_story("Harbour opens")
    correct(story, by=edith, changes={"headline": "Harbour opens late"}, note="We had the wrong day.")
    kill(story, by=carl, reason="Wrong", notice="Withdrawn.")

    assert all_words(read(client, "/corrections/"), "amends__words") == ["Story withdrawn Withdrawn."]


def test_correction_that_waits_for_its_embargo_is_not_told(client, publish_story, edith, clock):
    story = publish_story("Harbour opens")
    correct(story, by=edith, changes={"headline": "Harbour opens late"}, note="We had the wrong day.")
    Release.objects.filter(kind="correction").update(public_from=clock.in_hours(1))

    assert all_words(read(client, "/corrections/"), "empty") == ["We have corrected nothing yet."]


# --- Static pages --------------------------------------------------------------------------------


def test_static_page_shows_its_text_and_stands_in_the_footer(client, english):
    Page.objects.create(edition=english, title="Standards", slug="standards", body="<h2>Facts</h2><p>First.</p>")

    page = read(client, "/standards/")

    assert all_words(page, "plain__title") == ["Standards"]
    assert ("Standards", "/standards/") in links(page, "foot__links")
    assert meta(page, "description") == "Facts First."


def test_static_page_is_cleaned(client, english):
    Page.objects.create(edition=english, title="Bad", slug="bad", body='<p onclick="x()">Words</p><script>x()</script>')

    html = client.get("/bad/").content.decode()

    assert "onclick" not in html
    assert "x()" not in html


def test_static_page_takes_two_queries(client, russian, django_assert_num_queries):
    Page.objects.create(edition=russian, title="О нас", slug="about", body="<p>Мы.</p>")

    with django_assert_num_queries(2):
        page = read(client, "/ru/about/")

    assert page.get("lang") == "ru"
    assert client.get("/about/").status_code == 404
