"""What stands on every page of an edition: the editions, the menu, the footer's pages, the flash.

One query a page. Sections and pages are kept ready on the edition's row by `rebuild`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from newsroom.lib.aggregates import moment_in_json
from newsroom.lib.prepared import Prepared

from .models import Article, Edition, Release

FLASH_LASTS = timedelta(hours=2)


@dataclass(frozen=True)
class Flash:
    """The red bar over every page."""

    headline: str
    url: str
    at: datetime

    @property
    def until(self) -> datetime:
        return self.at + FLASH_LASTS


@dataclass(frozen=True)
class Furniture:
    """The editions in order, the one of this page, and until when the page may be kept."""

    edition: Edition
    editions: list[Edition]
    now: datetime

    @property
    def agency(self) -> str:
        return self.edition.agency_name or settings.AGENCY_NAME

    @property
    def sections(self) -> list[dict[str, str]]:
        """The menu: name and slug of each section."""
        return self.edition.furniture.get("sections", [])

    @property
    def pages(self) -> list[dict[str, str]]:
        """The footer: title and slug of each page."""
        return self.edition.furniture.get("pages", [])

    @property
    def page_slugs(self) -> set[str]:
        """The pages that other pages may link to."""
        return {page["slug"] for page in self.pages}

    @cached_property
    def flash(self) -> Flash | None:
        """The newest flash that is public and not too old."""
        row = self.edition.flash_row
        if not row:
            return None
        url = self.edition.prefix + row["path"]
        return Flash(row["short"] or row["headline"], url, moment_in_json(row["at"]))

    def edition_by_id(self, pk: int) -> Edition | None:
        return next((edition for edition in self.editions if edition.pk == pk), None)

    @property
    def max_age(self) -> int:
        """Seconds that a cache may keep a page of this edition: no longer than to the next boundary."""
        boundaries = [self.edition.next_boundary, self.flash.until if self.flash else None]
        lives = [int((boundary - self.now).total_seconds()) for boundary in boundaries if boundary]
        return max(0, min([settings.PAGE_MAX_AGE, *lives]))


def furniture(code: str | None) -> Furniture | None:
    """The furniture of the edition with this code (None: the default one); None where there is no such edition."""
    now = timezone.now()
    editions = _editions(now=now, begin=now - FLASH_LASTS)
    for edition in editions:
        if edition.is_default if code is None else (edition.code == code and not edition.is_default):
            return Furniture(edition, editions, now)
    return None


def _flash(now: datetime, begin: datetime) -> Subquery:
    # A correction of yesterday's flash is no flash: its place in lists tells. public_from is there for the index.
    fresh = (
        Release.objects.public(now=now)
        .filter(edition=OuterRef("pk"), urgency=Article.FLASH, listed_at__gt=begin, public_from__gt=begin)
        .order_by("-listed_at")
    )
    return Subquery(
        fresh.values(row=JSONObject(headline="headline", short="short_headline", path="path", at="listed_at"))[:1]
    )


def _next_boundary(now: datetime) -> Subquery:
    """When the next release of the edition begins: releases tile, so an end is another's beginning."""
    later = Release.objects.filter(edition=OuterRef("pk"), public_from__gt=now).exclude(public_until=F("public_from"))
    return Subquery(later.order_by("public_from").values("public_from")[:1])


_editions: Prepared[Edition] = Prepared(
    lambda now, begin: Edition.objects.annotate(flash_row=_flash(now, begin), next_boundary=_next_boundary(now)),
    now=datetime,
    begin=datetime,
)


def rebuild(edition_pk: int) -> None:
    """Write the menu and the footer of an edition onto its row; safe to call twice."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_pk)
    edition.furniture = {
        "sections": list(
            edition.sections.filter(in_menu=True, merged_into=None).order_by("position", "name").values("name", "slug")
        ),
        "pages": list(edition.pages.filter(in_footer=True).order_by("position", "title").values("title", "slug")),
    }
    edition.save(update_fields=["furniture"])
