"""What the desk's first page shows: what waits for a person, what is on its way, what went out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from .models import Alert, Article, Edition, Release
from .publishing.situation import Situation, situations
from .workflow import Status

SHOWN, COUNTED = 6, 99
ALERTS = 20
_HEAVY = ("body", "standfirst", "lead_caption")


@dataclass(frozen=True)
class Line:
    """One story of a block, with its situation and the moment that matters there."""

    article: Article
    situation: Situation
    at: datetime


@dataclass(frozen=True)
class Block:
    """The first stories of a saved question, and how many answer it: COUNTED and a plus at the most."""

    name: str
    lines: list[Line]
    count: int

    @property
    def number(self) -> str:
        return f"{COUNTED}+" if self.count > COUNTED else str(self.count)


@dataclass(frozen=True)
class Today:
    """The blocks in the order in which a person works them off, and the alerts that nobody has seen."""

    blocks: list[Block]
    alerts: list[Alert]


def today(user) -> Today:
    """A person's first page: nine queries, whatever there is to show."""
    found = {
        "drafts": [(row, row.updated_at) for row in _counted(_drafts_of(user))],
        "in_review": [(row, row.updated_at) for row in _counted(_with_status(Status.IN_REVIEW))],
        "approved": [(row, row.updated_at) for row in _counted(_approved())],
        "waiting": [(row.article, row.public_from) for row in _counted(_waiting())],
        "live": [(row.article, row.listed_at) for row in _counted(_live())],
    }
    situation_of = situations({article for rows in found.values() for article, _at in rows[:SHOWN]})
    blocks = [
        Block(name, [Line(row, situation_of[row.pk], at) for row, at in rows[:SHOWN]], len(rows))
        for name, rows in found.items()
    ]
    return Today(blocks, list(unseen_alerts(user).select_related("article", "article__edition")[:ALERTS]))


def _counted(rows: QuerySet) -> list:
    return list(rows[: COUNTED + 1])


def _with_status(status: Status) -> QuerySet[Article]:
    rows = Article.objects.filter(status=status).select_related("edition").defer(*_HEAVY)
    return rows.order_by("-updated_at", "-id")


def _drafts_of(user) -> QuerySet[Article]:
    return _with_status(Status.DRAFT).filter(pk__in=Article.objects.of_person(user)).exclude(releases__isnull=False)


def _approved() -> QuerySet[Article]:
    """Approved, and that approval not yet used by a release."""
    waiting = Release.objects.waiting().filter(is_waiting=True).values("article")
    return _with_status(Status.APPROVED).exclude(pk__in=waiting)


def _waiting() -> QuerySet[Release]:
    """Scheduled and embargoed, soonest first."""
    rows = Release.objects.waiting().filter(is_waiting=True).select_related("article", "article__edition")
    return _light(rows).order_by("public_from", "id")


def _live() -> QuerySet[Release]:
    """First published, or moved to the top, within a day."""
    # The editions by name: each is a range of the index on (edition, listed_at).
    editions = list(Edition.objects.values_list("pk", flat=True))
    since = timezone.now() - timedelta(days=1)
    # No release is listed later than it begins: the second bound changes nothing but the work.
    rows = Release.objects.public().filter(edition__in=editions, listed_at__gte=since, public_from__gte=since)
    return _light(rows.select_related("article", "article__edition")).newest_first()


def _light(rows):
    """Without the words that a line does not show."""
    return rows.defer("body", "body_html", "body_text", *(f"article__{name}" for name in _HEAVY))


def unseen_alerts(user) -> QuerySet[Alert]:
    """What this person, or the desk as a whole, has not been seen to read."""
    rows = Alert.objects.filter(Q(to=user) | Q(to=None), seen_at=None)
    return rows.order_by("-created_at", "-id")


def see(user, alerts: Iterable[int]) -> int:
    """Put alerts away that the person has read; how many were. What the whole desk was told is then seen for all."""
    return unseen_alerts(user).filter(pk__in=alerts).update(seen_at=timezone.now())
