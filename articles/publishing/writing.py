"""The desk's own steps: writing, review, approval, the bin. None of them touches what readers see."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from ..content import Content
from ..models import Alert, Article, Release, TranslationGroup, Version
from ..permissions import may
from ..workflow import Status
from .errors import NotAllowed, Obstructed, StaleSave, WrongState
from .obstacles import content_obstacles
from .situation import situation
from .steps import lock, lock_all, new_version, record, set_status, take

#: Fields of the working copy that are the desk's own and never part of a release.
DESK_FIELDS = frozenset(
    {"edition_id", "slugline", "assigned_to_id", "due_at", "embargo_until", "needs_legal", "needs_photo"}
)


def create(content: Content, *, by, edition, guid: UUID | None = None, **desk: Any) -> Article:
    """A new draft with these words, its first version saved; an importer gives the `guid` that it knows it by."""
    if not may(by, "create"):
        raise NotAllowed(_("Your roles do not allow you to begin stories."))
    content = content.cleaned()
    with transaction.atomic():
        article = Article(edition=edition, created_by=by, guid=guid or uuid4(), **_desk_values(desk))
        content.write_to(article)
        version = new_version(article, content, by=by, kind=Version.Kind.SAVE)
        record("create", article, by=by, before="", version=version)
        return article


def write(article: Article, content: Content, *, by, revision: int, **desk: Any) -> Article:
    """Save the working copy as the person left it, who began from `revision`; the saved article.

    StaleSave where somebody saved since. An approval is void once the words change.
    """
    content = content.cleaned()
    with transaction.atomic():
        saved = lock(article)
        if not may(by, "write", saved):
            raise NotAllowed(_("You may not write in this story: it is not your draft."))
        if saved.status == Status.SPIKED:
            raise WrongState(_("It lies in the bin: revive it first."))
        if saved.revision != revision:
            raise StaleSave(
                _("Somebody else saved this story while you had it open. Your text is below, theirs is saved: compare.")
            )
        before = saved.status
        is_same = Content.of(saved) == content
        _write_desk_fields(saved, _desk_values(desk), by=by)
        if is_same:
            saved.save()
            return saved
        saved.revision += 1
        saved.status = status_after_writing(saved)
        content.write_to(saved)
        version = new_version(saved, content, by=by, kind=Version.Kind.SAVE)
        record("write", saved, by=by, before=before, version=version)
        return saved


def status_after_writing(article: Article) -> str:
    """An approval is void once the words change: back to review, or to a draft where it had been released."""
    if article.status != Status.APPROVED:
        return article.status
    used = article.releases.filter(version=article.approved_version_id).exclude(public_until=F("public_from"))
    return Status.DRAFT if used.exists() else Status.IN_REVIEW


def _desk_values(desk: dict[str, Any]) -> dict[str, Any]:
    unknown = desk.keys() - DESK_FIELDS
    if unknown:
        raise TypeError(f"Not fields of the desk: {', '.join(sorted(unknown))}")
    return desk


def _write_desk_fields(article: Article, desk: dict[str, Any], *, by) -> None:
    if "embargo_until" in desk and desk["embargo_until"] != article.embargo_until:
        _change_embargo(article, desk["embargo_until"], by=by)
    if desk.get("edition_id", article.edition_id) != article.edition_id:
        _check_edition(article, desk["edition_id"])
    for name, value in desk.items():
        setattr(article, name, value)


def _check_edition(article: Article, edition_id: int) -> None:
    if article.releases.exists():
        raise Obstructed(_("A story that has been released stays in its edition: make a translation instead."))
    if _is_taken(article.group_id, edition_id):
        raise Obstructed(_("The story has an article in that edition already."))


def _is_taken(group_id: int | None, edition_id: int) -> bool:
    """Whether the translation group has an article in the edition."""
    return group_id is not None and Article.objects.filter(group=group_id, edition=edition_id).exists()


def _change_embargo(article: Article, until: datetime | None, *, by) -> None:
    """Check an embargo's change against what waits: shortening needs a chief editor, lengthening a later schedule.

    A schedule that was cancelled bound it as well: otherwise cancelling would be the way round.
    """
    waiting, now = situation(article).waiting, timezone.now()
    old = article.embargo_until
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


def link_translations(source: Article, translation: Article, *, by) -> None:
    """Join two editions' articles as the same story; the translation remembers which release it was made from."""
    with transaction.atomic():
        locked = {article.pk: article for article in lock_all([source.pk, translation.pk])}
        source, translation = locked[source.pk], locked[translation.pk]
        if not all(may(by, "write", article) for article in locked.values()):
            raise NotAllowed(_("You may not write in both of these stories."))
        _refuse_other_links(source, translation)
        if source.group_id is None:
            source.group = translation.group or TranslationGroup.objects.create()
            source.save(update_fields=["group"])
        translation.group = source.group
        now = situation(source)
        translation.source_release = now.live or now.waiting
        translation.save(update_fields=["group", "source_release"])
        record("translate", translation, by=by, before=translation.status, source=source.pk)


def _refuse_other_links(source: Article, translation: Article) -> None:
    if source.edition_id == translation.edition_id:
        raise Obstructed(_("The story has an article in that edition already."))
    if source.group_id is not None and source.group_id == translation.group_id:
        return
    if _is_taken(source.group_id, translation.edition_id):
        raise Obstructed(_("The story has an article in that edition already."))
    if Article.objects.filter(group__isnull=False, group=translation.group_id).exclude(pk=translation.pk).exists():
        raise Obstructed(_("The translation is linked with other stories already."))


def submit(article: Article, *, by) -> Article:
    """Hand a draft to the desk."""
    with transaction.atomic():
        article, now = take("submit", article, by=by)
        _refuse_obstacles("submit", article, now)
        version = new_version(article, Content.of(article), by=by, kind=Version.Kind.STEP)
        set_status(article, Status.IN_REVIEW)
        record("submit", article, by=by, before=Status.DRAFT, version=version)
        return article


def send_back(article: Article, *, by, note: str) -> Article:
    """Return a story to its reporter, with a note that says what is missing."""
    if not note.strip():
        raise Obstructed(_("Say in the note what is missing."))
    with transaction.atomic():
        article, _now = take("send_back", article, by=by)
        before = article.status
        set_status(article, Status.DRAFT, approved_version=None)
        record("send_back", article, by=by, before=before, note=note)
        _tell_the_writers(article, Alert.Kind.SENT_BACK, note, by=by)
        return article


def approve(article: Article, *, by, revision: int | None = None) -> Article:
    """Approve the words as they stand: the approval names a version, and an edit voids it.

    StaleSave where the person read another `revision` than the one that is saved now.
    """
    with transaction.atomic():
        article, now = take("approve", article, by=by)
        if revision is not None and revision != article.revision:
            raise StaleSave(_("The story was changed since you opened it: read it as it is now, then approve it."))
        _refuse_obstacles("approve", article, now)
        version = new_version(article, Content.of(article), by=by, kind=Version.Kind.STEP)
        set_status(article, Status.APPROVED, approved_version=version)
        record("approve", article, by=by, before=Status.IN_REVIEW, version=version)
        _tell_the_writers(article, Alert.Kind.APPROVED, "", by=by)
        return article


def spike(article: Article, *, by) -> Article:
    """Drop a story that was not released; it lies in the bin until it is purged."""
    with transaction.atomic():
        article, _now = take("spike", article, by=by)
        before = article.status
        set_status(article, Status.SPIKED, approved_version=None, spiked_at=timezone.now())
        record("spike", article, by=by, before=before)
        return article


def revive(article: Article, *, by) -> Article:
    """Take a spiked story out of the bin, as a draft."""
    with transaction.atomic():
        article, _now = take("revive", article, by=by)
        set_status(article, Status.DRAFT, spiked_at=None)
        record("revive", article, by=by, before=Status.SPIKED)
        return article


def purge_spiked(limit: int = 100) -> int:
    """Blank what has lain in the bin for longer than SPIKED_KEPT_DAYS; how many were.

    Nothing that ever had a release goes. The audit rows stay, so the article's row does too, without its words.
    """
    limit_time = timezone.now() - timedelta(days=settings.SPIKED_KEPT_DAYS)
    never_released = ~Exists(Release.objects.filter(article=OuterRef("pk")))
    old = Article.objects.filter(never_released, status=Status.SPIKED, spiked_at__lt=limit_time)
    wordy = old.exclude(headline="", slugline="", standfirst="", body="")
    count = 0
    for pk in list(wordy.values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            # Asked again under the lock: somebody may have taken it out meanwhile.
            article = wordy.select_for_update(no_key=True).filter(pk=pk).first()
            if article is not None:
                _blank(article)
                record("purge", article, by=None, before=Status.SPIKED)
                count += 1
    return count


def _blank(article: Article) -> None:
    """Leave nothing of the story's words, in the working copy and in its versions."""
    article.slugline = ""
    article.revision += 1
    Content().write_to(article)
    article.versions.update(content=Content().as_json(), name="")


def _refuse_obstacles(step: str, article: Article, now) -> None:
    found = content_obstacles(step, article, now)
    if found:
        raise Obstructed(*found)


def _tell_the_writers(article: Article, kind: str, text: str, *, by) -> None:
    """Alert whoever began the story and whoever it is assigned to, but not the person who took the step."""
    people = {article.created_by_id, article.assigned_to_id} - {None, by.pk}
    Alert.objects.bulk_create(Alert(article=article, to_id=pk, kind=kind, text=text) for pk in sorted(people))
