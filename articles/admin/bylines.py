"""The byline in the story form: ordered rows, each an author or a guest."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from authors.models import Author
from newsroom.lib.ids import as_ids

from ..content import Name
from .offers import author_choices, with_picker

EXTRA, MOST = 2, 20
AUTO = forms.TextInput(attrs={"dir": "auto"})


class BylineForm(forms.Form):
    """One row: an author, or a guest by name; an empty row says nothing."""

    author = forms.ModelChoiceField(Author.objects.all(), label=_("Author"), required=False)
    guest_name = forms.CharField(label=_("or a guest's name"), max_length=120, required=False, widget=AUTO)
    role = forms.CharField(label=_("Role, as printed"), max_length=160, required=False, widget=AUTO)

    def clean(self) -> dict:
        given = super().clean()
        author, guest = given.get("author"), given.get("guest_name")
        if author and guest:
            raise forms.ValidationError(_("Choose an author or name a guest, not both."))
        if given.get("role") and not (author or guest) and not self.errors:
            raise forms.ValidationError(_("Whose role is this? Choose an author or name a guest."))
        return given

    @property
    def is_used(self) -> bool:
        """Whether the row holds something to show; the scripts keep the others back until they are asked for."""
        return bool(self.errors) or any(self[field].value() for field in ("author", "guest_name", "role"))

    def name(self) -> Name | None:
        given = self.cleaned_data
        if given.get("author"):
            return Name(author=given["author"].pk, role=given["role"])
        return Name(guest_name=given["guest_name"], role=given["role"]) if given.get("guest_name") else None


class BaseBylineFormSet(forms.BaseFormSet):
    def __init__(self, *args, names: tuple[Name, ...] = (), **kwargs) -> None:
        rows = [{"author": name.author, "guest_name": name.guest_name, "role": name.role} for name in names]
        super().__init__(*args, initial=rows, prefix="byline", **kwargs)
        self._choices = author_choices({name.author for name in names if name.author} | self._typed())

    def _typed(self) -> set[int]:
        """The authors that a submitted form names."""
        return as_ids(value for key, value in (self.data or {}).items() if key.endswith("-author"))

    def __iter__(self):
        """The rows; where all are empty, the first is there to write in."""
        rows = list(self.forms)
        if rows and not any(row.is_used for row in rows):
            rows[0].is_wanted = True
        return iter(rows)

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["author"].choices = self._choices
        with_picker(form.fields["author"], gettext("Type a name"), "admin:articles_article_find_authors")
        form.fields["ORDER"].label = _("Order")
        form.fields["DELETE"].label = _("Remove")

    def clean(self) -> None:
        if any(self.errors) or self.non_form_errors():
            return
        authors = [name.author for name in self.names() if name.author]
        if len(authors) != len(set(authors)):
            raise forms.ValidationError(gettext("An author stands in the byline twice."))

    def names(self) -> tuple[Name, ...]:
        """The byline in its order, without removed and empty rows."""
        return tuple(name for form in self.ordered_forms if (name := form.name()))


BylineFormSet = forms.formset_factory(
    BylineForm,
    formset=BaseBylineFormSet,
    extra=EXTRA,
    can_order=True,
    can_delete=True,
    max_num=MOST,
    absolute_max=MOST + EXTRA,
    validate_max=True,
)
