"""Paging by "what comes after this row": every page costs the same, and new rows never shift it."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import F, Q, QuerySet

from .prepared import Prepared

Row = TypeVar("Row")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Cursor:
    """A place in a list that is ordered by a moment and then an id, both downwards."""

    moment: datetime
    pk: int

    def __str__(self) -> str:
        micros = (self.moment - _EPOCH) // timedelta(microseconds=1)
        return base64.urlsafe_b64encode(f"{micros}.{self.pk}".encode()).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """The cursor that `str` wrote; None for anything else."""
        if len(text) > 64:
            return None
        try:
            raw = base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)).decode("ascii")
            micros, _dot, pk = raw.partition(".")
            cursor = cls(_EPOCH + timedelta(microseconds=int(micros)), int(pk))
        except (ValueError, OverflowError, binascii.Error):
            return None
        return cursor if 0 <= cursor.pk < 2**63 and str(cursor) == text else None


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list, and the cursor of the page after them ("" at the end)."""

    rows: Sequence[Row]
    next: str

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page(rows: QuerySet, *, moment: str, pk: str, before: Cursor | None, size: int, **only: Any) -> Page:
    """The `size` rows after the cursor, newest first by the fields `moment` and `pk`.

    `only` are filters over the same joined row as `moment`: they must stand in one filter() with it.
    """
    return _page(list(_rows_of_page(rows, moment, pk, before, size, only)), size)


class Pages(Generic[Row]):
    """The pages of one kind of list, their SQL built once; what `page` does otherwise.

    of_section = Pages(
        lambda now: Release.objects.public(now=now),
        moment="section_rows__listed_at", pk="section_rows__release_id", section_rows__section=int,
    )
    of_section(before=None, size=20, now=timezone.now(), section_rows__section=7)
    """

    def __init__(self, rows: Callable[[datetime], QuerySet], *, moment: str, pk: str, **only: type) -> None:
        self._rows, self._moment, self._pk, self._only = rows, moment, pk, only
        self._prepared: dict[tuple[int, bool], Prepared[Row]] = {}

    def __call__(self, *, before: Cursor | None, size: int, now: datetime, **only: Any) -> Page[Row]:
        key = (size, before is not None)
        if key not in self._prepared:
            self._prepared[key] = self._prepare(*key)
        place = {"before_moment": before.moment, "before_pk": before.pk} if before else {}
        return _page(self._prepared[key](now=now, **place, **only), size)

    def _prepare(self, size: int, continues: bool) -> Prepared[Row]:
        def build(now: datetime, before_moment: datetime | None = None, before_pk: int | None = None, **only: Any):
            before = Cursor(before_moment, before_pk) if before_moment and before_pk else None
            return _rows_of_page(self._rows(now), self._moment, self._pk, before, size, only)

        place = {"before_moment": datetime, "before_pk": int} if continues else {}
        return Prepared(build, now=datetime, **place, **self._only)


def _rows_of_page(
    rows: QuerySet, moment: str, pk: str, before: Cursor | None, size: int, only: dict[str, Any]
) -> QuerySet:
    """The rows of a page and one more, which tells whether another page follows."""
    after = Q(**only)
    if before:
        after &= Q(**{f"{moment}__lte": before.moment}) & (
            Q(**{f"{moment}__lt": before.moment}) | Q(**{f"{pk}__lt": before.pk})
        )
    return rows.filter(after).annotate(page_moment=F(moment)).order_by(f"-{moment}", f"-{pk}")[: size + 1]


def _page(found: list[Any], size: int) -> Page:
    shown = found[:size]
    following = str(Cursor(shown[-1].page_moment, shown[-1].pk)) if len(found) > size else ""
    return Page(shown, following)
