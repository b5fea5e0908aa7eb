"""The lists that readers see: each a fixed number of queries, each page of it at the same cost."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from authors.models import Author
from newsroom.lib.aggregates import JSONRows
from newsroom.lib.keyset import Cursor, Page, page

from .models import Article, Edition, Release, Section, Topic

PAGE_SIZE = 20
DAY_SIZE = 100


def section_list(section: Section, before: Cursor | None = None, size: int = PAGE_SIZE) -> Page[Release]:
    """Public stories of a section, newest first."""
    return _joined(Release.objects.public(), "section_rows", before, size, section=section)


def topic_list(topic: Topic, before: Cursor | None = None, size: int = PAGE_SIZE) -> Page[Release]:
    """Public stories on a topic, newest first."""
    return _joined(Release.objects.public(), "topic_rows", before, size, topic=topic)


def author_list(author: Author, edition: Edition, before: Cursor | None = None, size: int = PAGE_SIZE) -> Page[Release]:
    """An author's public stories in an edition, newest first."""
    rows = Release.objects.public().filter(edition=edition)
    return _joined(rows, "author_links", before, size, author=author)


def _joined(rows, relation: str, before: Cursor | None, size: int, **of) -> Page[Release]:
    return page(
        rows.with_list_parts(),
        moment=f"{relation}__listed_at",
        pk=f"{relation}__release_id",
        before=before,
        size=size,
        **{f"{relation}__{name}": value for name, value in of.items()},
    )


def latest(edition: Edition, before: Cursor | None = None, size: int = PAGE_SIZE) -> Page[Release]:
    """All public stories of an edition, newest first."""
    rows = Release.objects.public().with_list_parts()
    return page(rows, moment="listed_at", pk="id", before=before, size=size, edition=edition)


def day_list(edition: Edition, day: date, before: Cursor | None = None, size: int = DAY_SIZE) -> Page[Release]:
    """Public stories first published on a day, in the edition's zone, newest first."""
    begin, end = _limits(day, edition)
    rows = Release.objects.public().with_list_parts().filter(listed_at__gte=begin, listed_at__lt=end)
    return page(rows, moment="listed_at", pk="id", before=before, size=size, edition=edition)


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
    sections = list(_sections_with_newest(edition))
    wanted = {row["pk"] for section in sections for row in section.newest_rows}
    newest = list(Release.objects.public().filter(edition=edition).newest_first().values_list("pk", flat=True)[:LATEST])
    stories = Release.objects.public().filter(pk__in=wanted.union(newest)).with_list_parts().in_bulk()
    ordered = sorted(stories.values(), key=lambda release: (release.listed_at, release.pk), reverse=True)
    lead = _lead(ordered)
    beside = [release for release in ordered if release is not lead][:BESIDE]
    used = {release.pk for release in [lead, *beside] if release}
    containers = []
    for section in sections:
        ids = [row["pk"] for row in section.newest_rows]
        own = [stories[pk] for pk in ids if pk in stories and pk not in used][:PER_SECTION]
        if own:
            used.update(release.pk for release in own)
            containers.append(Container(section, own))
    return Front(lead, beside, [stories[pk] for pk in newest if pk in stories], containers)


def _lead(ordered: list[Release]) -> Release | None:
    """Among the newest ten the most urgent with a photo that may be shown; else the newest."""
    with_photo = [r for r in ordered[:10] if r.lead_photo and not r.lead_photo.withdrawn_at and not r.is_flash]
    return min(with_photo, key=lambda release: release.urgency, default=ordered[0] if ordered else None)


def _sections_with_newest(edition: Edition):
    """The sections of the menu, each with the ids of its newest public stories as `newest_rows`."""
    room = PER_SECTION + BESIDE + 1
    public = (
        Release.objects.public()
        .filter(section_rows__section=OuterRef("pk"))
        .order_by("-section_rows__listed_at", "-section_rows__release_id")
    )
    return (
        Section.objects.filter(edition=edition, in_menu=True)
        .order_by("position", "name")
        .annotate(newest_rows=JSONRows(public.values(item=JSONObject(pk="pk"))[:room]))
    )
