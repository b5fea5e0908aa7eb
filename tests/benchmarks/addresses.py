"""Which pages are measured, found in the data: the busiest section, topic and author, a story of 600 words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, F, Model, Q, QuerySet
from django.db.models.functions import Abs
from django.urls import NoReverseMatch, reverse

from articles.dates import local_date
from articles.listings import PAGE_SIZE
from articles.models import Edition, Release, Section, Topic
from authors.models import Author
from newsroom.lib.keyset import Cursor

WORDS = 600
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page:
    """An address, and how it answers."""

    name: str
    path: str
    status: int = 200
    is_desk: bool = False


def pages() -> list[Page]:
    """The pages of the default edition, one story of another, what is not there, the feed, and the desk's list."""
    edition = Edition.objects.get(is_default=True)
    other = Edition.objects.exclude(pk=edition.pk).earliest("position")
    story = _story(edition)
    return [
        Page("front", edition.prefix),
        *_section(edition),
        Page("topic", f"{edition.prefix}topic/{_busiest(Topic.objects.filter(edition=edition), edition).slug}/"),
        Page("author", f"{edition.prefix}author/{_busiest(Author.objects.shown(), edition).slug}/"),
        Page("day archive", f"{edition.prefix}{local_date(story.listed_at, edition):%Y/%m/%d}/"),
        Page("story", story.get_absolute_url()),
        Page("story with most photos", _illustrated(edition).get_absolute_url()),
        Page(f"story in {other.code}", _story(other).get_absolute_url()),
        Page("404", f"{edition.prefix}2001/01/01/nothing-here/", status=404),
        Page("RSS", f"{edition.prefix}feed/rss.xml"),
        *_desk(),
    ]


def _section(edition: Edition) -> Iterator[Page]:
    """The busiest section's first page, and its last full one where it has several."""
    section = _busiest(Section.objects.filter(edition=edition), edition)
    path = f"{edition.prefix}section/{section.slug}/"
    yield Page("section", path)
    above_last = section.release_rows.order_by("listed_at", "release_id")[PAGE_SIZE : PAGE_SIZE + 1].first()
    if above_last:
        cursor = Cursor(above_last.listed_at, above_last.release_id)
        yield Page("section, last page", f"{path}?before={cursor}")


def _busiest(rows: QuerySet[Row], edition: Edition) -> Row:
    count = Count("release_rows", filter=Q(release_rows__release__edition=edition))
    return rows.annotate(busy=count).latest("busy", "pk")


def _story(edition: Edition) -> Release:
    """A news story with a lead photo that is nearest to WORDS long."""
    rows = _public(edition).filter(lead_photo__isnull=False, genre="news")
    return rows.annotate(off=Abs(F("word_count") - WORDS)).earliest("off", "pk")


def _illustrated(edition: Edition) -> Release:
    return _public(edition).annotate(shown=Count("photo_rows")).latest("shown", "pk")


def _public(edition: Edition) -> QuerySet[Release]:
    return Release.objects.public().filter(edition=edition).select_related("edition")


def _desk() -> list[Page]:
    try:
        return [Page("desk: stories", reverse("admin:articles_article_changelist"), is_desk=True)]
    except NoReverseMatch:
        return []
