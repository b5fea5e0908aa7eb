"""What only browsers and search engines read, and what must never become markup."""

import json

import pytest

from articles.content import Name
from articles.models import Page, Release, Section
from articles.publishing import correct, link_translations
from articles.templatetags.head import json_ld

from .pages import meta, read, rel, structured_data

SITE = "https://agency.example"


def path_of(article) -> str:
    return Release.objects.public().get(article=article).get_absolute_url()


def test_story_names_itself_to_search_engines_and_cards(client, publish_story, make_photo):
    photo = make_photo()
    story = publish_story("Harbour opens", lead_photo=photo.pk)

    page = read(client, path_of(story))

    assert page.findtext(".//title") == "Harbour opens - Newsroom"
    assert rel(page, "canonical") == [SITE + path_of(story)]
    said = {
        "description": "The harbour opened on Monday.",
        "robots": "max-image-preview:large",
        "og:type": "article",
        "og:site_name": "Newsroom",
        "og:title": "Harbour opens",
        "og:description": "The harbour opened on Monday.",
        "og:url": SITE + path_of(story),
        "twitter:card": "summary_large_image",
        "og:image:alt": "A harbour at dawn",
    }
    assert {name: meta(page, name) for name in said} == said
    assert meta(page, "og:image").startswith(f"{SITE}/media/photos/")
    assert meta(page, "article:published_time") == "2026-03-02T12:00:00+00:00"
    assert meta(page, "article:section") == "World"


def test_story_without_standfirst_or_photo_still_has_a_description(client, publish_story):
    page = read(client, path_of(publish_story("Plain", standfirst="")))

    assert meta(page, "description") == "The harbour opened."
    assert meta(page, "og:image") is None
    assert meta(page, "twitter:card") == "summary"


def test_address_with_more_behind_it_has_the_same_canonical(client, live_article):
    page = read(client, path_of(live_article) + "?utm_source=x&before=")

    assert rel(page, "canonical") == [SITE + path_of(live_article)]


@pytest.fixture
def pair(publish_story, english, russian, ada):
    """One story in two editions."""
    section = Section.objects.create(edition=russian, name="Мир", slug="world")
    source = publish_story("Harbour opens")
    translation = publish_story("Порт открыт", edition=russian, section=section.pk, topics=())
    link_translations(source, translation, by=ada)
    return source, translation


def test_each_translation_lists_all_and_the_default_one_for_everybody_else(client, pair):
    expected = [
        ("en", SITE + path_of(pair[0])),
        ("ru", SITE + path_of(pair[1])),
        ("x-default", SITE + path_of(pair[0])),
    ]
    for story in pair:
        page = read(client, path_of(story))
        alternates = page.xpath("//link[@rel='alternate' and @hreflang]")
        assert [(link.get("hreflang"), link.get("href")) for link in alternates] == expected


def test_story_of_one_language_lists_no_others(client, live_article):
    assert read(client, path_of(live_article)).xpath("//link[@hreflang]") == []


def test_front_lists_every_edition(client, russian, persian):
    alternates = read(client, "/fa/").xpath("//link[@rel='alternate' and @hreflang]")

    assert [(link.get("hreflang"), link.get("href")) for link in alternates] == [
        ("en", f"{SITE}/"),
        ("ru", f"{SITE}/ru/"),
        ("fa", f"{SITE}/fa/"),
        ("x-default", f"{SITE}/"),
    ]


@pytest.mark.parametrize(
    ("path", "feeds"),
    [
        ("/", ["/feed/rss.xml"]),
        ("/section/world/", ["/feed/rss.xml", "/section/world/feed/rss.xml"]),
        ("/author/ines-varga/", ["/feed/rss.xml", "/author/ines-varga/feed/rss.xml"]),
    ],
)
def test_page_names_its_feeds(client, live_article, path, feeds):
    page = read(client, path)

    assert page.xpath("//link[@type='application/rss+xml']/@href") == feeds
    assert all(client.get(feed).status_code == 200 for feed in feeds)


# --- Structured data -------------------------------------------------------------------------------


def test_story_is_a_news_article(client, publish_story, make_photo, english):
    Page.objects.create(edition=english, title="Standards", slug="standards", body="<p>Facts.</p>")
    story = publish_story("Harbour opens", lead_photo=make_photo().pk, bylines=(Name(guest_name="Dr Kern"),))

    article, crumbs = structured_data(read(client, path_of(story)))

    images = article.pop("image")
    assert len(images) == 3
    assert all(image.startswith(f"{SITE}/media/photos/") for image in images)
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": "Newsroom",
        "url": f"{SITE}/",
        "correctionsPolicy": f"{SITE}/corrections/",
        "publishingPrinciples": f"{SITE}/standards/",
    }
    assert article == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"urn:uuid:{story.guid}",
        "mainEntityOfPage": SITE + path_of(story),
        "headline": "Harbour opens",
        "description": "The harbour opened on Monday.",
        "inLanguage": "en",
        "datePublished": "2026-03-02T12:00:00+00:00",
        "dateModified": "2026-03-02T12:00:00+00:00",
        "dateline": "PORT ALMA",
        "articleSection": "World",
        "keywords": ["Ports"],
        "wordCount": 5,
        "author": [{"@type": "Person", "name": "Dr Kern"}],
        "publisher": publisher,
        "isAccessibleForFree": True,
    }
    assert [step["item"] for step in crumbs["itemListElement"]] == [f"{SITE}/", f"{SITE}/section/world/"]


@pytest.mark.parametrize(
    ("genre", "kind"),
    [("analysis", "AnalysisNewsArticle"), ("opinion", "OpinionNewsArticle"), ("interview", "NewsArticle")],
)
def test_genre_gives_the_kind_of_article(client, publish_story, genre, kind):
    assert structured_data(read(client, path_of(publish_story(genre=genre))))[0]["@type"] == kind


def test_corrections_are_in_the_data(client, publish_story, edith, clock):
    story = publish_story("Harbour opens")
    clock.forward(hours=1)
    correct(story, by=edith, changes={"headline": "Harbour opens late"}, note="Wrong day.")

    data = structured_data(read(client, path_of(story)))[0]

    assert [comment["text"] for comment in data["correction"]] == ["Wrong day."]
    assert data["datePublished"] < data["dateModified"] == data["correction"][0]["datePublished"]


def test_list_page_names_its_stories_in_order(client, publish_story):
    first, second = publish_story("One"), publish_story("Two")

    [data] = structured_data(read(client, "/section/world/"))

    assert [item["url"] for item in data["itemListElement"]] == [SITE + path_of(second), SITE + path_of(first)]


def test_author_page_describes_a_person(client, live_article):
    profile, _list = structured_data(read(client, "/author/ines-varga/"))

    assert profile["@type"] == "ProfilePage"
    assert profile["mainEntity"]["name"] == "Ines Varga"


def test_front_describes_the_agency(client, english):
    assert structured_data(read(client, "/"))[0]["@type"] == "NewsMediaOrganization"


def test_data_cannot_end_its_script():
    nasty = "</script><script>alert(1)</script><!-- & \u2028"

    element = json_ld([{"headline": nasty}])

    assert element.count("<") == 2
    assert "\u2028" not in element
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inside) == [{"headline": nasty}]


# --- Markup in words -------------------------------------------------------------------------------

NASTY = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def test_words_of_a_story_never_become_markup(client, publish_story, make_photo, ada, english):
    photo = make_photo(caption=NASTY, alt_text=NASTY, credit=NASTY)
    short = NASTY[:90]
    story = publish_story(
        NASTY,
        short_headline=short,
        standfirst=NASTY,
        dateline="A<b>B",
        lead_photo=photo.pk,
        lead_caption=NASTY,
        bylines=(Name(guest_name=NASTY, role=NASTY),),
        body=f'<p>{NASTY}</p><figure class="figure"><img data-photo="{photo.pk}"></figure>',
        urgency=1,
    )
    correct(story, by=ada, changes={"standfirst": f"{NASTY}!"}, note=NASTY)

    for path in (path_of(story), "/", "/section/world/", "/topic/ports/", "/2026/03/02/", "/corrections/"):
        page = read(client, path)
        assert [script.get("type") for script in page.iter("script") if "alert" in (script.text or "")] in (
            [],
            ["application/ld+json"],
        )
        assert page.xpath("//*[@onerror]") == []
        assert page.xpath("//img[@src='x']") == []


def test_names_of_sections_topics_and_editions_never_become_markup(client, publish_story, world, ports, english):
    for row in (world, ports):
        row.name = NASTY[:60]
        row.save()
    english.agency_name = NASTY[:60]
    english.save()
    story = publish_story("Plain")

    for path in (path_of(story), "/", "/section/world/", "/topic/ports/", "/none/"):
        page = read(client, path, 404 if path == "/none/" else 200)
        assert [script for script in page.iter("script") if (script.text or "").startswith("alert")] == []


def test_page_has_no_inline_style_handler_or_script(client, publish_story, make_photo):
    story = publish_story("Harbour opens", lead_photo=make_photo().pk)

    for path in (path_of(story), "/", "/section/world/", "/author/ines-varga/", "/none/"):
        page = read(client, path, 404 if path == "/none/" else 200)
        assert page.xpath("//@style") == []
        assert list(page.iter("style")) == []
        assert page.xpath("//script[not(@src) and not(@type='application/ld+json')]") == []
        assert page.xpath("//@*[starts-with(name(), 'on')]") == []


def test_page_asks_nothing_of_other_hosts(client, publish_story, make_photo):
    page = read(client, path_of(publish_story("Harbour opens", lead_photo=make_photo().pk)))

    fetched = page.xpath(
        "//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href"
    )
    assert all(address.startswith("/") and not address.startswith("//") for address in fetched)
