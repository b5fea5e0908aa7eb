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

    The article is locked, and nothing of it waits that begins later than this release.
    """
    begin = _beginning(article, kind, now, at)
    is_later = begin > now.at
    previous = now.current
    release = freeze(content, article)
    release.kind = kind
    release.number = (article.releases.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    release.public_from = begin
    release.public_until = now.waiting.public_from if now.waiting and not is_later else None
    release.is_waiting = is_later
    release.embargo_until = article.embargo_until
    release.first_public_at = first_public_at(article) or (None if kind == Release.Kind.KILL else begin)
    release.listed_at = begin if to_top or not release.first_public_at else release.first_public_at
    if previous and not to_top and previous.first_public_at:
        release.listed_at = previous.listed_at
    release.address = give_address(article, content, release.first_public_at or begin)
    release.path = release.address.path
    release.based_on = previous
    release.revision, release.version = revision, version
    release.note, release.reason, release.created_by = note, reason, by
    _settle_waiting(article, now)
    # The former release must end first: one_open_release allows a single open one per article.
    if previous:
        Release.objects.filter(pk=previous.pk).update(public_until=begin)
    release.save(force_insert=True)
    if kind != Release.Kind.KILL:
        add_parts(release, Parts.of(content))
    if not is_later:
        announce_soon(release)
    return release


def _beginning(article: Article, kind: str, now: Situation, at: datetime | None) -> datetime:
    begin = max(at or now.at, now.at)
    if article.embargo_until and kind != Release.Kind.KILL:
        begin = max(begin, article.embargo_until)
    if now.current:
        # Two steps within the clock's grain still make two intervals, neither of them empty.
        begin = max(begin, now.current.public_from + timedelta(microseconds=1))
    return begin


def first_public_at(article: Article) -> datetime | None:
    """When readers first saw anything of it; None where they never did."""
    return (
        Release.objects.ever_public()
        .filter(article=article)
        .order_by("public_from")
        .values_list("first_public_at", flat=True)
        .first()
    )


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
    if now.current:
        article.releases.filter(pk=now.current.pk).update(public_until=None)
        now.current.public_until = None
    return Situation(at=now.at, live=now.live, killed=now.killed)


def announce_soon(release: Release) -> None:
    """Announce it as soon as this transaction is committed; the worker does it where this process dies first."""
    pk = release.pk
    transaction.on_commit(lambda: announce_quietly(pk))
