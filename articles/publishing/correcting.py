"""Correcting what is live, while an update may be half-written or scheduled."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ..content import Content, Name
from ..merging import merge
from ..models import Alert, Article, Release
from .errors import Obstructed, StaleSave
from .obstacles import photo_obstacles, words_missing
from .opening import cancel_waiting, open_release
from .releasing import refreeze_waiting
from .situation import Situation
from .steps import record, take
from .writing import status_after_writing


def correct(article: Article, *, by, changes: Mapping[str, Any], note: str, based_on: int | None = None) -> Release:
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
        live, before = Content.of_release(now.live), article.revision
        corrected = live.changed(**changes).cleaned()
        _refuse_unready(live, corrected, article)
        merge_into_working_copy(article, live, corrected, by=by)
        release = open_release(
            article,
            corrected,
            kind,
            now,
            by=by,
            note=note,
            revision=article.revision if now.live.revision == before else None,
            version=now.live.version,
        )
        record(step, article, by=by, before=article.status, release=release, note=note)
        # The situation of before, with the new release in it: what waits may have fallen due in this very moment.
        now = Situation(at=now.at, live=release, waiting=now.waiting)
        merge_into_waiting(article, now, live, corrected, by=by, before=before)
        return release


def _refuse_unready(live: Content, corrected: Content, article: Article) -> None:
    if corrected == live:
        raise Obstructed(_("Nothing was changed."))
    found = words_missing(corrected, whole=True)
    # A photo withdrawn since is not shown any more: it must not hold a correction of the words.
    found += photo_obstacles(corrected, article.edition.code, shown=live.photos)
    if found:
        raise Obstructed(*found)


def merge_into_working_copy(article: Article, old: Content, new: Content, *, by) -> None:
    """Bring a change of the live words into what the desk writes.

    Where both changed a place, the desk's words stand, and its editor is alerted.
    """
    working = Content.of(article)
    kept = as_kept(old, working)
    changes = {
        field.name: getattr(new, field.name)
        for field in fields(new)
        if getattr(new, field.name) != getattr(old, field.name)
    }
    if "bylines" in changes:
        changes["bylines"] = _with_own_roles_open(new.bylines, working)
    merged = merge(kept, working, kept.changed(**changes))
    if merged.content != working:
        article.revision += 1
        article.status = status_after_writing(article)
        merged.content.write_to(article)
    if merged.conflicts:
        _alert_editors(article, Alert.Kind.MERGE_CONFLICT, merged.conflicts, by=by)


def as_kept(released: Content, working: Content) -> Content:
    """Released words as the desk keeps them: open where the desk leaves open what a release fills in."""
    kept = released.changed(bylines=_with_own_roles_open(released.bylines, working))
    if not working.slug or re.fullmatch(rf"{re.escape(working.slug)}-\d+", released.slug):
        kept = kept.changed(slug=working.slug)
    if not working.lead_caption and working.lead_photo == released.lead_photo:
        kept = kept.changed(lead_caption="")
    return kept


def _with_own_roles_open(names: tuple[Name, ...], working: Content) -> tuple[Name, ...]:
    are_open = {name.author for name in working.bylines if name.author and not name.role}
    return tuple(replace(name, role="") if name.author in are_open else name for name in names)


def merge_into_waiting(article: Article, now: Situation, old: Content, new: Content, *, by, before: int) -> None:
    """Freeze what waits again with a change of the live words; where that conflicts it is cancelled, with an alert.

    `before` is the working copy's revision before the change came into it.
    """
    if now.waiting is None:
        return
    merged = merge(old, Content.of_release(now.waiting), new)
    if merged.conflicts:
        cancel_waiting(article, now)
        record("unschedule", article, by=by, before=article.status, release=now.waiting, conflicts=merged.conflicts)
        _alert_editors(article, Alert.Kind.SCHEDULE_CANCELLED, merged.conflicts, by=now.waiting.created_by or by)
    else:
        revision = article.revision if now.waiting.revision == before else None
        release = refreeze_waiting(article, now, merged.content, by=now.waiting.created_by, revision=revision)
        record("reschedule", article, by=by, before=article.status, release=release)


def _alert_editors(article: Article, kind: str, conflicts: tuple[str, ...], *, by) -> None:
    text = _("A correction and this text change the same place: %(places)s.") % {"places": ", ".join(conflicts)}
    people = {by.pk, article.assigned_to_id} - {None}
    Alert.objects.bulk_create(Alert(article=article, to_id=pk, kind=kind, text=text) for pk in sorted(people))
