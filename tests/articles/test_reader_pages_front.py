"""The automatic front: the lead, what stands beside it, the latest, a container per section."""

import pytest

from articles.models import Section
from articles.publishing import correct, kill

from .pages import all_words, links, read, words


@pytest.fixture
def sections(english, world):
    """Six sections on the menu."""
    others = [
        Section.objects.create(edition=english, name=name, slug=name.lower(), position=place)
        for place, name in enumerate(["Sport", "Culture", "Energy", "Society", "Opinion"], start=2)
    ]
    return [world, *others]


def test_front_without_stories_says_so(client, english):
    page = read(client, "/")

    assert all_words(page, "empty") == ["No stories yet."]
    assert page.find_class("lead") == []


def test_front_without_an_edition_is_404(client, db):
    assert client.get("/").status_code == 404


def test_one_story_leads_and_is_the_latest(client, publish_story):
    publish_story("Alone")

    page = read(client, "/")

    assert all_words(page, "lead__headline") == ["Alone"]
    assert all_words(page, "wire__link") == ["Alone"]
    assert page.find_class("card") == []


def test_three_stories_stand_at_the_top(client, publish_story):
    for headline in ("One", "Two", "Three"):
        publish_story(headline)

    page = read(client, "/")

    assert all_words(page, "lead__headline") == ["Three"]
    assert all_words(page, "headlines__link") == ["Two", "One"]
    assert all_words(page, "wire__link") == ["Three", "Two", "One"]


def test_sixty_stories_fill_every_kind_of_container_and_none_twice(client, publish_story, sections):
    for number in range(60):
        section = sections[number % 5 if number < 59 else 5]
        genre = "opinion" if section.slug == "opinion" else "news"
        publish_story(f"Story {number}", section=section.pk, genre=genre)

    page = read(client, "/")

    assert len(page.find_class("container--feature")) == 2
    assert len(page.find_class("container--band")) == 3
    curated = all_words(page, "lead__headline") + all_words(page, "headlines__link") + all_words(page, "card__link")
    assert len(curated) == len(set(curated)) == 1 + 3 + 5 * 4
    assert len(all_words(page, "wire__link")) == 12


def test_most_urgent_story_with_a_photo_leads(client, publish_story, make_photo):
    publish_story("Urgent", urgency=2, lead_photo=make_photo().pk)
    publish_story("Newer", urgency=5, lead_photo=make_photo().pk)
    publish_story("Newest, no photo", urgency=2)

    page = read(client, "/")

    assert all_words(page, "lead__headline") == ["Urgent"]
    [image] = page.find_class("lead__picture")[0].iter("img")
    assert image.get("fetchpriority") == "high"


def test_lead_without_a_photo_takes_the_whole_width(client, publish_story):
    publish_story("Plain")

    [lead] = read(client, "/").find_class("lead")

    assert "lead--bare" in lead.get("class")


def test_opinion_looks_different_and_names_its_author_first(client, publish_story, sections):
    publish_story("Why ferries matter", section=sections[5].pk, genre="opinion")
    for number in range(5):
        publish_story(f"News {number}")

    page = read(client, "/")

    [opinion] = page.find_class("container--opinion")
    assert all_words(opinion, "card__headline") == ["Ines Varga Why ferries matter"]
    assert list(opinion.iter("img")) == []


def test_genre_marks_what_is_not_news(client, publish_story, sections):
    publish_story("Deep", genre="analysis", section=sections[1].pk)
    for number in range(5):
        publish_story(f"News {number}")

    page = read(client, "/")

    [card] = [card for card in page.find_class("card") if "Deep" in words(card)]
    assert all_words(card, "kicker__kind") == ["Analysis"]


def test_short_headline_stands_in_lists(client, publish_story):
    publish_story("A very long headline about the harbour", short_headline="Harbour")

    assert all_words(read(client, "/"), "lead__headline") == ["Harbour"]


def test_latest_has_a_line_for_each_day(client, publish_story, clock):
    publish_story("Yesterday's")
    clock.forward(days=1)
    publish_story("Today's")
    publish_story("Today's second")

    assert all_words(read(client, "/"), "wire__day") == ["Tuesday 3 March", "Monday 2 March"]


def test_killed_story_leaves_the_front(client, publish_story, carl):
    publish_story("Stays")
    kill(publish_story("Goes"), by=carl, reason="Wrong", notice="Withdrawn.")

    html = client.get("/").content.decode()

    assert "Stays" in html
    assert "Goes" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_front_takes_four_queries(client, publish_story, make_photo, sections, count, django_assert_num_queries):
    for number in range(count):
        for section in sections:
            publish_story(f"{section.name} {number}", section=section.pk, lead_photo=make_photo().pk)

    with django_assert_num_queries(4):
        read(client, "/")


# --- Flash bar -----------------------------------------------------------------------------------


def test_flash_stands_over_every_page_for_two_hours(client, publish_story, clock):
    publish_story("Parliament votes", urgency=1)

    page = read(client, "/corrections/")
    assert all_words(page, "flash-bar__headline") == ["Parliament votes"]
    assert all_words(page, "flash-bar__label") == ["Flash 12:00"]

    clock.forward(hours=2)
    assert read(client, "/corrections/").find_class("flash-bar") == []


def test_flash_bar_is_not_over_its_own_story(client, publish_story):
    publish_story("Parliament votes", urgency=1)
    [(_headline, url)] = links(read(client, "/"), "lead__headline")

    assert read(client, url).find_class("flash-bar") == []


def test_page_with_a_flash_is_kept_no_longer_than_the_flash(client, publish_story, clock):
    publish_story("Parliament votes", urgency=1)
    clock.forward(hours=1, minutes=59, seconds=29)

    assert client.get("/corrections/").headers["Cache-Control"] in ("public, max-age=29", "public, max-age=30")


def test_flash_of_one_edition_is_not_over_another(client, publish_story, russian):
    publish_story("Parliament votes", urgency=1)

    assert read(client, "/ru/").find_class("flash-bar") == []


def test_correcting_a_former_flash_makes_no_new_one(client, publish_story, edith, clock):
    story = publish_story("Parliament votes", urgency=1)
    clock.forward(hours=5)
    correct(story, by=edith, changes={"headline": "Parliament voted"}, note="Wrong tense.")

    assert read(client, "/corrections/").find_class("flash-bar") == []


# --- Editions ------------------------------------------------------------------------------------


def test_edition_switch_names_each_edition_in_its_own_language(client, russian, persian):
    page = read(client, "/ru/")

    shown = [
        (link.get("href"), link.get("lang"), link.get("dir"), words(link), link.get("aria-current"))
        for link in page.find_class("editions__link")
    ]
    assert shown == [
        ("/", "en", "ltr", "English", None),
        ("/ru/", "ru", "ltr", "Русский", "true"),
        ("/fa/", "fa", "rtl", "فارسی", None),
    ]


def test_single_edition_needs_no_switch(client, english):
    assert read(client, "/").find_class("editions") == []


@pytest.mark.parametrize(
    ("path", "lang", "direction"), [("/", "en", "ltr"), ("/ru/", "ru", "ltr"), ("/fa/", "fa", "rtl")]
)
def test_front_has_its_editions_language_and_direction(client, russian, persian, path, lang, direction):
    page = read(client, path)

    assert (page.get("lang"), page.get("dir")) == (lang, direction)


@pytest.mark.parametrize(("path", "face"), [("/", "serif-latin"), ("/ru/", "serif-cyrillic"), ("/fa/", "persian")])
def test_only_the_face_of_the_editions_script_is_fetched_first(client, russian, persian, path, face):
    page = read(client, path)

    assert page.xpath("//link[@rel='preload']/@href") == [f"/static/newsroom/fonts/{face}.woff2"]


def test_default_edition_has_no_second_address(client, english):
    assert client.get("/en/").status_code == 404
