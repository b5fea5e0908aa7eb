"""Finding and completing what a reader asked for: the release at an address, with everything its page shows."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from newsroom.lib.addresses import absolute
from newsroom.lib.aggregates import moment_in_json
from newsroom.lib.prepared import Prepared
from newsroom.lib.text import cut
from photos.figures import picture
from photos.models import Photo
from photos.renditions import url as photo_url

from .body.render import complete
from .furniture import Furniture
from .models import Edition, Release, Section

BODY_SIZES = "(min-width: 44rem) 40rem, 92vw"
CARD_WIDTH = 1200
BESIDE = 5


class NotFound(Exception):
    """Nothing was ever public at this address."""


class Killed(Exception):
    """What stood here has been withdrawn; `release` is the kill, with its notice for readers."""

    def __init__(self, release: Release) -> None:
        super().__init__(release.pk)
        self.release = release


class Moved(Exception):
    """The story stands at another address now: `to`, a path."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


def release_at(edition: Edition, day: date, slug: str) -> Release:
    """The release that readers see at a dated address, with its page's parts; NotFound, Killed or Moved otherwise."""
    found = _releases_at(edition=edition.pk, day=day, slug=slug, now=timezone.now())
    if not found:
        raise NotFound
    release = found[0]
    is_here = release.address.date == day and release.address.slug == slug
    if not release.is_kill and is_here:
        return release
    if not _was_public_at(release, edition, day, slug):
        raise NotFound
    if release.is_kill:
        raise Killed(release)
    raise Moved(release.get_absolute_url())


_releases_at: Prepared[Release] = Prepared(
    lambda edition, day, slug, now: (
        Release.objects.current(now=now)
        .filter(article__addresses__edition=edition, article__addresses__date=day, article__addresses__slug=slug)
        .with_page_parts(now=now)[:1]
    ),
    edition=int,
    day=date,
    slug=str,
    now=datetime,
)


def _was_public_at(release: Release, edition: Edition, day: date, slug: str) -> bool:
    """An address that never was public is nowhere, so that a waiting slug cannot leak."""
    return (
        Release.objects.ever_public()
        .filter(article=release.article_id, address__edition=edition, address__date=day, address__slug=slug)
        .exists()
    )


@dataclass(frozen=True)
class Correction:
    """What we had wrong, and when we said so."""

    note: str
    at: datetime


@dataclass
class StoryPage:
    """A release ready for its template: photos, links and people resolved as they are now.

    Besides the release's own query it takes two: the photos, and the list beside the story. The page of a release
    that is not saved (`articles.previewing`) brings its photos.
    """

    release: Release
    furniture: Furniture
    photos: dict[int, Photo] | None = None

    def __post_init__(self) -> None:
        if self.photos is not None:
            return
        self.photos = {photo.pk: photo for photo in _photos_of_release(release=self.release.pk)}

    @property
    def description(self) -> str:
        """One or two sentences for search results and cards."""
        return cut(self.release.standfirst or self.release.body_text.partition("\n")[0], 200)

    @property
    def lead_photo(self) -> Photo | None:
        """The lead, unless it has been withdrawn."""
        return self.photos.get(self.release.lead_photo_id)

    def lead_photo_address(self, shape: str) -> str:
        """The whole address of the lead photo's crop, for those who show it elsewhere; "" where there is none."""
        return absolute(photo_url(self.lead_photo, shape, CARD_WIDTH)) if self.lead_photo else ""

    @property
    def card_image(self) -> str:
        return self.lead_photo_address("16x9")

    @cached_property
    def body(self) -> SafeString:
        """The text after its dateline, with its pictures and the links to stories that are public."""
        html = complete(self.release.body_html, picture=self._picture, links=self._links())
        return mark_safe(_with_dateline(html, self.release.dateline))

    def _picture(self, pk: int, alt: str) -> str:
        photo = self.photos.get(pk)
        return picture(photo, sizes=BODY_SIZES, alt=alt) if photo else ""

    def _links(self) -> dict[int, str]:
        prefixes = {edition.pk: edition.prefix for edition in self.furniture.editions}
        return {row["article"]: prefixes[row["edition"]] + row["path"] for row in self.release.link_rows}

    @cached_property
    def authors(self) -> list[dict[str, Any]]:
        """Name, role, bio, address and portrait of each author, as they are now."""
        prefix = self.furniture.edition.prefix
        return [
            {
                **row,
                "url": f"{prefix}author/{row['slug']}/" if row["shown"] else "",
                "photo": self.photos.get(row["portrait"]),
            }
            for row in self.release.author_rows
        ]

    @cached_property
    def byline(self) -> list[dict[str, Any]]:
        """The names as printed, each with the address of the author's page or ""."""
        urls = {author["id"]: author["url"] for author in self.authors}
        return [{**line, "url": urls.get(line["author"], "")} for line in self.release.byline]

    @property
    def topics(self) -> list[dict[str, str]]:
        prefix = self.furniture.edition.prefix
        return [{**row, "url": f"{prefix}topic/{row['slug']}/"} for row in self.release.topic_items]

    @cached_property
    def corrections(self) -> list[Correction]:
        """All that we corrected in this story, oldest first."""
        return [Correction(row["note"], moment_in_json(row["at"])) for row in self.release.correction_rows]

    @cached_property
    def translations(self) -> list[dict[str, Any]]:
        """The same story in every edition where it is public, this one included: edition, url, headline."""
        return [
            {"edition": edition, "url": edition.prefix + row["path"], "headline": row["headline"]}
            for row in self.release.translation_rows
            if (edition := self.furniture.edition_by_id(row["edition"]))
        ]

    @property
    def main_translation(self) -> dict[str, Any] | None:
        """The one for readers of any other language: that of the default edition, else the first."""
        is_default = (row for row in self.translations if row["edition"].is_default)
        return next(is_default, self.translations[0] if self.translations else None)

    @property
    def other_translations(self) -> list[dict[str, Any]]:
        return [row for row in self.translations if row["edition"] != self.furniture.edition]

    @cached_property
    def beside(self) -> list[Release]:
        """The newest other stories of the section."""
        return newest_beside(self.release.section, self.release)


def _with_dateline(html: str, dateline: str) -> str:
    """The place before the first words; a paragraph of its own where the text begins with something else."""
    if not dateline:
        return html
    place = f'<span class="story__dateline">{escape(dateline)}</span>'
    return f"<p>{place} {html[3:]}" if html.startswith("<p>") else f"<p>{place}</p>{html}"


#: The photos in the text and the portraits of those who wrote it; one that is both comes twice.
_photos_of_release: Prepared[Photo] = Prepared(
    lambda release: (
        Photo.objects.usable()
        .order_by()
        .filter(release_rows__release=release)
        .union(Photo.objects.usable().order_by().filter(portrait_of__release_rows__release=release), all=True)
    ),
    release=int,
)


def newest_beside(section: Section | None, release: Release) -> list[Release]:
    """The newest public stories of a section but this one; of the edition where it stands in none."""
    without = {"article": release.article_id, "now": timezone.now()}
    if section is None:
        return _newest_of_edition(edition=release.edition_id, **without)
    return _newest_of_section(section=section.pk, **without)


_newest_of_section: Prepared[Release] = Prepared(
    lambda section, article, now: (
        Release.objects.public(now=now)
        .exclude(article=article)
        .filter(section_rows__section=section)
        .order_by("-section_rows__listed_at", "-section_rows__release_id")
        .with_headline_parts()[:BESIDE]
    ),
    section=int,
    article=int,
    now=datetime,
)
_newest_of_edition: Prepared[Release] = Prepared(
    lambda edition, article, now: (
        Release.objects.public(now=now)
        .exclude(article=article)
        .filter(edition=edition)
        .newest_first()
        .with_headline_parts()[:BESIDE]
    ),
    edition=int,
    article=int,
    now=datetime,
)
