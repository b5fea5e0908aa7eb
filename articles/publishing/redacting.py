"""Blanking words for the law."""

import re
from dataclasses import dataclass
from html import escape, unescape

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from newsroom.lib.audit import AuditRow

from ..content import Content
from ..models import Alert, Article, ShareAnswer
from .errors import Obstructed
from .situation import situation
from .steps import lock, record, why_not

BLANK = "█"


def redact(article: Article, *, by, words: str, reason: str) -> int:
    """Blank `words` in every release, version, note and alert, and in the working copy; how many rows were changed.

    The audit keeps that it was done and why, and never the words. An approval of the words stays one of the rest.
    """
    words = words.strip()
    if len(words) < 2 or not reason.strip():
        raise Obstructed(_("Give the words (two letters or more) and the reason."))
    with transaction.atomic():
        article = lock(article)
        refusal = why_not("redact", article, situation(article), by)
        if refusal:
            raise refusal
        changed = _redact_rows(article, Eraser.of(words))
        record("redact", article, by=by, before=article.status, note=reason, rows=changed)
        return changed


_TEXTS = frozenset(
    [
        "headline",
        "short_headline",
        "standfirst",
        "dateline",
        "lead_caption",
        "lead_credit",
        "lead_alt",
        "body",
        "body_html",
        "body_text",
        "note",
        "reason",
        "byline",
        "bylines",
        "name",
        "guest_name",
        "role",
        "content",
        "text",
    ]
)
_HTML = frozenset({"body", "body_html"})


def _redact_rows(article: Article, eraser: "Eraser") -> int:
    alerts = Alert.objects.filter(Q(article=article) | Q(article__group__isnull=False, article__group=article.group_id))
    notes = [*article.notes.all(), *ShareAnswer.objects.filter(link__article=article)]
    rows = [*article.releases.all(), *article.versions.all(), *article.steps.all(), *alerts, *notes]
    return sum(_redact_row(row, eraser) for row in rows) + _redact_working_copy(article, eraser)


def _redact_row(row, eraser: "Eraser") -> bool:
    before = {field.name: getattr(row, field.name) for field in row._meta.fields if field.name in _TEXTS}
    after = eraser.blank(before)
    if after == before:
        return False
    if isinstance(row, AuditRow):
        # A step's name is no text of the story.
        row.blank(note=after["note"])
        return True
    for name, value in after.items():
        setattr(row, name, value)
    row.save(update_fields=list(after))
    return True


def _redact_working_copy(article: Article, eraser: "Eraser") -> bool:
    content, before = Content.of(article), article.revision
    after = Content.from_json(eraser.blank(content.as_json()))
    slugline = eraser.blank(article.slugline)
    if after == content and slugline == article.slugline:
        return False
    article.slugline = slugline
    article.revision += 1
    after.write_to(article)
    # What held the working copy's words holds them still: the same were blanked there.
    article.versions.filter(revision=before).update(revision=article.revision)
    article.releases.filter(revision=before).update(revision=article.revision)
    return True


@dataclass(frozen=True)
class Eraser:
    """Finds words in plain text, and in HTML through its tags and entities; blanks them letter by letter."""

    plain: re.Pattern[str]
    html: re.Pattern[str]

    @classmethod
    def of(cls, words: str) -> "Eraser":
        plain = r"\s+".join(map(re.escape, words.split()))
        html = _GAP.join(_TAGS.join(map(_letter, word)) for word in words.split())
        # A tag outside a match is taken whole, so that nothing is found inside it.
        return cls(re.compile(plain, re.IGNORECASE), re.compile(f"({html})|<[^>]*>", re.IGNORECASE))

    def blank(self, value, name: str = ""):
        """`value` with every match blanked in its texts, at any depth; markup stays as it is, but for alt texts."""
        if isinstance(value, str):
            if name in _HTML:
                return self.html.sub(lambda match: _blanked_html(match[0]) if match[1] else self._tag(match[0]), value)
            return self.plain.sub(lambda match: BLANK * len(match[0]), value)
        if isinstance(value, dict):
            return {key: self.blank(part, key) if key in _TEXTS else part for key, part in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(self.blank(part, name) for part in value)
        return value

    def _tag(self, tag: str) -> str:
        """The tag with the words that are spoken blanked."""
        return _SPOKEN.sub(lambda match: match[1] + escape(self.blank(unescape(match[2]))) + '"', tag)


_TAGS = r"(?:<[^>]*>)*"
_GAP = r"(?:\s|&nbsp;|<[^>]*>)+"
_SPOKEN = re.compile(r'(\b(?:alt|title|aria-label)=")([^"]*)"')


def _letter(letter: str) -> str:
    """A pattern of the letter as HTML writes it."""
    ways = {escape(letter)} | ({letter} if letter not in "<>&" else set())
    return f"(?:{'|'.join(re.escape(way) for way in sorted(ways))})"


def _blanked_html(found: str) -> str:
    pieces = re.split("(<[^>]*>)", found)
    return "".join(piece if piece.startswith("<") else BLANK * len(unescape(piece)) for piece in pieces)
