"""RSS for the site, a section and an author."""

import mimetypes
import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from authors.models import Author
from newsroom.lib.addresses import absolute
from photos.renditions import sources

from . import listings
from .models import Release, Section
from .views.pages import reader_page

FEED_SIZE = 30
IMAGE_WIDTH = 1200

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@reader_page
def site_rss(request: HttpRequest) -> HttpResponse:
    """The newest stories of an edition."""
    edition = request.furniture.edition
    return _rss(request, request.furniture.agency, edition.prefix, listings.latest(edition, size=FEED_SIZE))


@reader_page
def section_rss(request: HttpRequest, slug: str) -> HttpResponse:
    section = get_object_or_404(Section, edition=request.furniture.edition, slug=slug)
    if section.merged_into_id:
        return HttpResponsePermanentRedirect(f"{section.merged_into.get_absolute_url()}feed/rss.xml")
    link = f"{request.furniture.edition.prefix}section/{section.slug}/"
    return _rss(request, section.name, link, listings.section_list(section, size=FEED_SIZE))


@reader_page
def author_rss(request: HttpRequest, slug: str) -> HttpResponse:
    edition = request.furniture.edition
    author = get_object_or_404(Author.objects.shown().page_parts(edition.code), slug=slug)
    rows = listings.author_list(author, edition, size=FEED_SIZE)
    return _rss(request, author.name_here, f"{edition.prefix}author/{author.slug}/", rows)


class _Feed(Rss201rev2Feed):
    """RSS 2.0 with the names of the byline as dc:creator, and the lead photo as media:content."""

    def rss_attributes(self) -> dict[str, str]:
        names = {"xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:media": "http://search.yahoo.com/mrss/"}
        return {**super().rss_attributes(), **names}

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        for name in item["names"]:
            handler.addQuickElement("dc:creator", name)
        if item["image"]:
            handler.startElement("media:content", item["image"])
            handler.addQuickElement("media:description", item["caption"], {"type": "plain"})
            handler.addQuickElement("media:credit", item["credit"])
            handler.endElement("media:content")


def _rss(request: HttpRequest, name: str, link: str, rows: Iterable[Release]) -> HttpResponse:
    furniture = request.furniture
    feed = _Feed(
        title=_xml(name if name == furniture.agency else f"{name} - {furniture.agency}"),
        link=absolute(link),
        description=_xml(
            furniture.edition.tagline or _("The latest news from %(agency)s") % {"agency": furniture.agency}
        ),
        language=furniture.edition.code,
        feed_url=absolute(request.path),
        ttl="5",
    )
    for release in rows:
        _add(feed, release)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _add(feed: _Feed, release: Release) -> None:
    feed.add_item(
        title=_xml(release.list_headline),
        link=absolute(release.get_absolute_url()),
        description=_xml(release.standfirst),
        # The guid stays through updates; readers' programs then replace the item instead of showing it twice.
        unique_id=release.article.urn,
        unique_id_is_permalink=False,
        pubdate=release.first_public_at,
        updateddate=release.public_from,
        categories=[_xml(release.section.name)] if release.section else [],
        names=[_xml(line["name"]) for line in release.byline],
        image=_image(release),
        caption=_xml(release.lead_caption),
        credit=_xml(release.lead_credit),
    )


def _image(release: Release) -> dict[str, str]:
    """The attributes of media:content; {} where there is no lead photo, or it was withdrawn."""
    found = sources(release.lead_photo) if release.lead_photo else None
    if found is None:
        return {}
    width = next((made for made in found.jpg if made >= IMAGE_WIDTH), found.jpg[-1])
    address = found.url(width)
    return {
        "url": absolute(address),
        "medium": "image",
        "type": mimetypes.guess_type(address)[0] or "image/jpeg",
        "width": str(width),
        "height": str(round(width * found.height / found.width)),
    }


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)
