"""What the desk is told about a story before it goes out: one registry of checks that note, warn or block.

What blocks are the obstacles that publishing refuses on, and nothing else: they are asked, not repeated here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from photos.models import Photo

from .body.reading import story_ids
from .content import Content
from .models import Article, Release
from .publishing.obstacles import content_obstacles
from .publishing.situation import Situation, situation, situations
from .workflow import Status
from .zones import told

#: Soft limits: longer is allowed, and cut in lists.
LENGTHS = {"headline": 95, "short_headline": 70, "standfirst": 160}
#: For how long a headline counts as taken.
RECENT = timedelta(days=7)
#: And among how many stories, where an import has changed a whole archive this week.
LOOKED_AT = 2000


class Level(StrEnum):
    """From what stops publication to what is only good to know."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


_ORDER = list(Level)


@dataclass(frozen=True)
class Check:
    """One sentence about a story; `field` is where the form mends it, "" where it does not."""

    level: Level
    sentence: str
    field: str = ""

    @property
    def blocks(self) -> bool:
        return self.level == Level.BLOCK


@dataclass(frozen=True)
class Subject:
    """The story that is looked at; what several checks need is read once."""

    article: Article
    step: str
    now: Situation

    @cached_property
    def content(self) -> Content:
        return Content.of(self.article)

    @cached_property
    def photos(self) -> dict[int, Photo]:
        """What it shows, by id; those that are gone are missing."""
        wanted = self.content.photos
        return Photo.objects.in_bulk(wanted) if wanted else {}

    @cached_property
    def linked(self) -> list[tuple[int, Article | None, Situation | None]]:
        """The stories that its text links to: the id, the story where there is one, its situation."""
        wanted = [pk for pk in dict.fromkeys(story_ids(self.content.body)) if pk != self.article.pk]
        if not wanted:
            return []
        found = Article.objects.only("headline", "status").in_bulk(wanted)
        situation_of = situations(found.values())
        return [(pk, found.get(pk), situation_of.get(pk)) for pk in wanted]


Rule = Callable[[Subject], Iterable[Check]]
CHECKS: list[Rule] = []


def check(rule: Rule) -> Rule:
    """Register a rule: a function from a Subject to its checks."""
    CHECKS.append(rule)
    return rule


def checks(article: Article, step: str = "publish", *, now: Situation | None = None) -> list[Check]:
    """Everything that is to be said before the step, the gravest first: a fixed number of queries."""
    subject = Subject(article, step, now or situation(article))
    found = [one for rule in CHECKS for one in rule(subject)]
    return sorted(found, key=lambda one: _ORDER.index(one.level))


@check
def obstacles(subject: Subject) -> Iterator[Check]:
    for sentence in content_obstacles(subject.step, subject.article, subject.now):
        yield Check(Level.BLOCK, sentence, getattr(sentence, "field", ""))


@check
def embargo(subject: Subject) -> Iterator[Check]:
    until, edition = subject.article.embargo_until, subject.article.edition
    if not until:
        return
    time = {"time": told(until, edition)}
    if until > timezone.now():
        yield Check(Level.NOTE, _("Under embargo until %(time)s: nobody sees it before.") % time, "embargo_until")
    elif not subject.now.live:
        sentence = _("The embargo ended at %(time)s: nothing holds the story back any longer.")
        yield Check(Level.NOTE, sentence % time, "embargo_until")


@check
def flash(subject: Subject) -> Iterator[Check]:
    if subject.content.urgency == Article.FLASH and not subject.now.live:
        sentence = _("It is a flash: it goes out over the top of every page, and publishing asks you to confirm that.")
        yield Check(Level.WARN, sentence, "urgency")


@check
def taken_headline(subject: Subject) -> Iterator[Check]:
    """The same headline in the same edition, on the desk or before readers within RECENT: one query."""
    headline = subject.content.headline.strip()
    if not headline:
        return
    since, article = timezone.now() - RECENT, subject.article
    newest = Article.objects.filter(edition=article.edition_id, updated_at__gte=since).order_by("-updated_at")
    recent = Article.objects.on_desk().filter(pk__in=newest.values("pk")[:LOOKED_AT], headline__iexact=headline)
    # No release is listed later than it begins: the second bound changes nothing but the work.
    public = Release.objects.public().filter(
        edition=article.edition_id, listed_at__gte=since, public_from__gte=since, headline__iexact=headline
    )
    rows = recent.exclude(pk=article.pk).order_by().values_list("pk", "slugline")
    others = rows.union(public.exclude(article=article).order_by().values_list("article", "article__slugline"))
    for pk, slugline in list(others)[:1]:
        sentence = _("Another story of this week has the same headline: %(story)s.")
        yield Check(Level.WARN, sentence % {"story": slugline or f"#{pk}"}, "headline")


@check
def lengths(subject: Subject) -> Iterator[Check]:
    names = {
        "headline": _("The headline is %(count)s letters long; lists cut it after %(limit)s."),
        "short_headline": _("The short headline is %(count)s letters long; lists cut it after %(limit)s."),
        "standfirst": _("The standfirst is %(count)s letters long; more than %(limit)s is read by few."),
    }
    for field, limit in LENGTHS.items():
        count = len(getattr(subject.content, field))
        if field == "headline" and subject.content.short_headline:
            continue
        if count > limit:
            level = Level.NOTE if field == "standfirst" else Level.WARN
            yield Check(level, names[field] % {"count": count, "limit": limit}, field)


@check
def standfirst(subject: Subject) -> Iterator[Check]:
    if not subject.content.standfirst.strip() and subject.content.urgency != Article.FLASH:
        yield Check(Level.WARN, _("The standfirst is empty: lists and searches show nothing below it."), "standfirst")


@check
def byline(subject: Subject) -> Iterator[Check]:
    if not subject.content.bylines:
        yield Check(Level.NOTE, _("Nobody stands in the byline."), "byline")


@check
def photo_credits(subject: Subject) -> Iterator[Check]:
    for pk in subject.content.photos:
        photo = subject.photos.get(pk)
        if photo and not photo.credit.strip():
            field = "lead_photo" if pk == subject.content.lead_photo else "body"
            yield Check(Level.WARN, _("The photo “%(photo)s” has no credit.") % {"photo": photo}, field)


@check
def links(subject: Subject) -> Iterator[Check]:
    """Links to stories that readers cannot open: the page prints their words without the link."""
    for pk, article, now in subject.linked:
        if article is None:
            yield Check(Level.WARN, _("The text links to story %(pk)s, which no longer exists.") % {"pk": pk}, "body")
        elif now.killed:
            sentence = _("The text links to “%(story)s”, which has been killed.")
            yield Check(Level.WARN, sentence % {"story": article.headline}, "body")
        elif article.status == Status.SPIKED and not now.live:
            sentence = _("The text links to “%(story)s”, which lies in the bin.")
            yield Check(Level.WARN, sentence % {"story": article.headline}, "body")
        elif not now.live:
            sentence = _("The text links to “%(story)s”, which is not live yet: readers see no link.")
            yield Check(Level.NOTE if now.waiting else Level.WARN, sentence % {"story": article.headline}, "body")


@check
def address(subject: Subject) -> Iterator[Check]:
    live, slug = subject.now.live, subject.content.slug
    if live and slug and live.address.slug != slug:
        sentence = _("The slug is another than the live one, “%(slug)s”: the page moves, and the old address leads on.")
        yield Check(Level.NOTE, sentence % {"slug": live.address.slug}, "slug")
