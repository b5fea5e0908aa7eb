"""Taking back what went out a moment ago."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ..content import Content
from ..models import Alert, Article, Release
from ..signals import release_undone
from .correcting import merge_into_waiting, merge_into_working_copy
from .opening import cancel_waiting, note_release
from .releasing import status_without
from .situation import Situation
from .steps import record, set_status, take


def undo(article: Article, *, by) -> Article:
    """Take back the live release within the first seconds: its page ends at once, and what it replaced returns.

    A correction is taken out of the working copy and of what waits as well. Any other release takes with it what
    waits to follow it.
    """
    with transaction.atomic():
        article, now = take("undo", article, by=by)
        undone, before = now.live, article.status
        now = _end_live(article, now)
        if undone.kind in (Release.Kind.CORRECTION, Release.Kind.FIX):
            _unmerge(article, undone, now, by=by)
        else:
            set_status(article, status_without(undone, article))
            _cancel_what_follows(article, now, by=by)
        record("undo", article, by=by, before=before, release=undone)
        release_undone.send(sender=Release, release=undone)
        return article


def _end_live(article: Article, now: Situation) -> Situation:
    """Leave nothing of the live release's interval and give it to the one before; the situation afterwards."""
    undone = now.live
    article.releases.filter(pk=undone.pk).update(public_until=F("public_from"), is_waiting=False)
    before = article.releases.filter(public_until=undone.public_from).exclude(public_until=F("public_from"))
    earlier = before.select_related("edition", "address").first()
    if earlier is None:
        note_release(article, now.waiting is not None)
        return Situation(at=now.at, waiting=now.waiting)
    article.releases.filter(pk=earlier.pk).update(public_until=undone.public_until)
    if earlier.is_kill:
        return Situation(at=now.at, killed=earlier, waiting=now.waiting)
    return Situation(at=now.at, live=earlier, waiting=now.waiting)


def _unmerge(article: Article, undone: Release, now: Situation, *, by) -> None:
    """Take a correction out of the working copy and of what waits, as it came in."""
    before = article.revision
    wrong, right = Content.of_release(undone), Content.of_release(now.live)
    merge_into_working_copy(article, wrong, right, by=by)
    merge_into_waiting(article, now, wrong, right, by=by, before=before)
    if undone.revision == before:
        article.releases.filter(pk=now.live.pk).update(revision=article.revision)


def _cancel_what_follows(article: Article, now: Situation, *, by) -> None:
    waiting = now.waiting
    if waiting is None:
        return
    cancel_waiting(article, now)
    record("unschedule", article, by=by, before=article.status, release=waiting)
    text = _("The release that it was to follow has been taken back.")
    Alert.objects.create(article=article, to=waiting.created_by, kind=Alert.Kind.SCHEDULE_CANCELLED, text=text)
