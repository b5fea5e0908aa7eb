"""Correcting what is live, while an update may be half-written or scheduled."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ..content import Content
from ..merging import merge
from ..models import Alert, Article, Release
from .errors import Obstructed, StaleSave
from .obstacles import photo_obstacles
from .opening import cancel_waiting, open_release
from .releasing import refreeze_waiting
from .situation import Situation, situation
from .steps import record, take
from .writing import status_after_writing


def correct(
    article: Article, *, by, changes: Mapping[str, Any], note: str, based_on: int | None = None
) -> Release:
    """Correct the live text; `note` tells readers what was wrong.

    `changes` are fields of Content. `based_on` is the number of the release that the person had before them;
    StaleSave where another has followed it since. The same changes go into the working copy and into what waits.
    """
    if not note.strip():
        raise Obstructed(_("Say in the note what was wrong: readers see it."))
    return _change_live("correct", article, Release.Kind.CORRECTION, changes, by=by, note=note, based_on=based_on)


def fix(article: Article, *, by, changes: Mapping[str, Any], based_on: int | None = None) -> Release:
    """Mend a slip in the live text (a typo, a section) without a note for readers; it is in the audit all the same."""
    return _change_live("fix", article, Release.Kind.FIX, changes, by=by, based_on=based_on)


def _change_live(
    step: str, article: Article, kind: str, changes: Mapping[str, Any], *, by, based_on: int | None, note: str = ""
) -> Release:
    with transaction.atomic():
        article, now = take(step, article, by=by)
        if based_on is not None and based_on != now.live.number:
            raise StaleSave(_("Another release went live while you had this open. Look at it, then correct again."))
        live = Content.of_release(now.live)
        corrected = live.changed(**changes).cleaned()
        _refuse_unready(live, corrected, article)
        was_unchanged = now.live.revision == article.revision
        _merge_into_working_copy(article, live, corrected, by=by)
        release = open_release(
            article,
            corrected,
            kind,
            now,
            by=by,
            note=note,
            revision=article.revision if was_unchanged else None,
            version=now.live.version,
        )
        record(step, article, by=by, before=article.status, release=release, note=note)
        _merge_into_waiting(article, situation(article), live, corrected, by=by)
        return release


def _refuse_unready(live: Content, corrected: Content, article: Article) -> None:
    if corrected == live:
        raise Obstructed(_("Nothing was changed."))
    found = photo_obstacles(corrected, article.edition.code)
    if not corrected.headline.strip():
        found.append(_("It has no headline."))
    if corrected.section is None:
        found.append(_("It stands in no section."))
    if found:
        raise Obstructed(*found)


def _merge_into_working_copy(article: Article, live: Content, corrected: Content, *, by) -> None:
    """Bring the change into what the desk is writing; where both changed a place, the desk's words stand, with an alert."""
    working = Content.of(article)
    if corrected.slug == live.slug:
        # A release knows its slug as given, suffix and all; the desk's own, often empty, is not a change.
        live, corrected = (content.changed(slug=working.slug) for content in (live, corrected))
    merged = merge(live, working, corrected)
    content = merged.content
    if content != working:
        article.revision += 1
        article.status = status_after_writing(article)
        content.write_to(article)
    if merged.conflicts:
        _alert_editors(article, Alert.Kind.MERGE_CONFLICT, merged.conflicts, by=by)


def _merge_into_waiting(article: Article, now: Situation, live: Content, corrected: Content, *, by) -> None:
    """Freeze what waits again with the change; where that conflicts it is cancelled, and its editor told."""
    if now.waiting is None:
        return
    merged = merge(live, Content.of_release(now.waiting), corrected)
    if merged.conflicts:
        cancel_waiting(article, now)
        record("unschedule", article, by=by, before=article.status, release=now.waiting, conflicts=merged.conflicts)
        _alert_editors(article, Alert.Kind.SCHEDULE_CANCELLED, merged.conflicts, by=now.waiting.created_by or by)
    else:
        release = refreeze_waiting(article, now, merged.content, by=now.waiting.created_by)
        record("reschedule", article, by=by, before=article.status, release=release)


def _alert_editors(article: Article, kind: str, conflicts: tuple[str, ...], *, by) -> None:
    text = _("A correction and this text change the same place: %(places)s.") % {"places": ", ".join(conflicts)}
    people = {by.pk, article.assigned_to_id} - {None}
    Alert.objects.bulk_create(Alert(article=article, to_id=pk, kind=kind, text=text) for pk in sorted(people))
