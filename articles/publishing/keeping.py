"""Holding words as versions before others take their place."""

from django.utils.translation import gettext as _

from newsroom.lib.text import cut

from ..content import Content
from ..models import Article, Version
from .steps import new_version

NAME_LENGTH = Version._meta.get_field("name").max_length


def newest_of_line(article: Article, *, until: int | None = None) -> Version | None:
    """The newest version of what the working copy was, `until` that revision; what was kept aside never was it."""
    rows = article.versions.exclude(kind=Version.Kind.KEPT)
    return (rows if until is None else rows.filter(revision__lte=until)).order_by("-revision", "-number").first()


def version_of_now(article: Article) -> Version | None:
    """The version that holds the working copy's words as they stand, or None."""
    words = Content.of(article)
    rows = article.versions.filter(revision=article.revision).order_by("-number")
    return next((version for version in rows if Content.from_json(version.content) == words), None)


def keep_now(article: Article, *, by, kind: str = Version.Kind.SAVE, name: str = "") -> Version:
    """A version of the words as they stand: the one that holds them already, or a new one."""
    return version_of_now(article) or new_version(
        article, Content.of(article), by=by, kind=kind, name=cut(name, NAME_LENGTH)
    )


def keep_what_another_left(article: Article, *, by, makes_version: bool) -> None:
    """Before somebody writes over words that another person left, those are a version.

    One who `makes_version` of their own words leaves a mark by it; whose words are saved as they type leave it here.
    """
    newest = newest_of_line(article)
    if newest is not None and newest.created_by_id == by.pk:
        return
    if makes_version and version_of_now(article):
        return
    name = cut(_("As %(name)s found it") % {"name": by}, NAME_LENGTH)
    new_version(article, Content.of(article), by=by, kind=Version.Kind.SAVE, name=name)
