"""Stories from the past: imports and demo data. The same freeze, dates that have gone by, no mail, no wire."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.lib.text import slug as slug_of

from ..content import Content, Shelf
from ..models import Address, Article, Release, Step
from ..permissions import may
from ..search import index_many
from ..workflow import Status
from .addresses import give_address
from .errors import NotAllowed, Obstructed, WrongState
from .freezing import Parts, freeze
from .opening import add_parts, next_number, note_release, save_rows
from .steps import lock, record


def backfill(article: Article, *, by, public_from: datetime) -> Release:
    """Release a saved draft that never was released, as of a time that has gone by; nobody is told."""
    _check(by, [public_from])
    with transaction.atomic():
        article = lock(article)
        if article.status == Status.SPIKED:
            raise WrongState(_("It lies in the bin: revive it first."))
        if article.releases.exists():
            raise WrongState(_("It has releases already."))
        content = Content.of(article)
        release = _past_release(content, article, public_from, give_address(article, content, public_from))
        release.save(force_insert=True)
        note_release(article, True)
        add_parts(release, Parts.of(content))
        record("backfill", article, by=by, before=article.status, release=release)
        return release


def backfill_later(
    article: Article,
    content: Content,
    *,
    by,
    kind: str,
    public_from: datetime,
    note: str = "",
    reason: str = "",
) -> Release:
    """What followed a backfilled release at another time that has gone by: an update, a correction, a kill.

    For a kill, `note` is the public notice and `reason` the desk's.
    """
    _check(by, [public_from])
    if kind in (Release.Kind.CORRECTION, Release.Kind.KILL) and not note.strip():
        raise Obstructed(_("Readers must be told what was wrong: it needs a note."))
    content = content.cleaned()
    with transaction.atomic():
        article = lock(article)
        last = Release.objects.current(article).first()
        if last is None or last.is_kill or public_from <= last.public_from:
            raise WrongState(_("What follows needs a live release that began before it."))
        if last.public_until is not None:
            raise WrongState(_("Something of it is scheduled: cancel the schedule first."))
        release = _past_release(content, article, public_from, last.address)
        release.kind, release.number, release.based_on = kind, next_number(article), last
        release.revision = article.revision if content == Content.of(article) else None
        release.first_public_at, release.listed_at = last.first_public_at, last.listed_at
        release.note, release.reason, release.created_by = note, reason, by
        Release.objects.filter(pk=last.pk).update(public_until=public_from, is_waiting=False)
        release.save(force_insert=True)
        if kind != Release.Kind.KILL:
            add_parts(release, Parts.of(content))
        record("backfill", article, by=by, before=article.status, release=release, note=note)
        return release


@dataclass(frozen=True)
class Past:
    """A story to be made by `backfill_many`: an unsaved article with its edition, its words, and when it was public."""

    article: Article
    content: Content
    public_from: datetime


def backfill_many(pasts: Sequence[Past], *, by) -> list[Release]:
    """The bulk form of creating and backfilling: all of them or none. The bodies must be clean already."""
    _check(by, [past.public_from for past in pasts])
    with transaction.atomic():
        articles = [_filled(past, by) for past in pasts]
        Article.objects.bulk_create(articles, batch_size=500)
        save_rows(_article_rows(pasts))
        index_many([(past.article, past.content) for past in pasts])
        releases = _past_releases(pasts)
        Release.objects.bulk_create(releases, batch_size=500)
        save_rows(_release_rows(pasts, releases))
        Step.objects.bulk_create(
            [
                Step(
                    article=past.article,
                    name="backfill",
                    by=by,
                    from_status=past.article.status,
                    to_status=past.article.status,
                    release=release,
                )
                for past, release in zip(pasts, releases, strict=True)
            ],
            batch_size=2000,
        )
        return releases


def _check(by, times: Iterable[datetime]) -> None:
    if not may(by, "backfill"):
        raise NotAllowed(_("Only an administrator may add stories from the past."))
    if any(time > timezone.now() for time in times):
        raise WrongState(_("A backfilled story's time lies in the past: schedule the others."))


def _past_release(
    content: Content, article: Article, public_from: datetime, address: Address, shelf: Shelf | None = None
) -> Release:
    if article.embargo_until and article.embargo_until > public_from:
        raise WrongState(_("It is under an embargo until a later time than that."))
    release = freeze(content, article, shelf=shelf)
    release.kind, release.number = Release.Kind.FIRST, 1
    release.public_from = release.first_public_at = release.listed_at = release.announced_at = public_from
    release.address, release.path = address, address.path
    release.revision = article.revision
    return release


def _filled(past: Past, by) -> Article:
    """The article with its plain words, ready to be inserted."""
    article, content = past.article, past.content
    for name, value in content.plain_values().items():
        setattr(article, name, value)
    article.lead_photo_id, article.section_id = content.lead_photo, content.section
    article.created_by, article.has_release = by, True
    return article


def _article_rows(pasts: Sequence[Past]) -> Iterable:
    also_in, topics = Article.also_in.through, Article.topics.through
    for past in pasts:
        yield from past.content.byline_rows(past.article)
        yield from (also_in(article_id=past.article.pk, section_id=pk) for pk in past.content.also_in)
        yield from (topics(article_id=past.article.pk, topic_id=pk) for pk in past.content.topics)


def _past_releases(pasts: Sequence[Past]) -> list[Release]:
    addresses = _addresses(pasts)
    shelves = {
        edition: Shelf.holding([past.content for past in pasts if past.article.edition == edition], edition.code)
        for edition in {past.article.edition for past in pasts}
    }
    return [
        _past_release(past.content, past.article, past.public_from, address, shelves[past.article.edition])
        for past, address in zip(pasts, addresses, strict=True)
    ]


def _addresses(pasts: Sequence[Past]) -> list[Address]:
    """A free address for each, in order, saved."""
    wanted = [
        Address(
            edition=past.article.edition,
            date=past.public_from.astimezone(past.article.edition.tz).date(),
            slug=past.content.slug or slug_of(past.content.short_headline or past.content.headline),
            article=past.article,
        )
        for past in pasts
    ]
    taken = set(
        Address.objects.filter(date__in={address.date for address in wanted}).values_list("edition_id", "date", "slug")
    )
    for address in wanted:
        stem, number = address.slug, 1
        while (address.edition_id, address.date, address.slug) in taken:
            number += 1
            address.slug = f"{stem}-{number}"
        taken.add((address.edition_id, address.date, address.slug))
    return Address.objects.bulk_create(wanted, batch_size=2000)


def _release_rows(pasts: Sequence[Past], releases: Sequence[Release]) -> Iterable:
    parts = [Parts.of(past.content) for past in pasts]
    linked = {pk for part in parts for pk in part.links}
    known = set(Article.objects.filter(pk__in=linked).values_list("pk", flat=True))
    for part, release in zip(parts, releases, strict=True):
        yield from part.rows(release, known_articles=known)
