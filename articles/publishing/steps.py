"""What every verb begins and ends with: the lock, the questions, the audit."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Article, Release, Step, Version
from ..permissions import may, why_may_not
from ..workflow import STEPS, Needs, Status
from .errors import NotAllowed, WrongState
from .situation import Situation, situation

_NEEDS = {
    Needs.NOT_LIVE: gettext_lazy(
        "It is live or killed already: release an update, or ask a chief editor to reinstate it."
    ),
    Needs.LIVE: gettext_lazy("It is not live."),
    Needs.WAITING: gettext_lazy("Nothing of it is scheduled."),
    Needs.LIVE_OR_WAITING: gettext_lazy("It is neither live nor scheduled."),
    Needs.KILLED: gettext_lazy("It has not been killed."),
    Needs.QUIET: gettext_lazy("It is live or scheduled: cancel the schedule, or kill it."),
}


def lock(article: Article) -> Article:
    """The article as it is saved now, its row locked until the transaction ends."""
    return lock_all([article.pk])[0]


def lock_all(pks: Collection[int]) -> list[Article]:
    """These articles, locked; in one order everywhere, so that no two who lock several wait for each other."""
    transaction.get_connection().validate_no_broken_transaction()
    # Without the key: a row that only names an article, such as an alert, waits for no lock.
    found = list(Article.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))
    if len(found) < len(set(pks)):
        raise WrongState(_("This story no longer exists."))
    return found


def why_not(name: str, article: Article, now: Situation, by) -> NotAllowed | WrongState | None:
    """The refusal that the tables give for this step, or None."""
    step = STEPS[name]
    if not may(by, name, article):
        return NotAllowed(why_may_not(by, name, article))
    if article.status not in step.sources:
        return WrongState(
            _("A story that is “%(status)s” cannot take the step “%(step)s”.")
            % {"status": Status(article.status).label, "step": step.label}
        )
    if not now.meets(step.needs):
        return WrongState(str(_NEEDS[step.needs]))
    if name == "undo" and not now.may_still_undo:
        return WrongState(_("It is too late to undo this: correct or kill it."))
    return None


def take(name: str, article: Article, *, by) -> tuple[Article, Situation]:
    """Lock the article and ask whether the step may be taken; the locked article and its situation, or a refusal."""
    locked = lock(article)
    now = situation(locked)
    refusal = why_not(name, locked, now, by)
    if refusal:
        raise refusal
    return locked, now


def record(
    name: str,
    article: Article,
    *,
    by,
    before: str,
    release: Release | None = None,
    version: Version | None = None,
    note: str = "",
    **data: Any,
) -> Step:
    """Write the audit row of a step; `before` is the status it was taken from."""
    return Step.objects.create(
        article=article,
        name=name,
        by=by,
        from_status=before,
        to_status=article.status,
        release=release,
        version=version,
        note=note,
        data=data,
    )


def set_status(article: Article, status: Status | str, **fields: Any) -> None:
    """Write the status, and the fields that go with it."""
    article.status = status
    for name, value in fields.items():
        setattr(article, name, value)
    article.save(update_fields=["status", "updated_at", *fields])


def new_version(article: Article, content, *, by, kind: str, name: str = "") -> Version:
    """Save the words as the article's next version."""
    number = (article.versions.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    return Version.objects.create(
        article=article,
        number=number,
        revision=article.revision,
        kind=kind,
        name=name,
        content=content.as_json(),
        created_by=by,
    )
