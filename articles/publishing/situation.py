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
    """Live, waiting or killed at the moment `at`: never before the current release began, whatever this clock says."""

    at: datetime
    live: Release | None = None
    waiting: Release | None = None
    killed: Release | None = None

    @property
    def current(self) -> Release | None:
        return self.live or self.killed

    @property
    def was_public_once(self) -> bool:
        """Whether readers have seen anything of it; a kill before that leaves nothing to reinstate."""
        return bool(self.current and self.current.first_public_at)

    @property
    def may_still_undo(self) -> bool:
        """Whether the live release is young enough to be undone."""
        window = timedelta(seconds=settings.UNDO_SECONDS)
        return bool(self.live and self.at < self.live.public_from + window)

    def meets(self, needs: Needs) -> bool:
        """Whether the releases are what a step asks for."""
        return {
            Needs.NOTHING: True,
            Needs.NOT_LIVE: not self.live and not self.was_public_once,
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
    found: dict[int, list[Release]] = {article.pk: [] for article in articles}
    rows = (
        Release.objects.filter(Q(public_until=None) | Q(public_until__gt=now), article__in=found)
        .exclude(public_until=F("public_from"))
        .select_related("edition", "address")
        .order_by("public_from")
    )
    for release in rows:
        found[release.article_id].append(release)
    return {pk: _situation(now, releases) for pk, releases in found.items()}


def _situation(now: datetime, releases: list[Release]) -> Situation:
    """From the releases that are not over yet, in order of time."""
    waiting = next((release for release in releases if release.is_waiting and release.public_from > now), None)
    # What was opened for at once holds from then on, though another host's clock be ahead of ours.
    current = next((release for release in reversed(releases) if release is not waiting), None)
    if current is None:
        return Situation(at=now, waiting=waiting)
    at = max(now, current.public_from)
    if current.is_kill:
        return Situation(at=at, waiting=waiting, killed=current)
    return Situation(at=at, waiting=waiting, live=current)
