"""One story in several editions: beginning a translation, linking one, and saying that it is up to date."""

import re
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from ..body.reading import story_ids
from ..content import Content, Name
from ..models import Article, Edition, Release, Section, SourceChange, Topic, TranslationGroup, Version
from ..permissions import may
from ..translating import current_release, source_of
from ..workflow import Status
from .errors import NotAllowed, Obstructed, StaleSave, WrongState
from .situation import situation
from .steps import lock, lock_all, new_version, record
from .writing import create


def translate(source: Article, *, by, edition: Edition) -> Article:
    """A new draft of the same story in another edition, to be written over: the source's words, photos, urgency.

    Its sections and topics are those of the same slug there. Readers' words are taken where the source is live.
    """
    if not may(by, "create"):
        raise NotAllowed(_("Your roles do not allow you to begin stories."))
    with transaction.atomic():
        source = _lock_group(source)
        _refuse_translation(source, edition)
        now = situation(source)
        release = now.live or now.waiting
        words = Content.of_release(release) if release else Content.of(source)
        draft = create(
            _in_edition(words, source, edition),
            by=by,
            edition=edition,
            slugline=source.slugline,
            embargo_until=source.embargo_until,
            needs_legal=source.needs_legal,
            needs_photo=source.needs_photo,
        )
        _join(source, draft, release, by=by)
        return draft


def link_translations(source: Article, translation: Article, *, by) -> None:
    """Join two editions' articles as the same story; the translation remembers which release it was made from."""
    with transaction.atomic():
        locked = {article.pk: article for article in lock_all([source.pk, translation.pk])}
        source, translation = locked[source.pk], locked[translation.pk]
        if not all(may(by, "write", article) for article in locked.values()):
            raise NotAllowed(_("You may not write in both of these stories."))
        _refuse_link(source, translation)
        now = situation(source)
        _join(source, translation, now.live or now.waiting, by=by)


def mark_translated(article: Article, *, by, made_from: int | None) -> Article:
    """Say that a translation has all that its source says: it leaves the queue until the source changes again.

    `made_from` is the number of the source's release that the person compared with; StaleSave where another has
    followed it since.
    """
    with transaction.atomic():
        article = lock(article)
        if not may(by, "write", article):
            raise NotAllowed(_("You may not write in this story: it is not your draft."))
        source = source_of(article)
        if source is None:
            raise WrongState(_("This story is no translation of another."))
        release = current_release(source)
        if release is None:
            raise WrongState(_("The source is neither live nor scheduled: there is nothing to compare with."))
        if made_from != release.number:
            raise StaleSave(_("The source was changed again while you compared: look at what is new, then say so."))
        article.source_release = release
        article.save(update_fields=["source_release"])
        SourceChange.objects.filter(article=article).delete()
        record("translated", article, by=by, before=article.status, release=release, source=source.pk)
        return article


def _lock_group(source: Article) -> Article:
    """The source and all of its translations, locked: two who translate into one edition come one after the other."""
    group = Article.objects.filter(pk=source.pk, group__isnull=False).values("group")
    linked = Article.objects.filter(group__in=group).values_list("pk", flat=True)
    return next(article for article in lock_all({source.pk, *linked}) if article.pk == source.pk)


def _refuse_translation(source: Article, edition: Edition) -> None:
    if source.status == Status.SPIKED:
        raise WrongState(_("It lies in the bin: revive it first."))
    if situation(source).killed:
        raise WrongState(_("It was killed: there is nothing to translate."))
    _refuse_edition(source, edition.pk)


def _refuse_edition(source: Article, edition_id: int) -> None:
    linked = Article.objects.filter(group__isnull=False, group=source.group_id, edition=edition_id)
    if source.edition_id == edition_id or linked.exists():
        raise Obstructed(_("The story has an article in that edition already."))


def _refuse_link(source: Article, translation: Article) -> None:
    is_linked = source.group_id is not None and source.group_id == translation.group_id
    if is_linked and source.pk != translation.pk:
        return
    _refuse_edition(source, translation.edition_id)
    if Article.objects.filter(group__isnull=False, group=translation.group_id).exclude(pk=translation.pk).exists():
        raise Obstructed(_("The translation is linked with other stories already."))


def _join(source: Article, translation: Article, release: Release | None, *, by) -> None:
    """Put both into one group; the audit row keeps which words a source without a release had."""
    if source.group_id is None:
        source.group = translation.group or TranslationGroup.objects.create()
        source.save(update_fields=["group"])
    translation.group, translation.source_release = source.group, release
    translation.save(update_fields=["group", "source_release"])
    version = None if release else _version_now(source, by=by)
    record("translate", translation, by=by, before=translation.status, version=version, source=source.pk)


def _version_now(source: Article, *, by) -> Version:
    """The version that holds the source's words as they stand."""
    found = source.versions.filter(revision=source.revision).order_by("-number").first()
    return found or new_version(source, Content.of(source), by=by, kind=Version.Kind.STEP)


def _in_edition(words: Content, source: Article, edition: Edition) -> Content:
    """The words with the other edition's sections and topics, and links to its own version of linked stories."""
    sections = _sections_there([words.section, *words.also_in], edition)
    main, others = sections.get(words.section), [sections[pk] for pk in words.also_in if pk in sections]
    topics = Topic.objects.filter(pk__in=words.topics).values("slug")
    same = Topic.objects.filter(edition=edition, slug__in=topics)
    return replace(
        words,
        section=main,
        also_in=tuple(sorted(set(others) - {main})),
        topics=tuple({topic.merged_into_id or topic.pk for topic in same}),
        slug="",
        lead_caption=source.lead_caption if source.lead_photo_id == words.lead_photo else "",
        bylines=_with_own_roles(words, source),
        body=_with_links_to(edition, words.body),
    )


def _with_own_roles(words: Content, source: Article) -> tuple[Name, ...]:
    """The names; an author's own role, which a release spells out, is left to be said in the other language."""
    theirs = {line.author_id for line in source.bylines.all() if line.author_id and not line.role}
    return tuple(replace(name, role="") if name.author in theirs else name for name in words.bylines)


def _sections_there(pks: list[int | None], edition: Edition) -> dict[int, int]:
    """Our sections -> those of the same slug in the other edition."""
    slug_of = dict(Section.objects.filter(pk__in=[pk for pk in pks if pk]).values_list("pk", "slug"))
    there = Section.objects.filter(edition=edition, slug__in=slug_of.values())
    found = {row.slug: row.merged_into_id or row.pk for row in there}
    return {pk: found[slug] for pk, slug in slug_of.items() if slug in found}


def _with_links_to(edition: Edition, body: str) -> str:
    """The text, its links to our stories leading to the edition's own version of them where there is one."""
    wanted = story_ids(body)
    if not wanted:
        return body
    rows = Article.objects.on_desk().filter(edition=edition, group__articles__in=wanted)
    there = dict(rows.values_list("group__articles", "pk"))
    return re.sub(
        r'(<a data-story=")(\d+)(")', lambda found: f"{found[1]}{there.get(int(found[2]), found[2])}{found[3]}", body
    )
