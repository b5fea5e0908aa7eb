"""What editors write to each other about a story: threads, people named in them, and what is settled.

Notes are for the desk alone: no release, feed, share link or preview holds them.
"""

import re
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role

from ..emails import mail_about
from ..models import Alert, Article, Note
from ..permissions import GRANTS, may
from .errors import NotAllowed, Obstructed

LONGEST = 4000
_AT = re.compile(r"(?<![\w.@])@(?=\w)")


def colleagues() -> QuerySet[User]:
    """The people of the desk who see stories, by name."""
    roles = [role for role in Role if role in GRANTS["view"]]
    seeing = User.objects.filter(groups__name__in=roles) | User.objects.filter(is_superuser=True)
    return seeing.filter(is_active=True, is_staff=True).distinct().order_by("name", "email")


def note(article: Article, text: str, *, by, answers: Note | None = None, mentioned: Iterable[User] = ()) -> Note:
    """Write a note, or an answer, which opens a settled thread again; whoever it concerns is told.

    People are `mentioned` by choice, or typed in the text: @Edith, @edith.smith (as in her e-mail). They get a mail.
    """
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not may(by, "view", article):
        raise NotAllowed(_("Notes are for those who see the desk's stories."))
    if not text:
        raise Obstructed(_("The note is empty."))
    if len(text) > LONGEST:
        raise Obstructed(_("The note is longer than %(count)s letters: write it in two.") % {"count": LONGEST})
    if answers and answers.article_id != article.pk:
        raise Obstructed(_("That note belongs to another story."))
    with transaction.atomic():
        thread = answers and (answers.answers or answers)
        if thread and thread.resolved_at:
            Note.objects.filter(pk=thread.pk).update(resolved_at=None, resolved_by=None)
        written = Note.objects.create(article=article, answers=thread, by=by, text=text)
        people = {person.pk: person for person in [*mentioned, *named_in(text)] if may(person, "view")}
        people.pop(by.pk, None)
        written.mentioned.set(people.values())
        _tell(written, people, by=by)
        return written


def resolve(note: Note, *, by) -> Note:
    """Settle the thread that the note belongs to. Safe to call twice."""
    if not may(by, "view", note.article):
        raise NotAllowed(_("Notes are for those who see the desk's stories."))
    thread = note.answers or note
    Note.objects.filter(pk=thread.pk, resolved_at=None).update(resolved_at=timezone.now(), resolved_by=by)
    thread.refresh_from_db()
    return thread


def named_in(text: str) -> list[User]:
    """The colleagues whom @ names in the text, by whole name, by first name where only one has it, or by e-mail."""
    places = [found.end() for found in _AT.finditer(text)]
    if not places:
        return []
    callings = _callings(colleagues())
    found: dict[int, User] = {}
    for place in places:
        rest = text[place:].casefold()
        fitting = [calling for calling in callings if _begins_with(rest, calling)]
        if fitting:
            person = callings[max(fitting, key=len)]
            found[person.pk] = person
    return list(found.values())


def _callings(people: Iterable[User]) -> dict[str, User]:
    """What each person may be called after the @; what several are called names nobody."""
    by_calling: dict[str, set[User]] = {}
    for person in people:
        name = " ".join(person.name.split()).casefold()
        for calling in {name, name.partition(" ")[0], person.email.partition("@")[0].casefold()} - {""}:
            by_calling.setdefault(calling, set()).add(person)
    return {calling: people.pop() for calling, people in by_calling.items() if len(people) == 1}


def _begins_with(rest: str, calling: str) -> bool:
    """Whether the words begin so and the name ends there: “@ed” is not Edith, “@edith's” and “@edith.” are."""
    if not rest.startswith(calling):
        return False
    after = rest[len(calling) :]
    return not after[:1].isalnum() and not re.match(r"[.@-]\w", after)


def _tell(written: Note, mentioned: dict[int, User], *, by) -> None:
    """Alerts and mails to those who are named; alerts to the story's writers and to those who are in the thread."""
    article, text = written.article, f"{by}: {written.text}"
    others = {article.created_by_id, article.assigned_to_id}
    if written.answers_id:
        thread = Note.objects.filter(pk=written.answers_id) | Note.objects.filter(answers=written.answers_id)
        others |= set(thread.values_list("by", flat=True))
    others -= {None, by.pk, *mentioned}
    told = [(pk, Alert.Kind.MENTIONED) for pk in sorted(mentioned)]
    told += [(pk, Alert.Kind.NOTE) for pk in sorted(others)]
    Alert.objects.bulk_create(Alert(article=article, to_id=pk, kind=kind, text=text) for pk, kind in told)
    for person in mentioned.values():
        mail_about("mentioned", article, to=person, fragment="#notes", by=by, text=written.text)
