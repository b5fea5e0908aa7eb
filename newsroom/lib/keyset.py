"""Paging by "what comes after this row": every page costs the same, and new rows never shift it."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import F, Q, QuerySet

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
    after = Q(**only)
    if before:
        after &= Q(**{f"{moment}__lte": before.moment}) & (
            Q(**{f"{moment}__lt": before.moment}) | Q(**{f"{pk}__lt": before.pk})
        )
    found = list(rows.filter(after).annotate(page_moment=F(moment)).order_by(f"-{moment}", f"-{pk}")[: size + 1])
    shown = found[:size]
    following = str(Cursor(shown[-1].page_moment, shown[-1].pk)) if len(found) > size else ""
    return Page(shown, following)

