"""A story begun from another one's words."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..content import Content
from ..models import Article
from ..permissions import may, why_may_not
from .errors import NotAllowed
from .steps import lock, record
from .writing import create

MOST = Article._meta.get_field("headline").max_length


def duplicate(article: Article, *, by) -> Article:
    """A new draft with the same words, of the person's own; no release, address or translation comes with it.

    An embargo does: the words are under it whichever story holds them.
    """
    with transaction.atomic():
        article = lock(article)
        if not may(by, "view", article):
            raise NotAllowed(why_may_not(by, "view", article))
        words = Content.of(article)
        copy = create(
            words.changed(headline=_copied(words.headline), slug=""),
            by=by,
            edition=article.edition,
            slugline=article.slugline,
            embargo_until=article.embargo_until,
            needs_legal=article.needs_legal,
            needs_photo=article.needs_photo,
        )
        record("duplicate", copy, by=by, before=copy.status, source=article.pk)
        return copy


def _copied(headline: str) -> str:
    """The headline, marked, so that nobody takes one story for the other."""
    return (_("Copy: %(headline)s") % {"headline": headline})[:MOST]
