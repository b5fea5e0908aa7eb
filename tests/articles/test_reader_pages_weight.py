"""What a reader's page weighs, and what its stylesheet may not do."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from articles.models import Release
from photos.tones import stylesheet

from .pages import read

PHYSICAL = re.compile(
    r"(?<![-\w])(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right)\s*:|text-align:\s*(?:left|right)"
)


def static_file(name: str) -> Path:
    return Path(finders.find(f"newsroom/{name}"))


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def test_stylesheet_is_light():
    assert packed(static_file("css/site.css").read_bytes()) <= 8_000


def test_scripts_are_light():
    assert sum(packed(path.read_bytes()) for path in static_file("js/share.js").parent.glob("*.js")) <= 6_000


@pytest.mark.parametrize("face", ["serif-latin", "serif-cyrillic", "persian"])
def test_faces_are_light_and_come_with_their_licence(face):
    file = static_file(f"fonts/{face}.woff2")

    assert file.stat().st_size <= 30_000
    assert file.name in (file.parent / "OFL.txt").read_text()


def test_stylesheet_works_in_both_directions():
    assert PHYSICAL.findall(static_file("css/site.css").read_text()) == []


def test_stylesheet_has_the_tones_of_photos_so_that_no_second_one_is_fetched():
    assert stylesheet().strip() in static_file("css/site.css").read_text()


def test_long_story_fits_into_the_first_flight_of_packets(client, publish_story, make_photo):
    words = "<p>The port authority said on Monday that the quay would open in spring, weather permitting.</p>"
    pictures = "".join(f'<figure class="figure"><img data-photo="{make_photo().pk}"></figure>' for _ in range(3))
    for number in range(6):
        publish_story(f"Another story of the harbour {number}")
    publish_story("Long story", body=words * 40 + pictures, lead_photo=make_photo().pk)

    path = Release.objects.public().get(headline="Long story").get_absolute_url()
    response = client.get(path)

    assert packed(response.content) <= 14_000


def test_story_needs_three_requests_before_its_pictures(client, live_article):
    page = read(client, Release.objects.public().get().get_absolute_url())

    fetched = page.xpath("//head/link[@rel='stylesheet' or @rel='preload']/@href")
    assert fetched == ["/static/newsroom/fonts/serif-latin.woff2", "/static/newsroom/css/site.css"]
    assert page.xpath("//head/script[@src]") == []
    assert page.xpath("//script[@src]/@type") == ["module"]
