"""Forms of the picture desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..masters import SUFFIXES
from ..models import Photo, PhotoText


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several: a list."""

    def clean(self, data, initial=None) -> list:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        # An empty file is let through: ingest() says what is wrong with it, as of any other bad file.
        return files if files else [super().clean(None, initial)]


def _widgets(rows: int) -> dict[str, forms.Widget]:
    """Inputs for words that may run either way, whatever the desk's own direction."""
    return {
        "caption": forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        "alt_text": forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        "credit": forms.TextInput(attrs={"dir": "auto"}),
        "copyright": forms.TextInput(attrs={"dir": "auto"}),
        "keywords": forms.TextInput(attrs={"dir": "auto"}),
    }


class UploadForm(forms.ModelForm):
    """Files, and words for all of them; a word that is left empty is read from each file."""

    files = FilesField(
        label=_("Photos"),
        widget=ManyFiles(attrs={"accept": ",".join(f".{suffix}" for suffix in SUFFIXES)}),
        error_messages={"required": _("Choose at least one photo.")},
    )

    class Meta:
        model = Photo
        fields = ("files", "caption", "alt_text", "credit", "copyright", "keywords", "language")
        widgets = _widgets(rows=2)

    field_order = ("files",)

    @property
    def words(self) -> dict[str, str]:
        """What ingest() takes beside the file."""
        return {name: text for name, text in self.cleaned_data.items() if name != "files"}


class OneUploadForm(UploadForm):
    """One file, as the story editor and the chooser send it."""

    files = None
    file = forms.FileField(
        label=_("Photo"),
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{suffix}" for suffix in SUFFIXES)}),
        error_messages={"required": _("Choose a photo."), "missing": _("Choose a photo.")},
    )

    class Meta(UploadForm.Meta):
        fields = ("file", "caption", "alt_text", "credit", "copyright", "keywords", "language")

    field_order = ("file",)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # The story editor sends the file and what it knows; the language is the photo's default then.
        self.fields["language"].required = False

    @property
    def words(self) -> dict[str, str]:
        language = self.cleaned_data["language"] or Photo._meta.get_field("language").default
        texts = {name: text for name, text in self.cleaned_data.items() if name not in ("file", "language")}
        return {**texts, "language": language}


class PercentField(forms.IntegerField):
    """A fraction, typed as whole per cent."""

    widget = forms.NumberInput(attrs={"step": 1})

    def __init__(self, **options) -> None:
        super().__init__(min_value=0, max_value=100, **options)

    def prepare_value(self, value):
        return round(value * 100) if isinstance(value, float) else value

    def clean(self, value) -> float:
        return super().clean(value) / 100

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class PhotoForm(forms.ModelForm):
    """A photo's words, and the point that no crop may lose."""

    focal_x = PercentField(label=_("Focus, across (%)"), help_text=_("From the left edge."))
    focal_y = PercentField(label=_("Focus, down (%)"), help_text=_("From the top edge."))

    class Meta:
        model = Photo
        fields = (
            "caption",
            "alt_text",
            "credit",
            "copyright",
            "keywords",
            "language",
            "digital_source_type",
            "focal_x",
            "focal_y",
        )
        widgets = _widgets(rows=3)


class TextForm(forms.ModelForm):
    """A photo's words in one more language."""

    class Meta:
        model = PhotoText
        fields = ("language", "caption", "alt_text")
        widgets = _widgets(rows=2)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=255, help_text=_("For the desk: readers see only that the photo is gone.")
    )


class LibraryFilters(forms.Form):
    """What narrows the library; it stands in the address. What cannot be read is left out."""

    q = forms.CharField(required=False, max_length=200, label=_("Search"))
    alt = forms.ChoiceField(
        required=False, label=_("Alt text"), choices=[("", _("Any")), ("missing", _("Missing")), ("there", _("There"))]
    )
    state = forms.ChoiceField(
        required=False, label=_("State"), choices=[("", _("Usable")), ("withdrawn", _("Withdrawn")), ("all", _("All"))]
    )
    who = forms.ChoiceField(required=False, label=_("Uploaded by"), choices=[("", _("Everybody")), ("mine", _("Me"))])

    @property
    def given(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
