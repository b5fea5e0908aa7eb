"""Opening, ending and cancelling releases, so that one article's releases always tile."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from ..content import Content
from ..models import Article, Release, Version
from .addresses import give_address
from .announcing import announce_quietly
from .freezing import Parts, freeze
from .situation import Situation

#: They hold what readers have already, or take it away: an embargo on the next update does not hold them back.
UNBOUND = frozenset({Release.Kind.CORRECTION, Release.Kind.FIX, Release.Kind.KILL})


def open_release(
    article: Article,
    content: Content,
    kind: str,
    now: Situation,
    *,
    by,
    at: datetime | None = None,
    revision: int | None = None,
    version: Version | None = None,
    note: str = "",
    reason: str = "",
    to_top: bool = False,
) -> Release:
    """Freeze the words and make them public from `at` (now, or when the embargo lifts), ending what stands before.

    The article is locked. What waits is cancelled first, unless this release goes out at once, before it.
    """
    release = freeze(content, article)
    release.kind, release.number = kind, next_number(article)
    release.embargo_until = None if kind in UNBOUND else article.embargo_until
    previous = release.based_on = now.current
    begin = max(filter(None, [now.at, at, release.embargo_until]))
    is_later = begin > now.at
    if previous and not is_later:
        # Two steps within the clock's grain still make two intervals, neither of them empty.
        begin = max(begin, previous.public_from + timedelta(microseconds=1))
    release.public_from, release.is_waiting = begin, is_later
    release.public_until = now.waiting.public_from if now.waiting else None
    _place(release, article, content, to_top=to_top)
    release.revision, release.version = revision, version
    release.note, release.reason, release.created_by = note, reason, by
    _settle_waiting(article, now)
    # The former release must end first: one_open_release allows a single open one per article.
    if previous:
        Release.objects.filter(pk=previous.pk).update(public_until=begin)
    release.save(force_insert=True)
    note_release(article, True)
    if kind != Release.Kind.KILL:
        add_parts(release, Parts.of(content))
    if not is_later:
        announce_soon(release)
    return release


def note_release(article: Article, has_release: bool) -> None:
    """Keep in the article whether it has a release that was not cancelled, so that the drafts are one index."""
    if article.has_release != has_release:
        article.has_release = has_release
        Article.objects.filter(pk=article.pk).update(has_release=has_release)


def next_number(article: Article) -> int:
    """The number of the article's next release; cancelled ones count."""
    return (article.releases.order_by("-number").values_list("number", flat=True).first() or 0) + 1


def _place(release: Release, article: Article, content: Content, *, to_top: bool) -> None:
    """Where it stands: at the address and in the place of what it follows, if readers have seen that."""
    begin, previous = release.public_from, release.based_on
    if previous and previous.first_public_at:
        release.first_public_at, settled = previous.first_public_at, previous.address
        release.listed_at = begin if to_top else previous.listed_at
    else:
        release.first_public_at, settled = None if release.is_kill else begin, None
        release.listed_at = begin
    release.address = give_address(article, content, release.first_public_at or begin, settled=settled)
    release.path = release.address.path


def add_parts(release: Release, parts: Parts) -> None:
    """Save the rows beside a release."""
    known = set(Article.objects.filter(pk__in=parts.links).values_list("pk", flat=True)) if parts.links else set()
    save_rows(parts.rows(release, known_articles=known))


def save_rows(rows: Iterable) -> None:
    """Insert rows of several models, each model's at once."""
    by_model: dict[type, list] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, group in by_model.items():
        model._default_manager.bulk_create(group, batch_size=2000)


def _settle_waiting(article: Article, now: Situation) -> None:
    """A release whose time has come waits no longer, announced or not."""
    article.releases.filter(is_waiting=True, public_from__lte=now.at).update(is_waiting=False)


def cancel_waiting(article: Article, now: Situation) -> Situation:
    """Take back what waits and give the time it had to the release before it; the situation afterwards."""
    waiting = now.waiting
    if waiting is None:
        return now
    # The empty interval must come before the reopening: a moment's two open releases would break the constraint.
    article.releases.filter(pk=waiting.pk).update(public_until=F("public_from"), is_waiting=False)
    note_release(article, now.current is not None)
    if now.current:
        article.releases.filter(pk=now.current.pk).update(public_until=None)
        now.current.public_until = None
    return Situation(at=now.at, live=now.live, killed=now.killed)


def announce_soon(release: Release) -> None:
    """Announce it as soon as this transaction is committed; the worker does it where this process dies first."""
    pk = release.pk
    # Robust: the publication stands whatever becomes of its announcement.
    transaction.on_commit(lambda: announce_quietly(pk), robust=True)
