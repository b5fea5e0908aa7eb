"""Withdrawing what is live, bringing it back, and blanking words for the law."""

import re
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from ..content import Content
from ..models import Alert, Article, Release
from ..workflow import Status
from .errors import Obstructed
from .opening import cancel_waiting, open_release
from .situation import situation
from .steps import lock, record, set_status, take, why_not

BLANK = "█"


def kill(article: Article, *, by, reason: str, notice: str, with_translations: bool = False) -> Release:
    """Withdraw a story everywhere; `notice` is the line that readers and clients get, `reason` stays at the desk.

    Linked editions are alerted, or killed too, all or none, with `with_translations`.
    """
    if not reason.strip() or not notice.strip():
        raise Obstructed(_("A kill needs a reason for the desk and a line for readers."))
    with transaction.atomic():
        release = _kill(article, by=by, reason=reason, notice=notice)
        for linked in _linked(release.article):
            if with_translations and situation(linked).live:
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
        last = (
            Release.objects.ever_public().filter(article=article).order_by("-number").select_related("address").first()
        )
        if last is None:
            raise Obstructed(_("It never was public: send it through review and publish it."))
        release = open_release(
            article, Content.of_release(last), Release.Kind.REINSTATE, now, by=by, reason=reason, revision=last.revision
        )
        record("reinstate", article, by=by, before=article.status, release=release, note=reason)
        return release


def redact(article: Article, *, by, words: str, reason: str) -> int:
    """Blank `words` in every release, version and the working copy; how many rows were changed.

    The audit keeps that it was done and why, and never the words.
    """
    words = words.strip()
    if len(words) < 2 or not reason.strip():
        raise Obstructed(_("Give the words (two letters or more) and the reason."))
    with transaction.atomic():
        article = lock(article)
        refusal = why_not("redact", article, situation(article), by)
        if refusal:
            raise refusal
        changed = _redact_rows(article, re.compile(re.escape(words), re.IGNORECASE))
        record("redact", article, by=by, before=article.status, note=reason, rows=changed)
        return changed


_TEXTS = frozenset(
    "headline short_headline standfirst dateline lead_caption lead_credit lead_alt body body_html body_text note reason "
    "byline bylines name guest_name role content".split()
)


def _redact_rows(article: Article, pattern: re.Pattern[str]) -> int:
    changed = 0
    for row in [*article.releases.all(), *article.versions.all()]:
        before = {field.name: getattr(row, field.name) for field in row._meta.fields if field.name in _TEXTS}
        after = _blanked(before, pattern)
        if after != before:
            for name, value in after.items():
                setattr(row, name, value)
            row.save(update_fields=list(after))
            changed += 1
    content = Content.of(article)
    after = Content.from_json(_blanked(content.as_json(), pattern))
    if after != content:
        article.revision += 1
        after.write_to(article)
        changed += 1
    return changed


def _blanked(value, pattern: re.Pattern[str]):
    """`value` with every match blanked in its texts, at any depth; markup between < and > stays as it is."""
    if isinstance(value, str):
        return "".join(
            part if part.startswith("<") else pattern.sub(lambda match: BLANK * len(match[0]), part)
            for part in re.split(r"(<[^>]*>)", value)
        )
    if isinstance(value, dict):
        return {name: _blanked(part, pattern) if name in _TEXTS else part for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_blanked(part, pattern) for part in value)
    return value
