"""Telling the listeners, once, that a release became public. No page waits for this: it is there by its time."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..models import Article, Release
from ..signals import release_announced
from ..workflow import Status

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(seconds=10)
LONGEST_RETRY = timedelta(minutes=10)
MOST_TRIES = 10_000  # counted; it is tried for ever


def announce(release_pk: int, *, wait: bool = True) -> bool:
    """Claim a due release and send `release_announced`, all in one transaction; False where another was quicker.

    What has been superseded before anybody announced it is claimed and passed over in silence. Unless told to `wait`,
    a story that somebody holds is left for the next time.
    """
    with transaction.atomic():
        article_pk = Release.objects.filter(pk=release_pk).values_list("article_id", flat=True).first()
        # SQLite has one writer at a time; elsewhere the article's row is locked, as in every verb.
        rows = Article.objects.select_for_update(no_key=True, skip_locked=not wait)
        article = rows.filter(pk=article_pk).first()
        if article is None:
            return False
        now = timezone.now()
        claimed = Release.objects.filter(pk=release_pk, announced_at=None, public_from__lte=now).update(
            announced_at=now, announce_error="", announce_retry_at=None, is_waiting=False
        )
        if claimed != 1:
            return False
        release = Release.objects.current().filter(pk=release_pk).select_related("article", "edition").first()
        if release is None:
            return False
        if article.status == Status.APPROVED and release.version_id == article.approved_version_id:
            # The approval has been used: what is written from now on is the next update.
            Article.objects.filter(pk=article.pk).update(status=Status.DRAFT)
        release_announced.send(sender=Release, release=release)
        return True


def announce_quietly(release_pk: int, *, wait: bool = True) -> bool:
    """Announce; a failure is logged, kept with the release for Today, and tried again later by the worker."""
    try:
        return announce(release_pk, wait=wait)
    except Exception as error:
        logger.exception("Announcing release %s failed; it will be tried again.", release_pk)
        _keep_failure(release_pk, error)
        return False


def _keep_failure(release_pk: int, error: Exception) -> None:
    with transaction.atomic():
        # Another may have announced it since.
        release = Release.objects.select_for_update(no_key=True).filter(pk=release_pk, announced_at=None).first()
        if release is None:
            return
        tries = min(release.announce_tries, MOST_TRIES)
        Release.objects.filter(pk=release_pk).update(
            announce_tries=tries + 1,
            announce_error=f"{type(error).__name__}: {error}"[:1000],
            announce_retry_at=timezone.now() + min(RETRY_AFTER * 2 ** min(tries, 10), LONGEST_RETRY),
        )


def announce_due(limit: int = 100) -> int:
    """Announce what is due, each in its own transaction, so that one that fails delays no other; how many were."""
    due = list(Release.objects.due().values_list("pk", flat=True)[:limit])
    return sum(announce_quietly(pk, wait=False) for pk in due)
