"""An embargo's change, wherever it is made: what binds it, and who may break it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Article, Release
from ..permissions import may
from .errors import NotAllowed, Obstructed
from .steps import record


def change_embargo(article: Article, until: datetime | None, *, by, waiting: Release | None) -> None:
    """Give the locked working copy another embargo, unsaved; a refusal where what `waiting` holds forbids it.

    Shortening needs a chief editor, lengthening a later schedule. A schedule that was cancelled bound it as well:
    otherwise cancelling would be the way round.
    """
    now, old = timezone.now(), article.embargo_until
    is_broken = old and old > now and (until is None or until < old)
    if is_broken:
        is_bound = waiting or article.releases.filter(embargo_until__gt=now).exists()
        if is_bound and not may(by, "break_embargo", article):
            raise NotAllowed(_("Only a chief editor may shorten the embargo of a scheduled story."))
        record("break_embargo", article, by=by, before=article.status, release=waiting, until=str(until or ""))
    elif waiting and until and until > waiting.public_from:
        raise Obstructed(
            _("It is scheduled before that embargo ends: cancel or move the schedule first, then set the embargo.")
        )
    article.embargo_until = until
