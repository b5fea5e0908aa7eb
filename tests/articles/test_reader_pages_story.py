"""The story page, as a reader gets it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.content import Name
from articles.models import Address, Edition, Release, Section, Topic
from articles.publishing import approve, correct, fix, kill, link_translations, publish, submit, update, write
from authors.models import Author, AuthorText
from photos.models import Photo

from .pages import all_words, links, read, words


def path_of(article) -> str:
    return Release.objects.public().get(article=article).get_absolute_url()


@pytest.fixture
def rich_story(publish_story, make_photo, ines):
    """A story with everything: two photos, a guest beside the author, a link, a topic."""
    lead, second = make_photo(), make_photo(alt_text="Cranes", caption="", credit="Port Authority")
    portrait = make_photo(alt_text="Ines Varga")
    ines.portrait = portrait
    ines.save()
    target = publish_story("Ferry keeps running")
    body = (
        "<p>The harbour opened.</p>"
        f'<figure class="figure"><img data-photo="{second.pk}"><figcaption>Cranes at work.</figcaption></figure>'
        f'<p>The <a data-story="{target.pk}">ferry</a> stays.</p>'
    )
    return publish_story(
        "Harbour opens",
        body=body,
        lead_photo=lead.pk,
        lead_caption="The new quay.",
        bylines=(Name(author=ines.pk), Name(guest_name="Dr Kern", role="hydrologist")),
    )


def test_story_stands_in_the_order_that_a_reader_expects(client, rich_story):
    page = read(client, path_of(rich_story))

    [story] = page.find_class("story")
    text = words(story)
    order = [
        "World",
        "Harbour opens",
        "The harbour opened on Monday.",
        "The new quay. Photo: Jo Lens",
        "Ines Varga",
        "politics editor",
        "Dr Kern",
        "hydrologist",
        "2 March 2026, 12:00 UTC",
        "Share",
        "PORT ALMA The harbour opened.",
        "Cranes at work. Photo: Port Authority",
        "Ines writes.",
        "All stories by Ines Varga",
        "Ports",
        "More in World",
        "Ferry keeps running",
    ]
    places = [text.find(piece) for piece in order]
    assert -1 not in places
    assert places == sorted(places)


def test_headline_is_the_only_h1(client, rich_story):
    page = read(client, path_of(rich_story))

    assert [words(h1) for h1 in page.iter("h1")] == ["Harbour opens"]


def test_pictures_keep_their_room_and_only_the_lead_is_fetched_first(client, rich_story):
    page = read(client, path_of(rich_story))

    images = list(page.iter("img"))
    assert all(image.get("width") and image.get("height") for image in images)
    assert [image.get("alt") for image in images] == ["A harbour at dawn", "Cranes", ""]
    assert [image.get("fetchpriority") for image in images] == ["high", None, None]
    assert [image.get("loading") for image in images] == [None, "lazy", "lazy"]


def test_author_and_topic_link_to_their_pages(client, rich_story):
    page = read(client, path_of(rich_story))

    assert links(page, "byline") == [("Ines Varga", "/author/ines-varga/")]
    assert links(page, "topics") == [("Ports", "/topic/ports/")]
    assert links(page, "kicker") == [("World", "/section/world/")]


def test_author_without_a_page_is_named_but_not_linked(client, live_article, ines):
    Author.objects.filter(pk=ines.pk).update(is_shown=False)

    page = read(client, path_of(live_article))

    assert all_words(page, "byline__name") == ["Ines Varga"]
    assert links(page, "byline") == []


def test_author_is_described_as_of_now_and_named_as_printed(client, live_article, ines):
    Author.objects.filter(pk=ines.pk).update(name="Ines Kern", bio="Ines edits.")

    page = read(client, path_of(live_article))

    assert all_words(page, "byline__name") == ["Ines Varga"]
    assert all_words(page, "bio__name") == ["Ines Kern"]
    assert all_words(page, "bio__text") == ["Ines edits."]


def test_link_to_a_story_follows_it_and_goes_with_it(client, rich_story, carl):
    target = Release.objects.public().get(headline="Ferry keeps running")
    page = read(client, path_of(rich_story))
    assert links(page, "story__body") == [("ferry", target.get_absolute_url())]

    kill(target.article, by=carl, reason="Wrong", notice="It was withdrawn.")

    page = read(client, path_of(rich_story))
    assert links(page, "story__body") == []
    assert "The ferry stays." in all_words(page, "story__body")[0]


def test_withdrawn_photos_are_gone_from_the_page(client, rich_story):
    Photo.objects.update(withdrawn_at=timezone.now(), withdrawn_reason="Rights")

    page = read(client, path_of(rich_story))

    assert page.find_class("story__lead") == []
    assert page.find_class("figure") == []


def test_genre_stands_before_the_section_unless_it_is_news(client, publish_story):
    news, analysis = publish_story("Plain"), publish_story("Deep", genre="analysis")

    assert all_words(read(client, path_of(news)), "kicker")[0] == "World"
    assert all_words(read(client, path_of(analysis)), "kicker")[0] == "Analysis World"


def test_text_that_begins_with_a_picture_has_its_dateline_all_the_same(client, publish_story, make_photo):
    photo = make_photo()
    story = publish_story(
        "Photo first", body=f'<figure class="figure"><img data-photo="{photo.pk}"></figure><p>Text.</p>'
    )

    [body] = read(client, path_of(story)).find_class("story__body")

    assert words(body).startswith("PORT ALMA")


# --- What has changed ----------------------------------------------------------------------------


def test_update_says_what_is_new_and_when(client, live_article, rita, edith, words):
    saved = write(live_article, words.changed(standfirst="Ships came."), by=edith, revision=live_article.revision)
    approve(submit(saved, by=edith), by=edith)
    update(saved, by=edith, note="Adds the first ship.")

    page = read(client, path_of(live_article))

    [notice] = all_words(page, "notice")
    assert notice.startswith("Updated")
    assert notice.endswith("Adds the first ship.")
    assert ("what changed", "#update") in links(page, "story__dates")


def test_correction_is_named_above_and_told_below(client, live_article, edith):
    correct(live_article, by=edith, changes={"headline": "Harbour opens late"}, note="We had the wrong day.")

    page = read(client, path_of(live_article))

    assert all_words(page, "notice")[0].startswith("Corrected")
    assert links(page, "notice") == [("What we had wrong", "#corrections")]
    [told] = page.find_class("corrected")
    assert told.get("id") == "corrections"
    assert words(told).endswith("We had the wrong day.")


def test_correction_stays_on_the_page_after_later_releases(client, live_article, edith):
    correct(live_article, by=edith, changes={"headline": "Harbour opens late"}, note="We had the wrong day.")
    fix(live_article, by=edith, changes={"headline": "Harbour opens, late"})

    page = read(client, path_of(live_article))

    assert page.find_class("notice") == []
    assert "We had the wrong day." in all_words(page, "corrected")[0]


def test_silent_fix_says_nothing(client, live_article, edith):
    fix(live_article, by=edith, changes={"headline": "The harbour opens"})

    page = read(client, path_of(live_article))

    assert page.find_class("notice") == page.find_class("corrected") == []
    assert "Updated" not in all_words(page, "story__meta")[0]


def test_update_on_a_later_day_is_dated(client, publish_story, edith, clock):
    story = publish_story("Slow story")
    clock.forward(days=1)
    correct(story, by=edith, changes={"headline": "Slower story"}, note="Wrong speed.")

    page = read(client, path_of(story))

    assert [words.partition(" ·")[0] for words in all_words(page, "story__dates")] == [
        "2 March 2026, 12:00 UTC",
        "Corrected 3 March 2026, 12:00 UTC",
    ]


# --- Addresses -----------------------------------------------------------------------------------


def test_old_address_leads_to_the_new_one(client, live_article, edith):
    old = path_of(live_article)
    fix(live_article, by=edith, changes={"slug": "harbour-at-last"})

    response = client.get(old)

    assert response.status_code == 301
    assert response.headers["Location"] == path_of(live_article)


def test_waiting_slug_is_nowhere(client, live_article, edith, english):
    address = Release.objects.public().get(article=live_article).address
    Address.objects.create(edition=english, date=address.date, slug="secret-plan", article=live_article)

    assert client.get(f"/{address.date:%Y/%m/%d}/secret-plan/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/2026/02/30/harbour-opens/", "/2026/13/01/x/", "/0000/01/01/x/", "/2026/03/02/none/"]
)
def test_address_without_a_story_is_404(client, english, path):
    assert client.get(path).status_code == 404


def test_story_of_one_edition_is_not_found_in_another(client, live_article, russian):
    assert client.get(f"/ru{path_of(live_article)}").status_code == 404


def test_scheduled_story_is_404_until_its_time_and_then_there_without_a_worker(client, approved_article, edith, clock):
    release = publish(approved_article, by=edith, at=clock.in_hours(1))

    assert client.get(release.get_absolute_url()).status_code == 404
    clock.forward(hours=1, seconds=1)
    assert client.get(release.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_story_is_only_for_reading(client, live_article, method):
    assert getattr(client, method)(path_of(live_article)).status_code == 405


def test_head_request_is_answered(client, live_article):
    assert client.head(path_of(live_article)).status_code == 200


# --- Other languages -----------------------------------------------------------------------------


@pytest.fixture
def translated(publish_story, english, russian, persian, ada):
    """One story in three editions."""
    made = {}
    for edition, headline in [(english, "Harbour opens"), (russian, "Порт открыт"), (persian, "بندر گشوده شد")]:
        section = Section.objects.filter(edition=edition).first() or Section.objects.create(
            edition=edition, name="Mir", slug="world"
        )
        made[edition.code] = publish_story(headline, edition=edition, section=section.pk, topics=(), slug="harbour")
    for code in ("ru", "fa"):
        made["en"].refresh_from_db()
        made[code].refresh_from_db()
        link_translations(made["en"], made[code], by=ada)
    return made


def test_story_names_its_translations_in_their_own_language_and_direction(client, translated):
    page = read(client, path_of(translated["en"]))

    shown = [
        (link.get("lang"), link.get("dir"), link.get("href"), words(link))
        for link in page.xpath("//a[contains(@class, 'headlines__link') and @hreflang]")
    ]
    assert shown == [
        ("ru", "ltr", path_of(translated["ru"]), "Порт открыт"),
        ("fa", "rtl", path_of(translated["fa"]), "بندر گشوده شد"),
    ]


@pytest.mark.parametrize(
    ("code", "direction", "share"), [("en", "ltr", "Share"), ("ru", "ltr", "Поделиться"), ("fa", "rtl", "هم‌رسانی")]
)
def test_page_speaks_its_editions_language(client, translated, code, direction, share):
    page = read(client, path_of(translated[code]))

    assert (page.get("lang"), page.get("dir")) == (code, direction)
    assert words(page.xpath("//summary")[0]) == share


def test_persian_story_has_solar_hijri_dates_and_latin_machine_dates(client, translated):
    page = read(client, path_of(translated["fa"]))

    [time] = page.find_class("story__dates")[0].iter("time")
    assert words(time).startswith("۱۱ اسفند ۱۴۰۴، ۱۵:۳۰")
    assert time.get("datetime").startswith("2026-03-02T15:30:")
    assert time.get("datetime").endswith("+03:30")


def test_author_speaks_the_editions_language_too(client, translated, ines):
    AuthorText.objects.create(author=ines, language="ru", name="Инес Варга", bio="Инес пишет.")

    page = read(client, path_of(translated["ru"]))

    assert all_words(page, "bio__name") == ["Инес Варга"]
    assert all_words(page, "bio__text") == ["Инес пишет."]


def test_accept_language_changes_nothing(client, live_article):
    plain = client.get(path_of(live_article)).content
    persian = client.get(path_of(live_article), headers={"accept-language": "fa"})

    assert persian.content == plain
    assert "Accept-Language" not in persian.headers.get("Vary", "")


# --- Cost and caches -----------------------------------------------------------------------------


def test_story_takes_four_queries_however_much_it_shows(client, rich_story, publish_story, django_assert_num_queries):
    path = path_of(rich_story)
    with django_assert_num_queries(4):
        read(client, path)

    publish_story("Third")
    publish_story("Fourth")
    with django_assert_num_queries(4):
        page = read(client, path)
    assert len(page.find_class("headlines__row")) == 3


def test_plain_story_takes_four_queries(client, live_article, django_assert_num_queries):
    path = path_of(live_article)

    with django_assert_num_queries(4):
        read(client, path)


def test_story_is_kept_for_a_minute(client, live_article):
    assert client.get(path_of(live_article)).headers["Cache-Control"] == "public, max-age=60"


def test_story_is_kept_no_longer_than_until_the_next_release(client, publish_story, words, english, ada, clock):
    story = publish_story("First")
    other = publish_story("Second")
    saved = write(other, words.changed(headline="Second, again"), by=ada, revision=other.revision)
    approve(submit(saved, by=ada), by=ada)
    update(saved, by=ada, at=timezone.now() + timedelta(seconds=20))

    kept = client.get(path_of(story)).headers["Cache-Control"]

    assert kept in ("public, max-age=19", "public, max-age=20")


def test_page_asks_for_no_cookie_and_sets_none(client, live_article):
    response = client.get(path_of(live_article))

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert b"csrf" not in response.content.lower()


def test_story_page_is_the_same_for_a_logged_in_editor(client, live_article, edith):
    anonymous = client.get(path_of(live_article)).content
    client.force_login(edith)
    response = client.get(path_of(live_article))

    assert response.content == anonymous
    assert response.cookies == {}


def test_topics_of_many_stories_do_not_mix(client, publish_story, english, ports):
    rail = Topic.objects.create(edition=english, name="Rail", slug="rail")
    publish_story("Harbour", topics=(ports.pk,))
    story = publish_story("Trains", topics=(rail.pk,))

    assert links(read(client, path_of(story)), "topics") == [("Rail", "/topic/rail/")]


def test_reuse_terms_are_linked_where_the_page_exists(client, live_article, english):
    assert read(client, path_of(live_article)).find_class("story__reuse") == []

    english.pages.create(title="Reuse", slug="reuse", body="<p>Ask.</p>")

    assert links(read(client, path_of(live_article)), "story__reuse") == [("Reuse this story", "/reuse/")]


def test_unknown_edition_is_404(client, english):
    assert client.get("/xx/2026/03/02/harbour/").status_code == 404
    assert Edition.objects.count() == 1
