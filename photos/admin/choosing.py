"""A field of another desk's form in which a photo is chosen."""

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ..models import Photo
from ..renditions import url

OFFERED = 40
THUMB_WIDTH = 320


class PhotoSelect(forms.Select):
    """The newest photos as a plain select; with JavaScript the picture, and the library in a window of the page."""

    template_name = "photos/photo_select.html"

    class Media:
        js = [Script("newsroom/desk/photo-select.js", type="module")]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.thumbs: dict[str, str] = {}
        self.language = ""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if thumb := self.thumbs.get(str(value)):
            option["attrs"]["data-thumb"] = thumb
        return option

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        chosen = str(value or "")
        query = urlencode({"_popup": 1, "language": self.language})
        context["widget"] |= {
            "library": f"{reverse('admin:photos_photo_choose')}?{query}",
            "thumb": self.thumbs.get(chosen, ""),
            "name_of_chosen": next((str(label) for pk, label in self.choices if chosen and str(pk) == chosen), ""),
        }
        return context


def offer_photos(field: forms.ModelChoiceField, chosen: set[int], *, language: str = "") -> None:
    """Let a field with a PhotoSelect show the newest usable photos and the chosen ones: two queries at most.

    `language` is that in which the library shows captions.
    """
    newest = list(Photo.objects.usable().order_by("-pk")[:OFFERED])
    missing = chosen - {photo.pk for photo in newest}
    photos = [*newest, *(Photo.objects.filter(pk__in=missing) if missing else [])]
    field.choices = [("", _("No photo")), *((photo.pk, str(photo)) for photo in photos)]
    field.widget.thumbs = {str(photo.pk): url(photo, "3x2", THUMB_WIDTH) for photo in photos}
    field.widget.language = language
