"""Withdrawing what is live, and bringing it back."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ..content import Content
from ..models import Alert, Article, Release
from ..workflow import Needs, Status
from .errors import Obstructed
from .obstacles import content_obstacles
from .opening import cancel_waiting, open_release
from .situation import situation
from .steps import lock_all, record, set_status, take


def kill(article: Article, *, by, reason: str, notice: str, with_translations: bool = False) -> Release:
    """Withdraw a story everywhere; `notice` is the line that readers and clients get, `reason` stays at the desk.

    Linked editions are alerted, or killed too, all or none, with `with_translations`.
    """
    if not reason.strip() or not notice.strip():
        raise Obstructed(_("A kill needs a reason for the desk and a line for readers."))
    with transaction.atomic():
        if with_translations:
            # All before the first is killed: two who kill a story from two of its editions take the same order.
            lock_all({article.pk, *Article.objects.filter(group__articles=article.pk).values_list("pk", flat=True)})
        release = _kill(article, by=by, reason=reason, notice=notice)
        for linked in _linked(release.article):
            if with_translations and situation(linked).meets(Needs.LIVE_OR_WAITING):
                _kill(linked, by=by, reason=reason, notice=notice)
            else:
                _alert_linked(linked, release, reason)
        return release


def _kill(article: Article, *, by, reason: str, notice: str) -> Release:
    article, now = take("kill", article, by=by)
    before = article.status
    last = now.live or now.waiting
    content = Content.of_release(last)
    now = cancel_waiting(article, now)
    release = open_release(article, content, Release.Kind.KILL, now, by=by, note=notice, reason=reason)
    set_status(article, Status.DRAFT, approved_version=None)
    record("kill", article, by=by, before=before, release=release, note=reason)
    return release


def _last_public(article: Article, before: Release) -> Release:
    """The last release that readers saw before the kill."""
    earlier = article.releases.filter(public_from__lt=before.public_from).exclude(kind=Release.Kind.KILL)
    seen = earlier.exclude(public_until=F("public_from")).select_related("address")
    return seen.latest("public_from")


def _linked(article: Article) -> Iterable[Article]:
    if article.group_id is None:
        return []
    return Article.objects.on_desk().filter(group=article.group_id).exclude(pk=article.pk)


def _alert_linked(article: Article, killed: Release, reason: str) -> None:
    text = _("“%(headline)s” (%(edition)s) was killed: %(reason)s") % {
        "headline": killed.headline,
        "edition": killed.edition,
        "reason": reason,
    }
    Alert.objects.create(article=article, to=None, kind=Alert.Kind.SOURCE_KILLED, text=text)


def reinstate(article: Article, *, by, reason: str) -> Release:
    """Bring a killed story back: the last public words, at their old place and date."""
    if not reason.strip():
        raise Obstructed(_("Say why the story comes back: it is kept in the audit."))
    with transaction.atomic():
        article, now = take("reinstate", article, by=by)
        found = content_obstacles("reinstate", article, now)
        if found:
            raise Obstructed(*found)
        now = cancel_waiting(article, now)
        last = _last_public(article, before=now.killed)
        release = open_release(
            article, Content.of_release(last), Release.Kind.REINSTATE, now, by=by, reason=reason, revision=last.revision
        )
        record("reinstate", article, by=by, before=article.status, release=release, note=reason)
        return release
