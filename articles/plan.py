"""A day's plan: what is due, what goes out, what an embargo frees; by edition and time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from .models import Article, Edition, Release

MOST = 500
DUE, OUT, FREE = "due", "out", "free"


@dataclass(frozen=True)
class Entry:
    """One line: at that moment a story is due, goes out, or is free of its embargo."""

    at: datetime
    kind: str
    article: Article


@dataclass(frozen=True)
class EditionPlan:
    """An edition's day on its own clock, in order of time."""

    edition: Edition
    entries: list[Entry]


def plan_of(day: date) -> list[EditionPlan]:
    """The plan of each edition that has one for that day, on its own clock: five queries."""
    editions = list(Edition.objects.all())
    if not editions:
        return []
    begins = [datetime.combine(day, time.min, row.tz) for row in editions]
    span = {"begin": min(begins), "end": max(begins) + timedelta(days=1, hours=1)}
    entries = [*_due(**span), *_out(**span), *_free(**span)]
    entries.sort(key=lambda entry: (entry.at, entry.kind, entry.article.pk))
    plans = [
        EditionPlan(
            edition,
            [
                entry
                for entry in entries
                if entry.article.edition_id == edition.pk and entry.at.astimezone(edition.tz).date() == day
            ],
        )
        for edition in editions
    ]
    return [plan for plan in plans if plan.entries]


def _due(begin: datetime, end: datetime) -> list[Entry]:
    rows = _stories(Article.objects.on_desk().filter(due_at__gte=begin, due_at__lt=end))
    return [Entry(row.due_at, DUE, row) for row in rows.order_by("due_at")[:MOST]]


def _out(begin: datetime, end: datetime) -> list[Entry]:
    waiting = Release.objects.waiting().filter(is_waiting=True, public_from__gte=begin, public_from__lt=end)
    moment_of = dict(waiting.order_by("public_from").values_list("article", "public_from")[:MOST])
    return [Entry(moment_of[row.pk], OUT, row) for row in _stories(Article.objects.filter(pk__in=moment_of))]


def _free(begin: datetime, end: datetime) -> list[Entry]:
    rows = _stories(Article.objects.on_desk().filter(embargo_until__gte=begin, embargo_until__lt=end))
    return [Entry(row.embargo_until, FREE, row) for row in rows.order_by("embargo_until")[:MOST]]


def _stories(rows: QuerySet[Article]) -> QuerySet[Article]:
    return rows.select_related("edition", "section", "assigned_to").defer("body", "standfirst", "lead_caption")
