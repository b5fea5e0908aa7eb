"""Publication: first releases and updates, now or at a time."""

from datetime import datetime

from django.db import transaction

from ..content import Content
from ..models import Article, Release
from ..workflow import Status
from .embargoes import change_embargo
from .errors import Obstructed
from .obstacles import content_obstacles
from .opening import cancel_waiting, open_release
from .situation import Situation
from .steps import record, set_status, take

#: The embargo stays what it is.
SAME = object()


def publish(
    article: Article,
    *,
    by,
    at: datetime | None = None,
    embargo_until: datetime | object | None = SAME,
    remark: str = "",
) -> Release:
    """Release an approved story for the first time: now, at a time, or when its embargo lifts, whichever is latest.

    Where it is scheduled already, the schedule moves. `embargo_until` is set first, by the rules that hold for it
    everywhere; `remark` is for the desk, in the audit.
    """
    return _release_approved(
        "publish", article, Release.Kind.FIRST, by=by, at=at, embargo_until=embargo_until, remark=remark
    )


def update(
    article: Article,
    *,
    by,
    note: str = "",
    at: datetime | None = None,
    to_top: bool = False,
    embargo_until: datetime | object | None = SAME,
) -> Release:
    """Release the approved working copy of a live story; `note` tells readers what is new."""
    return _release_approved(
        "update", article, Release.Kind.UPDATE, by=by, at=at, embargo_until=embargo_until, note=note, to_top=to_top
    )


def _release_approved(
    step: str, article: Article, kind: str, *, by, at: datetime | None, embargo_until, remark: str = "", **words
) -> Release:
    with transaction.atomic():
        article, now = take(step, article, by=by)
        found = content_obstacles(step, article, now)
        if found:
            raise Obstructed(*found)
        now = cancel_waiting(article, now)
        if embargo_until is not SAME and embargo_until != article.embargo_until:
            # What waited is cancelled: the new time is at the embargo's end or after it.
            change_embargo(article, embargo_until, by=by, waiting=None)
            article.save(update_fields=["embargo_until", "updated_at"])
        version = article.approved_version
        content = Content.from_json(version.content)
        release = open_release(
            article, content, kind, now, by=by, at=at, revision=version.revision, version=version, **words
        )
        if not release.is_waiting:
            set_status(article, Status.DRAFT)
        note = release.note or remark
        record(step, article, by=by, before=Status.APPROVED, release=release, version=version, note=note)
        return release


def reschedule(article: Article, *, by, at: datetime) -> Release:
    """Move what waits to another time, as it was approved; edits made since stay in the working copy."""
    with transaction.atomic():
        article, now = take("reschedule", article, by=by)
        old = now.waiting
        release = refreeze_waiting(article, now, Content.of_release(old), by=by, revision=old.revision, at=at)
        record("reschedule", article, by=by, before=article.status, release=release, version=release.version)
        return release


def refreeze_waiting(
    article: Article, now: Situation, content: Content, *, by, revision: int | None, at: datetime | None = None
) -> Release:
    """Replace the waiting release by one of these words, at its own time or at another."""
    old = now.waiting
    return open_release(
        article,
        content,
        old.kind,
        cancel_waiting(article, now),
        by=by,
        at=at or old.public_from,
        revision=revision,
        version=old.version,
        note=old.note,
        reason=old.reason,
        to_top=old.listed_at == old.public_from,
    )


def unschedule(article: Article, *, by) -> Article:
    """Take back what waits; the story is approved again, unless it was edited since."""
    with transaction.atomic():
        article, now = take("unschedule", article, by=by)
        before = article.status
        cancel_waiting(article, now)
        set_status(article, status_without(now.waiting, article))
        record("unschedule", article, by=by, before=before, release=now.waiting)
        return article


def status_without(release: Release, article: Article) -> str:
    """What the working copy is once this release is taken back: its approval counts again, or a newer one does."""
    approved = article.approved_version
    is_standing = approved and approved.revision == article.revision
    if is_standing and (article.status == Status.APPROVED or release.version_id == approved.pk):
        return Status.APPROVED
    return article.status if article.status != Status.APPROVED else Status.DRAFT
