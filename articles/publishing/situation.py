"""What an article's releases say about it at this moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from ..models import Article, Release
from ..workflow import Needs


@dataclass(frozen=True)
class Situation:
    """Live, waiting or killed; `at` is when that was asked."""

    at: datetime
    live: Release | None = None
    waiting: Release | None = None
    killed: Release | None = None

    @property
    def current(self) -> Release | None:
        return self.live or self.killed

    @property
    def may_still_undo(self) -> bool:
        """Whether the live release is young enough to be undone."""
        window = timedelta(seconds=settings.UNDO_SECONDS)
        return bool(self.live and self.at < self.live.public_from + window)

    def meets(self, needs: Needs) -> bool:
        """Whether the releases are what a step asks for."""
        return {
            Needs.NOTHING: True,
            Needs.NOT_LIVE: not self.live and not self.killed,
            Needs.LIVE: bool(self.live),
            Needs.WAITING: bool(self.waiting),
            Needs.LIVE_OR_WAITING: bool(self.live or self.waiting),
            Needs.KILLED: bool(self.killed),
            Needs.QUIET: not self.live and not self.waiting,
        }[needs]


def situation(article: Article) -> Situation:
    """The article's situation now, in one query."""
    return situations([article])[article.pk]


def situations(articles: Iterable[Article]) -> dict[int, Situation]:
    """The situations of many articles by their ids, in one query."""
    now = timezone.now()
    found: dict[int, dict[str, Release]] = {article.pk: {} for article in articles}
    rows = (
        Release.objects.filter(Q(public_until=None) | Q(public_until__gt=now), article__in=found)
        .exclude(public_until=F("public_from"))
        .select_related("edition", "address")
    )
    for release in rows:
        kind = "waiting" if release.public_from > now else "killed" if release.is_kill else "live"
        found[release.article_id][kind] = release
    return {pk: Situation(at=now, **parts) for pk, parts in found.items()}
