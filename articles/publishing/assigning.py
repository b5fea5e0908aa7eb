"""Who has a story to write: each time it is given to somebody, they hear of it, in the desk and by mail."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from ..emails import mail_about
from ..models import Alert, Article
from ..permissions import may
from ..zones import told
from .errors import NotAllowed, Obstructed
from .steps import lock, lock_all, record


def assign(article: Article, *, by, to: User | None, due_at: datetime | None = None) -> Article:
    """Give the story to a person of the desk, or to nobody; a deadline replaces the one it has."""
    with transaction.atomic():
        article = lock(article)
        if not may(by, "write", article):
            raise NotAllowed(_("You may not write in this story: it is not your draft."))
        if to is not None and not may(to, "view"):
            raise Obstructed(_("%(person)s is not at the desk.") % {"person": to})
        article.due_at = due_at or article.due_at
        if article.assigned_to_id != (to and to.pk):
            article.assigned_to = to
            note_assignment(article, by=by)
        article.save(update_fields=["assigned_to", "due_at", "updated_at"])
        return article


def note_assignment(article: Article, *, by) -> None:
    """Write down who has the locked story from now on, and tell them; whoever takes it themselves knows."""
    to = article.assigned_to
    record("assign", article, by=by, before=article.status, note=str(to or ""), to=to and to.pk)
    if to is None or to.pk == by.pk or not may(to, "view"):
        return
    due = told(article.due_at, article.edition) if article.due_at else ""
    text = _("From %(person)s.") % {"person": by}
    if due:
        text = _("From %(person)s, due %(time)s.") % {"person": by, "time": due}
    Alert.objects.create(article=article, to=to, kind=Alert.Kind.ASSIGNED, text=text)
    mail_about("assigned", article, to=to, by=by, due=due)


def release_stories_of(person: User, *, by) -> int:
    """Assign to nobody what somebody who has left had to write; how many stories. The whole desk is told of each."""
    with transaction.atomic():
        # What is out keeps its name: nobody has to finish it.
        pks = list(Article.objects.in_work().filter(assigned_to=person).values_list("pk", flat=True))
        for article in lock_all(pks) if pks else []:
            article.assigned_to = None
            article.save(update_fields=["assigned_to", "updated_at"])
            note_assignment(article, by=by)
            text = _("%(person)s has left: somebody else must take it.") % {"person": person}
            Alert.objects.create(article=article, kind=Alert.Kind.UNASSIGNED, text=text)
        return len(pks)
