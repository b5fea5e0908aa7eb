"""The story form: from what a person typed to a Content and the desk's own values."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from photos.admin.choosing import PhotoSelect, offer_photos
from photos.models import Photo

from ..checks import LENGTHS
from ..content import PLAIN, Content, Name
from ..models import Article, Edition
from .fields import TaggedSelect, TaggedSelectMultiple, WallTimeField, meant, typed
from .offers import chosen, offer_people, offer_places, offer_topics

#: The desk's own values: the form's field -> the name that `publishing.write` knows.
DESK = {
    "edition": "edition_id",
    "slugline": "slugline",
    "assigned_to": "assigned_to_id",
    "due_at": "due_at",
    "embargo_until": "embargo_until",
    "needs_legal": "needs_legal",
    "needs_photo": "needs_photo",
}


class StoryForm(forms.ModelForm):
    """A story's words and the desk's own values. It checks the shape; `publishing.create` and `write` save."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    #: The tab that the words come from, where scripts name it: it may have been taken over.
    tab = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    #: For those without scripts: the select offers the newest photos only.
    lead_number = forms.IntegerField(
        required=False,
        min_value=1,
        label=_("or the number of another photo"),
        widget=forms.NumberInput(attrs={"data-photo-number": ""}),
    )
    embargo_until = WallTimeField(
        label=_("Embargo until"), required=False, help_text=_("Nobody outside the desk sees it before.")
    )
    due_at = WallTimeField(label=_("Deadline"), required=False)

    class Meta:
        model = Article
        fields = (
            *("edition", "slugline", "headline", "short_headline", "standfirst", "dateline", "lead_photo"),
            *("lead_caption", "body", "section", "also_in", "topics", "genre", "urgency", "slug"),
            *("embargo_until", "assigned_to", "due_at", "needs_legal", "needs_photo"),
        )
        widgets = {
            "edition": TaggedSelect,
            "headline": forms.Textarea(attrs={"rows": 2}),
            "standfirst": forms.Textarea(attrs={"rows": 3}),
            "lead_caption": forms.Textarea(attrs={"rows": 2}),
            "section": TaggedSelect,
            "also_in": TaggedSelectMultiple,
            "topics": TaggedSelectMultiple,
            "lead_photo": PhotoSelect,
            "urgency": forms.Select,
        }

    def __init__(self, *args, editions: list[Edition], edition: Edition, may_move: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.written_for = edition
        self._show_values()
        offer_places(self, editions if may_move else [edition])
        offer_topics(self, edition)
        offer_people(self)
        self.fields["body"].widget.write_for(edition)
        offer_photos(self.fields["lead_photo"], chosen(self, "lead_photo"), language=edition.code)
        self.fields["edition"].disabled = not may_move

    def _show_values(self) -> None:
        article = self.instance
        self.initial |= {"edition": self.written_for.pk, "revision": article.revision}
        for name in ("embargo_until", "due_at"):
            self.initial[name] = typed(getattr(article, name), self.written_for.tz)
        for name, limit in LENGTHS.items():
            self.fields[name].widget.attrs["data-count-to"] = limit
        if not article.pk:
            self.fields["headline"].widget.attrs["autofocus"] = True
        for name in ("headline", "short_headline", "standfirst", "dateline", "lead_caption", "slugline"):
            self.fields[name].widget.attrs["dir"] = "auto"
        for name in DESK:
            # What the person had before them: so a value that a colleague changed meanwhile is not put back.
            self.fields[name].show_hidden_initial = True
        words = {1: gettext("flash"), 5: gettext("normal"), 9: gettext("can wait")}
        self.fields["urgency"].widget.choices = [
            (number, f"{number} - {words[number]}" if number in words else str(number)) for number in range(1, 10)
        ]

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_lead_number(self) -> int | None:
        number = self.cleaned_data["lead_number"]
        if number:
            photo = Photo.objects.usable().filter(pk=number).first()
            if photo is None:
                raise forms.ValidationError(_("There is no photo with this number."))
            self.cleaned_data["lead_photo"] = photo
        return number

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        edition = given.get("edition")
        if edition is None:
            return given
        for name in ("embargo_until", "due_at"):
            if given.get(name):
                self._try(name, lambda name=name: given.update({name: meant(given[name], edition.tz)}))
        for name in ("section", "also_in", "topics"):
            self._refuse_other_editions(name, given.get(name), edition)
        return given

    def _try(self, name: str, step) -> None:
        try:
            step()
        except forms.ValidationError as error:
            self.add_error(name, error)

    def _refuse_other_editions(self, name: str, chosen, edition: Edition) -> None:
        rows = [] if chosen is None else [chosen] if name == "section" else chosen
        strange = [str(row) for row in rows if row.edition_id != edition.pk]
        if strange:
            sentence = gettext("“%(names)s” belongs to another edition: choose one of %(edition)s.")
            self.add_error(name, sentence % {"names": ", ".join(strange), "edition": edition})

    def content(self, names: tuple[Name, ...], *, instead: Content | None = None) -> Content:
        """The words as typed, with this byline; a field that could not be read is as it is in `instead`."""
        given = self.cleaned_data
        words = {name: _with_plain_newlines(given[name]) for name in PLAIN if name in given}
        for name in {"lead_photo", "section"} & given.keys():
            words[name] = given[name] and given[name].pk
        for name in {"also_in", "topics"} & given.keys():
            words[name] = tuple(row.pk for row in given[name] if row.pk != words.get("section") or name == "topics")
        return (instead or Content()).changed(**words, bylines=names)

    def desk_values(self) -> dict[str, Any]:
        """The desk's own values that the person changed, by the names that the verbs know."""
        changed = [name for name in DESK if name in self.changed_data]
        values = {name: self.cleaned_data[name] for name in changed}
        return {DESK[name]: getattr(value, "pk", value) for name, value in values.items()}


def _with_plain_newlines(value):
    """Browsers send every line's end as two characters; we keep one."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
