"""The desk's own steps: writing, review, approval, the bin. None of them touches what readers see."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from ..content import Content
from ..models import Alert, Article, Release, Version
from ..permissions import may
from ..search import index
from ..workflow import SignOffKind, Status
from .assigning import note_assignment
from .embargoes import change_embargo
from .errors import NotAllowed, Obstructed, StaleSave, WrongState
from .keeping import keep_what_another_left, version_of_now
from .obstacles import content_obstacles
from .presence import refuse_taken
from .situation import situation
from .steps import lock, new_version, record, set_status, take

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
        if article.assigned_to_id:
            note_assignment(article, by=by)
        return article


def write(article: Article, content: Content, *, by, revision: int, tab: str = "", **desk: Any) -> Article:
    """Save the working copy as the person left it, who began from `revision`, and make a version of it.

    The saved article; StaleSave where somebody saved since, or took the story over from this `tab`. An approval is
    void once the words change.
    """
    content = content.cleaned()
    with transaction.atomic():
        saved = lock_to_write(article, by=by, revision=revision, tab=tab)
        before, is_same = saved.status, Content.of(saved) == content
        _write_desk_fields(saved, _desk_values(desk), by=by)
        if is_same:
            saved.save()
        else:
            put_words(saved, content, by=by, makes_version=True)
        if is_same and version_of_now(saved):
            return saved
        version = new_version(saved, content, by=by, kind=Version.Kind.SAVE)
        record("write", saved, by=by, before=before, version=version)
        return saved


def autosave(article: Article, content: Content, *, by, revision: int, tab: str = "", **desk: Any) -> Article:
    """Save the working copy while the person writes: as `write` does, but without a version and an audit row.

    Safe to call twice: words that are saved already are never stale.
    """
    content = content.cleaned()
    with transaction.atomic():
        saved = lock_to_write(article, by=by, revision=None, tab=tab)
        before, is_same = saved.status, Content.of(saved) == content
        if not is_same or desk:
            refuse_stale(saved, revision)
        if desk:
            _write_desk_fields(saved, _desk_values(desk), by=by)
        if not is_same:
            put_words(saved, content, by=by, makes_version=False)
        elif desk:
            saved.save()
        if saved.status != before:
            # No save is in the audit while somebody types; that an approval ended is.
            record("write", saved, by=by, before=before)
        return saved


def lock_to_write(article: Article, *, by, revision: int | None, tab: str = "") -> Article:
    """The saved article, locked, for somebody who may write in it from `revision` on; any where it is None."""
    saved = lock(article)
    if not may(by, "write", saved):
        raise NotAllowed(_("You may not write in this story: it is not your draft."))
    if saved.status == Status.SPIKED:
        raise WrongState(_("It lies in the bin: revive it first."))
    refuse_taken(saved, tab)
    if revision is not None:
        refuse_stale(saved, revision)
    return saved


def refuse_stale(saved: Article, revision: int) -> None:
    if saved.revision != revision:
        raise StaleSave(
            _("Somebody else saved this story while you had it open. Your text is below, theirs is saved: compare.")
        )


def put_words(saved: Article, content: Content, *, by, makes_version: bool) -> None:
    """Put other words into the locked working copy; what somebody else left there is kept as a version first."""
    keep_what_another_left(saved, by=by, makes_version=makes_version)
    saved.revision += 1
    saved.status = status_after_writing(saved)
    content.write_to(saved)


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
        change_embargo(article, desk["embargo_until"], by=by, waiting=situation(article).waiting)
    if desk.get("edition_id", article.edition_id) != article.edition_id:
        _check_edition(article, desk["edition_id"])
    _check_sign_offs(article, desk, by=by)
    had, found_by = article.assigned_to_id, (article.edition_id, article.slugline)
    for name, value in desk.items():
        setattr(article, name, value)
    if article.assigned_to_id != had:
        note_assignment(article, by=by)
    if (article.edition_id, article.slugline) != found_by:
        index(article, Content.of(article))


def _check_sign_offs(article: Article, desk: dict[str, Any], *, by) -> None:
    """Whoever may approve the story may take back that it needs a sign-off; anybody who writes may ask for one."""
    lifted = [kind for kind in SignOffKind if _is_lifted(article, desk, f"needs_{kind.value}")]
    if lifted and not may(by, "approve", article):
        raise NotAllowed(_("Only somebody who may approve the story can do without its sign-off."))


def _is_lifted(article: Article, desk: dict[str, Any], name: str) -> bool:
    return getattr(article, name) and not desk.get(name, True)


def _check_edition(article: Article, edition_id: int) -> None:
    if article.releases.exists():
        raise Obstructed(_("A story that has been released stays in its edition: make a translation instead."))
    if _is_taken(article.group_id, edition_id):
        raise Obstructed(_("The story has an article in that edition already."))


def _is_taken(group_id: int | None, edition_id: int) -> bool:
    """Whether the translation group has an article in the edition."""
    return group_id is not None and Article.objects.filter(group=group_id, edition=edition_id).exists()


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
