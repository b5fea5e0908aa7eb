"""Versions by hand: given a name, kept aside, brought back."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from authors.models import Author
from newsroom.lib.text import cut
from photos.models import Photo

from ..content import Content
from ..models import Article, Release, Section, Topic, Version
from ..permissions import may
from .correcting import as_kept
from .errors import NotAllowed, Obstructed
from .keeping import NAME_LENGTH, keep_now
from .steps import lock, new_version, record
from .writing import lock_to_write, put_words


def name_version(article: Article, version: Version, *, by, name: str) -> Version:
    """Give a version a name to find it by, or another one."""
    name = " ".join(name.split())
    if not name:
        raise Obstructed(_("Give the version a name."))
    if len(name) > NAME_LENGTH:
        raise Obstructed(_("A name has at most %(most)s letters.") % {"most": NAME_LENGTH})
    with transaction.atomic():
        saved = lock(article)
        if not may(by, "write", saved):
            raise NotAllowed(_("You may not write in this story: it is not your draft."))
        version = saved.versions.select_for_update(no_key=True).get(pk=version.pk)
        version.name = name
        if version.kind == Version.Kind.SAVE:
            version.kind = Version.Kind.NAMED
        version.save(update_fields=["name", "kind"])
        record("name_version", saved, by=by, before=saved.status, version=version)
        return version


def keep_aside(article: Article, content: Content, *, by, why: str) -> Version:
    """Keep words as a version without touching the working copy; `why` becomes its name. Safe to call twice.

    Whoever wrote in the story may, though it has gone to review meanwhile: nothing typed is lost.
    """
    content = content.cleaned()
    with transaction.atomic():
        saved = lock(article)
        if not may(by, "keep_aside", saved):
            raise NotAllowed(_("You may not write in this story: it is not your draft."))
        newest = saved.versions.filter(kind=Version.Kind.KEPT, created_by=by).first()
        if newest and Content.from_json(newest.content) == content:
            return newest
        version = new_version(saved, content, by=by, kind=Version.Kind.KEPT, name=cut(why, NAME_LENGTH))
        record("keep_aside", saved, by=by, before=saved.status, version=version)
        return version


def keep_saved(article: Article, *, by) -> Version:
    """A version of the working copy as it stands, made where none holds it: before others' words take its place."""
    with transaction.atomic():
        saved = lock(article)
        if not may(by, "write", saved):
            raise NotAllowed(_("You may not write in this story: it is not your draft."))
        return keep_now(saved, by=by)


def restore(article: Article, source: Version | Release, *, by, revision: int, name: str = "") -> Article:
    """Bring a version's or a release's words back, whole or only the field `name`, through the checks of `write`.

    What has been deleted since - a section, a topic, an author - stays away. The words that give way are a version.
    """
    with transaction.atomic():
        saved = lock_to_write(article, by=by, revision=revision)
        before, now = saved.status, Content.of(saved)
        wanted = still_there(_words_of(source, now), saved)
        if name:
            wanted = now.changed(**{name: getattr(wanted, name)})
        wanted = wanted.cleaned()
        if wanted == now:
            raise Obstructed(_("It stands there already: nothing was changed."))
        keep_now(saved, by=by)
        put_words(saved, wanted, by=by, makes_version=True)
        version = new_version(saved, wanted, by=by, kind=Version.Kind.SAVE)
        record("restore", saved, by=by, before=before, version=version, source=_label(source), field=name)
        return saved


def _label(source: Version | Release) -> str:
    """As the address of a comparison names it: "v3", "r2"."""
    return f"{'v' if isinstance(source, Version) else 'r'}{source.number}"


def _words_of(source: Version | Release, now: Content) -> Content:
    if isinstance(source, Version):
        return Content.from_json(source.content)
    return as_kept(Content.of_release(source), now)


def still_there(content: Content, article: Article) -> Content:
    """The words without what has been deleted since, and without places of other editions."""
    sections = set(Section.objects.filter(edition=article.edition_id).values_list("pk", flat=True))
    topics = Topic.objects.filter(edition=article.edition_id, pk__in=content.topics).values_list("pk", flat=True)
    authors = Author.objects.filter(pk__in=[one.author for one in content.bylines if one.author])
    known = set(authors.values_list("pk", flat=True))
    has_photo = content.lead_photo and Photo.objects.filter(pk=content.lead_photo).exists()
    return replace(
        content,
        section=content.section if content.section in sections else None,
        also_in=tuple(pk for pk in content.also_in if pk in sections),
        topics=tuple(topics),
        bylines=tuple(one for one in content.bylines if not one.author or one.author in known),
        lead_photo=content.lead_photo if has_photo else None,
    )
