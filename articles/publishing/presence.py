"""Who has a story open, and which one tab writes in it.

The first tab that comes to write does so; those that come later read, until they take the story over or find nobody
writing. A row of `Presence` without `taken_by` is the tab that writes. All this only spares people conflicts: what
never lets one overwrite another is the revision.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Article, Presence, Version
from ..permissions import may
from .errors import NotAllowed, TakenOver, WrongState
from .keeping import keep_now
from .steps import lock, record


@dataclass(frozen=True)
class Company:
    """Everybody who has the story open now, in the order in which they came; `mine` is the row of the tab asking."""

    mine: Presence
    others: tuple[Presence, ...]

    @property
    def may_write(self) -> bool:
        """Whether the tab asking is the one that writes."""
        return self.mine.taken_by_id is None

    @property
    def writer(self) -> Presence | None:
        """Another tab that writes."""
        return next((row for row in self.others if row.taken_by_id is None), None)


def appear(article: Article, *, by, tab: str, reads: bool = False) -> Company:
    """A sign of life from a tab; one that `reads` leaves the writing to others. WrongState for somebody else's tab."""
    changes = {"taken_by": Coalesce(F("taken_by"), Value(by.pk))} if reads else {}
    alive = article.presences.here().filter(tab=tab, person=by)
    if not alive.update(seen_at=timezone.now(), **changes):
        _arrive(article, by=by, tab=tab, reads=reads)
    return _company(article, tab)


def take_over(article: Article, *, by, tab: str) -> Company:
    """Make this tab the one that writes; what the others wrote so far is kept as a version."""
    with transaction.atomic():
        saved = lock(article)
        if not may(by, "write", saved):
            raise NotAllowed(_("You may not write in this story: it is not your draft."))
        loser = saved.presences.here().filter(taken_by=None).exclude(tab=tab).select_related("person").first()
        _sit_down(saved, by=by, tab=tab)
        saved.presences.exclude(tab=tab).filter(taken_by=None).update(taken_by=by)
        if loser:
            name = _("Before %(name)s took over") % {"name": by}
            version = keep_now(saved, by=loser.person, kind=Version.Kind.KEPT, name=name)
            record("take_over", saved, by=by, before=saved.status, version=version)
        return _company(saved, tab)


def leave(article: Article, *, by, tab: str) -> None:
    """The tab is closed."""
    article.presences.filter(tab=tab, person=by).delete()


def refuse_taken(article: Article, tab: str) -> None:
    """TakenOver where somebody took the locked story over from this tab."""
    if not tab:
        return
    row = article.presences.filter(tab=tab).exclude(taken_by=None).select_related("taken_by").first()
    if row:
        raise TakenOver(
            _("%(name)s writes in this story now. Your text is below, theirs is saved: compare.")
            % {"name": row.taken_by},
            name=str(row.taken_by),
        )


def _arrive(article: Article, *, by, tab: str, reads: bool) -> None:
    """A tab that comes, or comes back after a silence: it writes where it wants to and nobody else does."""
    with transaction.atomic():
        saved = lock(article)
        other = saved.presences.here().filter(taken_by=None).exclude(tab=tab).first()
        _sit_down(saved, by=by, tab=tab, taken_by=by.pk if reads else other and other.person_id)
        if not reads and other is None:
            # Those who fell silent while they wrote come back as readers.
            saved.presences.exclude(tab=tab).filter(taken_by=None).update(taken_by=by)


def _sit_down(article: Article, *, by, tab: str, taken_by: int | None = None) -> None:
    if article.presences.filter(tab=tab).exclude(person=by).exists():
        raise WrongState(_("This name of a tab is somebody else's."))
    article.presences.update_or_create(
        tab=tab, defaults={"person": by, "seen_at": timezone.now(), "taken_by_id": taken_by}
    )


def _company(article: Article, tab: str) -> Company:
    rows = list(article.presences.here().select_related("person", "taken_by").order_by("began_at", "id"))
    mine = next((row for row in rows if row.tab == tab), None)
    if mine is None:  # It left in this very moment.
        raise WrongState(_("This tab is closed."))
    return Company(mine=mine, others=tuple(row for row in rows if row is not mine))
