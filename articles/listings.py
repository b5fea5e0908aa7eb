"""The lists that readers see: each a fixed number of queries, each page of it at the same cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from authors.models import Author
from newsroom.lib.aggregates import JSONRows
from newsroom.lib.keyset import Cursor, Page, Pages, page
from newsroom.lib.prepared import Prepared

from .models import Article, Edition, Release, Section, Topic

PAGE_SIZE = 20
DAY_SIZE = 100


def section_list(section: Section, before: Cursor | None = None, size: int = PAGE_SIZE) -> Page[Release]:
    """Public stories of a section, newest first."""
    return _of_section(before=before, size=size, now=timezone.now(), section_rows__section=section.pk)


def topic_list(topic: Topic, before: Cursor | None = None, size: int = PAGE_SIZE) -> Page[Release]:
    """Public stories on a topic, newest first."""
    return _of_topic(before=before, size=size, now=timezone.now(), topic_rows__topic=topic.pk)


def author_list(author: Author, edition: Edition, before: Cursor | None = None, size: int = PAGE_SIZE) -> Page[Release]:
    """An author's public stories in an edition, newest first."""
    only = {"author_links__author": author.pk, "edition": edition.pk}
    return _of_author(before=before, size=size, now=timezone.now(), **only)


def latest(edition: Edition, before: Cursor | None = None, size: int = PAGE_SIZE) -> Page[Release]:
    """All public stories of an edition, newest first."""
    return _of_edition(before=before, size=size, now=timezone.now(), edition=edition.pk)


def day_list(edition: Edition, day: date, before: Cursor | None = None, size: int = DAY_SIZE) -> Page[Release]:
    """Public stories first published on a day, in the edition's zone, newest first."""
    begin, end = _limits(day, edition)
    only = {"edition": edition.pk, "listed_at__gte": begin, "listed_at__lt": end}
    return _of_day(before=before, size=size, now=timezone.now(), **only)


def days_beside(edition: Edition, day: date) -> tuple[date | None, date | None]:
    """The nearest days before and after it that have public stories: one query."""
    begin, end = _limits(day, edition)
    rows = Release.objects.public().filter(edition=edition).values("listed_at")
    earlier = Subquery(rows.filter(listed_at__lt=begin).order_by("-listed_at")[:1])
    later = Subquery(rows.filter(listed_at__gte=end).order_by("listed_at")[:1])
    before, after = Edition.objects.filter(pk=edition.pk).values_list(earlier, later).get()
    return tuple(moment and moment.astimezone(edition.tz).date() for moment in (before, after))


def _limits(day: date, edition: Edition) -> tuple[datetime, datetime]:
    """The first moment of a day in the edition's zone, and that of the next."""
    midnight = datetime.combine(day, time.min, tzinfo=edition.tz)
    return midnight, datetime.combine(day + timedelta(days=1), time.min, tzinfo=edition.tz)


def _public_rows(now: datetime):
    return Release.objects.public(now=now).with_list_parts()


_of_edition: Pages[Release] = Pages(_public_rows, moment="listed_at", pk="id", edition=int)
_of_day: Pages[Release] = Pages(
    _public_rows, moment="listed_at", pk="id", edition=int, listed_at__gte=datetime, listed_at__lt=datetime
)
_of_section: Pages[Release] = Pages(
    _public_rows, moment="section_rows__listed_at", pk="section_rows__release_id", section_rows__section=int
)
_of_topic: Pages[Release] = Pages(
    _public_rows, moment="topic_rows__listed_at", pk="topic_rows__release_id", topic_rows__topic=int
)
_of_author: Pages[Release] = Pages(
    _public_rows, moment="author_links__listed_at", pk="author_links__release_id", author_links__author=int, edition=int
)


def corrections(edition: Edition, before: Cursor | None = None, size: int = 50) -> Page[Release]:
    """Corrections of stories that readers can see, and kills of what they once saw, newest first."""
    is_public = Exists(Release.objects.public().filter(article=OuterRef("article")))
    is_current = Exists(Release.objects.current().filter(pk=OuterRef("pk")))
    rows = (
        Release.objects.filter(kind__in=[Release.Kind.CORRECTION, Release.Kind.KILL], public_from__lte=timezone.now())
        .filter(Q(is_public, kind=Release.Kind.CORRECTION) | Q(is_current, first_public_at__isnull=False))
        .exclude(public_until=F("public_from"))
        .with_list_parts()
    )
    return page(rows, moment="public_from", pk="id", before=before, size=size, edition=edition)


@dataclass(frozen=True)
class Container:
    """A section's place on the front, with its newest stories that stand nowhere above."""

    section: Section
    stories: list[Release]

    @property
    def is_opinion(self) -> bool:
        """Whether it holds nothing but opinion, which looks different from news."""
        return all(story.genre == Article.Genre.OPINION for story in self.stories)

    @property
    def is_thin(self) -> bool:
        """Whether it has too few to fill a row."""
        return len(self.stories) < 3


@dataclass(frozen=True)
class Front:
    """An edition's automatic front: the lead and what stands beside it, the latest, a container per section."""

    lead: Release | None
    beside: list[Release]
    latest: list[Release]
    containers: list[Container]

    @property
    def features(self) -> list[Container]:
        """The first news, which stand beside the latest."""
        return [one for one in self.containers if not one.is_thin and not one.is_opinion][:FEATURES]

    @property
    def bands(self) -> list[Container]:
        """What stands below over the whole width."""
        features = self.features
        return [one for one in self.containers if not one.is_thin and one not in features]

    @property
    def columns(self) -> list[Container]:
        """Sections with a story or two, side by side."""
        return [one for one in self.containers if one.is_thin]


LATEST, BESIDE, PER_SECTION, FEATURES = 12, 3, 4, 2


def automatic_front(edition: Edition) -> Front:
    """The front by rule: the most urgent fresh story with a photo leads; nothing stands in two curated places.

    Three queries, whatever the number of stories.
    """
    now = timezone.now()
    newest = _newest(edition=edition.pk, now=now)
    lead = _lead(newest)
    beside = [release.pk for release in newest if release is not lead][:BESIDE]
    top = [lead.pk, *beside] if lead else []
    chosen = _chosen(_sections(edition=edition.pk, now=now), set(top))
    wanted = {*(release.pk for release in newest), *top, *(pk for _section, pks in chosen for pk in pks)}
    stories = _stories(sorted(wanted), now)

    def shown(pks: Iterable[int]) -> list[Release]:
        # An undo between two queries may have taken one away.
        return [stories[pk] for pk in pks if pk in stories]

    return Front(
        lead=stories.get(lead.pk) if lead else None,
        beside=shown(beside),
        latest=shown(release.pk for release in newest),
        containers=[Container(section, shown(pks)) for section, pks in chosen],
    )


def _lead(newest: list[Release]) -> Release | None:
    """Among the newest ten the most urgent with a photo that may be shown; else the newest."""
    with_photo = [r for r in newest[:10] if r.lead_photo and not r.lead_photo.is_withdrawn and not r.is_flash]
    return min(with_photo, key=lambda release: release.urgency, default=newest[0] if newest else None)


def _chosen(sections: list[Section], used: set[int]) -> list[tuple[Section, list[int]]]:
    """Each section with the ids of its stories that stand in none before it; those that have any."""
    chosen = []
    for section in sections:
        pks = [row["pk"] for row in section.newest_rows if row["pk"] not in used][:PER_SECTION]
        if pks:
            used = used.union(pks)
            chosen.append((section, pks))
    return chosen


def _newest_in_section(now: datetime):
    return (
        Release.objects.public(now=now)
        .filter(section_rows__section=OuterRef("pk"))
        .order_by("-section_rows__listed_at", "-section_rows__release_id")
        .values(item=JSONObject(pk="pk"))[: PER_SECTION + BESIDE + 1]
    )


def _stories(pks: list[int], now: datetime) -> dict[int, Release]:
    """Those of the stories that are public, by id."""
    if not pks:
        return {}
    values = {f"pk{place}": pk for place, pk in enumerate(pks)}
    return {release.pk: release for release in _so_many_stories(len(pks))(now=now, **values)}


@cache
def _so_many_stories(count: int) -> Prepared[Release]:
    return Prepared(
        lambda now, **pks: Release.objects.public(now=now).filter(pk__in=pks.values()).with_list_parts(),
        now=datetime,
        **{f"pk{place}": int for place in range(count)},
    )


#: What the choice of the lead asks for.
_newest: Prepared[Release] = Prepared(
    lambda edition, now: (
        Release.objects.public(now=now)
        .filter(edition=edition)
        .newest_first()
        .select_related("lead_photo")
        .only("urgency", "lead_photo__withdrawn_at")[:LATEST]
    ),
    edition=int,
    now=datetime,
)
#: The sections of the menu, each with the ids of its newest public stories as `newest_rows`.
_sections: Prepared[Section] = Prepared(
    lambda edition, now: (
        Section.objects.filter(edition=edition, in_menu=True, merged_into=None)
        .order_by("position", "name")
        .annotate(newest_rows=JSONRows(_newest_in_section(now)))
    ),
    edition=int,
    now=datetime,
)
