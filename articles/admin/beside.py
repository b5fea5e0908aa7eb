"""What stands beside a story at the desk: its other editions, and the links that show it outside."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from ..models import Article, Edition, ShareLink
from ..permissions import may
from ..publishing import Situation, situation
from ..publishing.situation import situations
from ..sharing import address_of
from ..translating import is_stale_now, with_staleness
from ..workflow import Status

LINKS = 20


@dataclass(frozen=True)
class InEdition:
    """An edition, and the article that is the same story there, with its own state; None where there is none yet."""

    edition: Edition
    article: Article | None = None
    situation: Situation | None = None


@dataclass(frozen=True)
class Shared:
    """A share link: its address while it is open, and why it is not where it has ended."""

    link: ShareLink
    address: str


def beside(user, article: Article, now: Situation) -> dict:
    """For the story's page: a fixed number of queries, whatever there is."""
    is_dead = bool(now.killed) or article.status == Status.SPIKED
    if article.group_id:
        article.is_stale = is_stale_now(article)
    return {
        "editions": editions_of(article),
        "may_translate": may(user, "create") and not is_dead,
        "may_duplicate": may(user, "create"),
        "may_share": may(user, "share", article),
        "shares": [] if is_dead else shares_of(article),
        "is_dead": is_dead,
    }


def source_beside(request: HttpRequest, article: Article) -> dict:
    """On a translation's own page: its source with what has changed there, as the view found it."""
    changes = getattr(request, "source_changes", None)
    if changes is None:
        return {}
    may_mark = bool(changes.release) and may(request.user, "write", article)
    source_is_killed = changes.release is None and bool(situation(changes.source).killed)
    return {"changes": changes, "may_mark": may_mark, "source_is_killed": source_is_killed}


def editions_of(article: Article) -> list[InEdition]:
    """Every other edition in order, with the same story there."""
    others = Edition.objects.exclude(pk=article.edition_id)
    rows = Article.objects.filter(group__isnull=False, group=article.group_id).exclude(pk=article.pk)
    linked = {row.edition_id: row for row in with_staleness(rows.select_related("edition").defer("body"))}
    now = situations(linked.values())
    return [InEdition(edition, row := linked.get(edition.pk), now.get(row.pk) if row else None) for edition in others]


def shares_of(article: Article) -> list[Shared]:
    """The newest share links with what was answered; those that ended have no address any more."""
    links = article.share_links.select_related("made_by", "version").prefetch_related("answers")[:LINKS]
    now = timezone.now()
    return [
        Shared(link, address_of(link) if link.revoked_at is None and link.expires_at > now else "") for link in links
    ]
