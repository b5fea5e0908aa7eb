"""RSS for the site, a section and an author."""

import xml.etree.ElementTree as ElementTree

import pytest

from articles.content import Name
from articles.models import Release
from articles.publishing import correct
from authors.models import Author

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
SITE = "https://agency.example"


def channel(client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).find("channel")  # noqa: S314 (our own)


def titles(feed: ElementTree.Element) -> list[str]:
    return [item.findtext("title") for item in feed.iter("item")]


def test_feed_tells_of_itself(client, live_article):
    feed = channel(client, "/feed/rss.xml")

    assert feed.findtext("title") == "Newsroom"
    assert feed.findtext("link") == f"{SITE}/"
    assert feed.findtext("language") == "en"
    assert feed.find("atom:link", NAMES).attrib == {"rel": "self", "href": f"{SITE}/feed/rss.xml"}


def test_item_has_what_a_reader_and_a_client_need(client, publish_story, make_photo):
    story = publish_story("Harbour & sea open", lead_photo=make_photo().pk, lead_caption="The quay.")

    [item] = channel(client, "/feed/rss.xml").iter("item")

    assert {child.tag: child.text for child in item if child.text} == {
        "title": "Harbour & sea open",
        "link": SITE + Release.objects.public().get().get_absolute_url(),
        "description": "The harbour opened on Monday.",
        "pubDate": "Mon, 02 Mar 2026 12:00:00 +0000",
        "guid": f"urn:uuid:{story.guid}",
        "category": "World",
        f"{{{NAMES['dc']}}}creator": "Ines Varga",
    }
    assert item.find("guid").get("isPermaLink") == "false"
    media = item.find("media:content", NAMES)
    assert {name: media.get(name) for name in ("medium", "type", "width", "height")} == {
        "medium": "image",
        "type": "image/jpeg",
        "width": "800",
        "height": "534",
    }
    assert media.get("url").startswith(f"{SITE}/media/photos/")
    assert media.findtext("media:description", None, NAMES) == "The quay."
    assert media.findtext("media:credit", None, NAMES) == "Jo Lens"


def test_item_keeps_its_guid_through_a_correction(client, publish_story, edith):
    story = publish_story("Harbour opens")
    before = channel(client, "/feed/rss.xml").findtext("item/guid")
    correct(story, by=edith, changes={"headline": "Harbour opens late"}, note="Wrong day.")

    feed = channel(client, "/feed/rss.xml")

    assert titles(feed) == ["Harbour opens late"]
    assert feed.findtext("item/guid") == before


def test_feeds_hold_their_own_stories_newest_first(client, publish_story, sport):
    guest = Author.objects.create(name="Ada Kern", slug="ada-kern")
    publish_story("World one")
    publish_story("Sport one", section=sport.pk, topics=())
    publish_story("World two", bylines=(Name(author=guest.pk),))

    assert titles(channel(client, "/feed/rss.xml")) == ["World two", "Sport one", "World one"]
    assert titles(channel(client, "/section/world/feed/rss.xml")) == ["World two", "World one"]
    assert titles(channel(client, "/author/ines-varga/feed/rss.xml")) == ["Sport one", "World one"]
    assert channel(client, "/section/world/feed/rss.xml").findtext("title") == "World - Newsroom"


def test_feed_is_in_its_editions_language(client, russian):
    feed = channel(client, "/ru/feed/rss.xml")

    assert feed.findtext("language") == "ru"
    assert feed.findtext("description") == "Последние новости: Newsroom"


def test_letters_that_xml_cannot_hold_are_left_out(client, publish_story):
    publish_story("Harbour\x0b opens\x1f", standfirst="\x00Ships.".replace("\x00", "\x01"))

    [item] = channel(client, "/feed/rss.xml").iter("item")

    assert item.findtext("title") == "Harbour opens"
    assert item.findtext("description") == "Ships."


@pytest.mark.parametrize(
    "path", ["/section/none/feed/rss.xml", "/author/none/feed/rss.xml", "/xx/feed/rss.xml", "/feed/rss", "/feed/"]
)
def test_feed_of_nothing_is_404(client, english, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/feed/rss.xml", "/section/world/feed/rss.xml", "/author/ines-varga/feed/rss.xml"])
def test_feeds_are_only_for_reading_and_may_be_kept(client, live_article, path):
    assert client.post(path).status_code == 405
    response = client.get(path)
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.cookies == {}


def test_empty_feed_is_a_feed(client, english):
    assert titles(channel(client, "/feed/rss.xml")) == []
