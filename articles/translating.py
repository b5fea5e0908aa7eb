"""Translations and what has changed in their sources: which are stale, and in which paragraphs."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from .comparing import ADDED, CHANGED, REMOVED, SAME, Paragraph, Piece, bodies_compared, label_of, words_compared
from .content import Content
from .models import Article, Release, SourceChange, Step

#: What a translator translates: a change of anything else in the source leaves a translation as good as it was.
WORDS = ("headline", "short_headline", "standfirst", "dateline", "body")


def is_stale() -> Q:
    """The condition on articles: their source has had other words since they were made from it.

    It begins with the few that are marked, so that it costs the same however many stories there are.
    """
    return Q(pk__in=SourceChange.objects.values("article")) & _moved()


def _moved() -> Q:
    """A source that nobody can see, or that went back to what the translation knows, asks nothing of it."""
    newer = Release.objects.public().filter(
        article=OuterRef("source_release__article"), number__gt=OuterRef("source_release__number")
    )
    return Q(source_release=None) | Q(Exists(newer))


def stale_translations() -> QuerySet[Article]:
    """Translations on the desk that wait for somebody, the newest change first, each with the moment `stale_since`."""
    rows = Article.objects.on_desk().filter(is_stale(), source_change__isnull=False)
    return rows.annotate(stale_since=F("source_change__at")).order_by("-source_change__at", "-id")


def with_staleness(rows: QuerySet[Article]) -> QuerySet[Article]:
    """Rows of a list with `is_stale`, for their badges: one look-up for each row that is shown."""
    return rows.annotate(is_stale=Exists(Article.objects.filter(is_stale(), pk=OuterRef("pk"))))


def is_stale_now(article: Article) -> bool:
    """Whether this one is stale."""
    return Article.objects.filter(is_stale(), pk=article.pk).exists()


def source_of(article: Article) -> Article | None:
    """The story that this one was translated from; None where it is no translation."""
    if article.source_release_id:
        return article.source_release.article
    step = _translation_step(article)
    return Article.objects.filter(pk=step.data["source"]).first() if step else None


def translations_from(source: Article) -> list[Article]:
    """The translations that were made from a story, by the order of their editions."""
    made_from = Q(source_release__article=source) | Q(source_release=None, group__isnull=False, group=source.group_id)
    found = Article.objects.filter(made_from).exclude(pk=source.pk).select_related("edition", "source_release")
    return [row for row in found.order_by("edition__position") if row.source_release_id or source_of(row) == source]


def words_made_from(article: Article) -> Content | None:
    """The source's words as they were when the translation was made or last brought up to date."""
    if article.source_release_id:
        return Content.of_release(article.source_release)
    step = _translation_step(article)
    return Content.from_json(step.version.content) if step and step.version else None


def _translation_step(article: Article) -> Step | None:
    """The audit row that says what an article was translated from, before its source had any release."""
    if article.group_id is None:
        return None
    return article.steps.filter(name="translate").select_related("version").first()


def differ(one: Content, other: Content) -> bool:
    """Whether a translator would have something to do."""
    return any(getattr(one, name) != getattr(other, name) for name in WORDS)


def mark_translations(release: Release) -> list[Article]:
    """Put the translations that do not know this new release of their source into the queue; they are returned.

    An update and a correction always count; anything else only where the words are others.
    """
    always = release.kind in (Release.Kind.UPDATE, Release.Kind.CORRECTION)
    words = Content.of_release(release)
    found = [
        row
        for row in translations_from(release.article)
        if _is_behind(row, release) and (always or _differs(row, words))
    ]
    rows = [SourceChange(article=row, at=release.public_from) for row in found]
    SourceChange.objects.bulk_create(rows, ignore_conflicts=True)
    return found


def _is_behind(article: Article, release: Release) -> bool:
    return article.source_release is None or article.source_release.number < release.number


def _differs(article: Article, words: Content) -> bool:
    known = words_made_from(article)
    return known is not None and differ(known, words)


@dataclass(frozen=True)
class Line:
    """A field of the source above its text, its words compared with those that the translation was made from."""

    name: str
    label: str
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Changes:
    """A source as it stands now, each part with what has changed in it since a translation was made from it.

    `release` is the one compared with: what readers of the source have, else what waits; None where the source has
    neither, and its working copy is shown.
    """

    source: Article
    made_from: Release | None
    release: Release | None
    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def count(self) -> int:
        """How many lines and paragraphs are others now."""
        return sum(part.kind != SAME for part in (*self.lines, *self.paragraphs))


def changes_since(article: Article) -> Changes | None:
    """What has changed in a translation's source since it was made from it; None for what is no translation."""
    source = source_of(article)
    if source is None:
        return None
    release = current_release(source)
    now = Content.of_release(release) if release else Content.of(source)
    before = words_made_from(article) or now
    lines = [_line(name, getattr(before, name), getattr(now, name)) for name in WORDS if name != "body"]
    return Changes(
        source=source,
        made_from=article.source_release,
        release=release,
        lines=tuple(line for line in lines if line.pieces),
        paragraphs=tuple(bodies_compared(before.body, now.body)),
    )


def _line(name: str, before: str, now: str) -> Line:
    kind = SAME if before == now else CHANGED if before and now else ADDED if now else REMOVED
    return Line(name, label_of(name), kind, tuple(words_compared(before, now)))


def current_release(source: Article) -> Release | None:
    """What readers of the source have now, else what waits; None where it is neither, or killed."""
    rows = source.releases.select_related("edition", "address", "article").defer("body_html", "body_text")
    live = rows.current().first()
    if live is not None:
        return None if live.is_kill else live
    return rows.waiting().filter(is_waiting=True).first()
