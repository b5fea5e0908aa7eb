"""Editors' notes as the story's page shows them, and the form that writes one."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User

from ..models import Article, Note
from ..publishing.notes import LONGEST, colleagues
from .offers import offer, with_picker

SHOWN = 200


class NoteForm(forms.Form):
    """A note to write; people are chosen, or typed with an @."""

    text = forms.CharField(
        label=gettext_lazy("Write a note"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("For the desk alone. @Name tells a colleague, by mail too."),
    )
    mentioned = forms.MultipleChoiceField(label=gettext_lazy("Tell"), required=False)
    answers = forms.ModelChoiceField(Note.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, article: Article) -> None:
        super().__init__(data, auto_id="note_%s")
        self.fields["answers"].queryset = article.notes.all()
        self._people = {str(person.pk): person for person in colleagues()}
        offer(self.fields["mentioned"], [(pk, str(person)) for pk, person in self._people.items()])
        with_picker(self.fields["mentioned"], _("Type a name"))

    def clean_mentioned(self) -> list[User]:
        return [self._people[pk] for pk in self.cleaned_data["mentioned"]]


@dataclass
class Thread:
    """A note and its answers, oldest first."""

    note: Note
    answers: list[Note] = field(default_factory=list)


def threads(article: Article) -> list[Thread]:
    """The newest notes of a story as threads, in the order in which they were begun: one query."""
    rows = article.notes.select_related("by", "resolved_by").order_by("-at", "-id")[:SHOWN]
    found: dict[int, Thread] = {}
    for row in sorted(rows, key=lambda row: (row.at, row.pk)):
        if row.answers_id in found:
            found[row.answers_id].answers.append(row)
        else:
            found[row.pk] = Thread(row)
    return list(found.values())


def notes_context(article: Article, form: NoteForm | None = None) -> dict[str, Any]:
    """What the story's page says of notes."""
    found = threads(article)
    return {
        "open_threads": [thread for thread in found if not thread.note.resolved_at],
        "settled_threads": [thread for thread in found if thread.note.resolved_at],
        "note_form": form or NoteForm(article=article),
    }
