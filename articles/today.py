"""What the desk's first page shows: what waits for a person, what is on its way, what went out.

Each block is a saved question. The story list answers the same questions in full (`stories_of`), so that a block's
number and the list behind its link never differ.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Alert, Article, Edition, Note, Release
from .permissions import UNLIMITED, limits_of, may
from .publishing.signing import STEP_OF
from .publishing.situation import Situation, situations
from .translating import stale_translations
from .workflow import SignOffKind, Status

SHOWN, COUNTED = 6, 99
ALERTS, FAILING = 20, 10
SOON = timedelta(hours=2)
#: For how long a story that was sent back waits for its writer.
SENT_BACK = timedelta(days=30)
_HEAVY = ("body", "standfirst", "lead_caption")


@dataclass(frozen=True)
class Question:
    """A saved question: `rows` are the stories or releases that answer it, in order; `at` is the moment that counts."""

    name: str
    title: str
    rows: Callable[..., QuerySet]
    at: str = "updated_at"
    clock: bool = False


@dataclass(frozen=True)
class Line:
    """One story of a block, with its situation and the moment that matters there."""

    article: Article
    situation: Situation
    at: datetime


@dataclass(frozen=True)
class Block:
    """The first stories of a question, and how many answer it: COUNTED and a plus at the most."""

    question: Question
    lines: list[Line]
    count: int

    @property
    def name(self) -> str:
        return self.question.name

    @property
    def number(self) -> str:
        return f"{COUNTED}+" if self.count > COUNTED else str(self.count)


@dataclass(frozen=True)
class Today:
    """The blocks in the order in which a person works them off, what they should know, and what fails."""

    blocks: list[Block]
    alerts: list[Alert]
    failing: list[Release]


def today(user) -> Today:
    """A person's first page: as many queries whatever there is to show."""
    found = {question: list(_light(question.rows(user))[: COUNTED + 1]) for question in QUESTIONS.values()}
    shown = {_article(row) for rows in found.values() for row in rows[:SHOWN]}
    situation_of = situations(shown)
    blocks = [
        Block(
            question,
            [Line(_article(row), situation_of[_article(row).pk], getattr(row, question.at)) for row in rows[:SHOWN]],
            len(rows),
        )
        for question, rows in found.items()
    ]
    alerts = unseen_alerts(user).select_related("article", "article__edition")[:ALERTS]
    return Today(blocks, list(alerts), failing_releases())


def stories_of(name: str, user) -> QuerySet[Article]:
    """All stories of a block, for the list; KeyError where there is no such block."""
    rows = QUESTIONS[name].rows(user).order_by()
    pks = rows.values("article") if rows.model is Release else rows.values("pk")
    return Article.objects.filter(pk__in=pks)


def _article(row: Article | Release) -> Article:
    return row.article if isinstance(row, Release) else row


def _light(rows: QuerySet) -> QuerySet:
    """With what a line shows, and without the words that it does not."""
    if rows.model is Release:
        rows = rows.select_related("article", "article__edition", "article__assigned_to")
        return rows.defer("body", "body_html", "body_text", *(f"article__{name}" for name in _HEAVY))
    return rows.select_related("edition", "assigned_to").defer(*_HEAVY)


# --- The questions -------------------------------------------------------------------------------------------


def _overdue(user) -> QuerySet[Article]:
    return Article.objects.overdue().order_by("due_at", "id")


def _due(user) -> QuerySet[Article]:
    return Article.objects.due_within(SOON).order_by("due_at", "id")


def _waiting_for(user) -> QuerySet[Article]:
    """Assigned to the person, sent back to them, asking for them in a note, or theirs to approve."""
    since = timezone.now() - SENT_BACK
    # Said by what it is not: SQLite would take the status for a way to begin, and every released story is a draft.
    drafts = Article.objects.in_work().exclude(status__in=[Status.IN_REVIEW, Status.APPROVED])
    sent_back = Alert.objects.filter(to=user, kind=Alert.Kind.SENT_BACK, created_at__gte=since)
    asked = Note.objects.filter(mentioned=user, resolved_at=None, answers__resolved_at=None)
    each = [
        drafts.filter(assigned_to=user),
        drafts.filter(pk__in=sent_back.values("article")),
        Article.objects.on_desk().filter(pk__in=asked.values("article")),
        to_approve(user),
    ]
    first, *others = (rows.order_by().values("pk") for rows in each)
    return Article.objects.filter(pk__in=first.union(*others)).order_by("-updated_at", "-id")


def to_approve(user) -> QuerySet[Article]:
    """In review, with every sign-off, in the person's sections, and theirs to approve."""
    if not may(user, "approve"):
        return Article.objects.none()
    rows = Article.objects.filter(status=Status.IN_REVIEW).exclude(
        pk__in=Article.objects.missing_sign_off().values("pk")
    )
    if UNLIMITED & user.roles:
        return rows
    author = getattr(user, "author", None)
    own = Q(created_by=user) | (Q(bylines__author=author) if author else Q())
    own_pks = Article.objects.filter(own, status=Status.IN_REVIEW).values("pk")
    if settings.FOUR_EYES:
        rows = rows.exclude(pk__in=own_pks)
    rights = limits_of(user)
    if rights is None:
        return rows
    editions, sections = ([row.pk for row in found.all()] for found in (rights.editions, rights.sections))
    covered = (Q(edition__in=editions) if editions else Q()) & (Q(section__in=sections) if sections else Q())
    return rows.filter(covered | Q(assigned_to=user) | Q(pk__in=own_pks)) if editions or sections else rows


def _with_status(status: Status) -> QuerySet[Article]:
    return Article.objects.filter(status=status).order_by("-updated_at", "-id")


def _in_review(user) -> QuerySet[Article]:
    return _with_status(Status.IN_REVIEW)


def _to_sign_off(user) -> QuerySet[Article]:
    """Whose sign-off is missing; first those that the person may give."""
    kinds = [kind for kind in SignOffKind if may(user, STEP_OF[kind])]
    mine = Article.objects.missing_sign_off(*kinds).values("pk") if kinds else []
    is_mine = Case(When(pk__in=mine, then=True), default=Value(False), output_field=BooleanField())
    return Article.objects.missing_sign_off().annotate(is_mine=is_mine).order_by("-is_mine", "-updated_at", "-id")


def _drafts_of(user) -> QuerySet[Article]:
    return _with_status(Status.DRAFT).filter(pk__in=Article.objects.of_person(user), has_release=False)


def _approved(user) -> QuerySet[Article]:
    """Approved, and that approval not yet used by a release."""
    waiting = Release.objects.waiting().filter(is_waiting=True).values("article")
    return _with_status(Status.APPROVED).exclude(pk__in=waiting)


def _scheduled(user) -> QuerySet[Release]:
    """What waits for its time, an embargo's end included; soonest first."""
    return Release.objects.waiting().filter(is_waiting=True).order_by("public_from", "id")


def _embargoed(user) -> QuerySet[Article]:
    return Article.objects.under_embargo().order_by("embargo_until", "id")


def _stale(user) -> QuerySet[Article]:
    return stale_translations()


def _live(user) -> QuerySet[Release]:
    """First published, or moved to the top, within a day."""
    # The editions by name: each is a range of the index on (edition, listed_at).
    editions = list(Edition.objects.values_list("pk", flat=True))
    since = timezone.now() - timedelta(days=1)
    # No release is listed later than it begins: the second bound changes nothing but the work.
    rows = Release.objects.public().filter(edition__in=editions, listed_at__gte=since, public_from__gte=since)
    return rows.newest_first()


QUESTIONS: dict[str, Question] = {
    question.name: question
    for question in [
        Question("overdue", _("Overdue"), _overdue, "due_at"),
        Question("due", _("Due within two hours"), _due, "due_at"),
        Question("for_me", _("Waiting for me"), _waiting_for),
        Question("in_review", _("In review"), _in_review),
        Question("sign_off", _("Needing a sign-off"), _to_sign_off),
        Question("approved", _("Approved, not released"), _approved),
        Question("waiting", _("Scheduled"), _scheduled, "public_from", clock=True),
        Question("embargo", _("Under embargo"), _embargoed, "embargo_until", clock=True),
        Question("stale", _("Translations to update"), _stale, "stale_since"),
        Question("drafts", _("My drafts"), _drafts_of),
        Question("live", _("Live in the last 24 hours"), _live, "listed_at"),
    ]
}


# --- What a person should know ---------------------------------------------------------------------------------


def failing_releases() -> list[Release]:
    """Public releases whose announcing fails, oldest first: readers have them, but mails and feeds wait."""
    rows = Release.objects.filter(announced_at=None, public_from__lte=timezone.now()).exclude(announce_error="")
    rows = rows.exclude(public_until=F("public_from")).select_related("article", "article__edition", "edition")
    return list(rows.defer("body", "body_html", "body_text").order_by("public_from", "id")[:FAILING])


def unseen_alerts(user) -> QuerySet[Alert]:
    """What this person, or the desk as a whole, has not been seen to read."""
    rows = Alert.objects.filter(Q(to=user) | Q(to=None), seen_at=None)
    return rows.order_by("-created_at", "-id")


def see(user, alerts: Iterable[int]) -> int:
    """Put alerts away that the person has read; how many were. What the whole desk was told is then seen for all."""
    return unseen_alerts(user).filter(pk__in=alerts).update(seen_at=timezone.now())
