"""The editor as a form widget: a textarea that the script in static/articles/editor turns into a page to write on."""

import json
from typing import Any

from django import forms
from django.apps import apps
from django.forms.widgets import Script
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from js_asset import ImportMap, Media

from photos.models import Photo
from photos.renditions import url

from .editor_words import editor_words
from .embeds import PATTERNS
from .reading import blocks, photo_ids, story_ids

_FOLDER = "articles/editor"
_PHOTO_WIDTH = 800

# Our own scripts come as one file (tests/bundles.py); what they import from the package is named here.
_IMPORTS = ImportMap({"django-prose-editor/editor": "django_prose_editor/editor.js"})


class BodyWidget(forms.Textarea):
    """A textarea with the stored HTML. Everything that the script needs to know stands on it as data."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 24, "spellcheck": "true", **(attrs or {})})
        self.edition: int | None = None

    @property
    def media(self) -> Media:
        return Media(
            importmap=_IMPORTS,
            css={"all": [f"{_FOLDER}/editor.css"]},
            js=[Script(f"{_FOLDER}/bundles/editor.js", type="module")],
        )

    def write_for(self, edition) -> None:
        """Say whose language it is: the text's `lang` and `dir`, the stories offered first, the photos' captions."""
        self.edition = edition.pk
        self.attrs |= {"lang": edition.code, "dir": "rtl" if edition.is_rtl else "ltr"}

    def format_value(self, value) -> str:
        """A block on each line, for those who see it as text."""
        return "\n".join(blocks(super().format_value(value) or ""))

    def get_context(self, name: str, value, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        html, language = value or "", self.attrs.get("lang", "")
        data = {
            "urls": _urls(language),
            "edition": self.edition,
            "photos": _photos(html, language),
            "stories": _stories(html),
            "hosts": PATTERNS,
            "words": editor_words(),
        }
        context["widget"]["attrs"]["data-body-editor"] = json.dumps(data, ensure_ascii=False)
        return context

    def use_required_attribute(self, initial) -> bool:
        """Never: the browser cannot point at a textarea that the editor hides."""
        return False


def _urls(language: str) -> dict[str, str]:
    """What the script asks for; "" for what this site does not have, and the script then does without."""
    query = urlencode({"_popup": 1, "language": language})
    choose = _reversed("admin:photos_photo_choose")
    return {
        "choosePhoto": f"{choose}?{query}" if choose else "",
        "uploadPhoto": _reversed("admin:photos_photo_upload"),
        "changePhoto": _reversed("admin:photos_photo_change", 0),
        "findStory": _reversed("admin:articles_article_find"),
    }


def _reversed(name: str, *args: int) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _photos(html: str, language: str) -> dict[int, dict[str, str]]:
    """The photos that the text shows, by id."""
    rows = Photo.objects.filter(pk__in=photo_ids(html)).with_texts() if "data-photo" in html else []
    return {
        photo.pk: {
            "url": url(photo, width=_PHOTO_WIDTH),
            "caption": photo.caption_in(language),
            "credit": photo.credit,
            "alt": photo.alt_in(language),
        }
        for photo in rows
    }


def _stories(html: str) -> dict[int, str]:
    """The headlines of the stories that the text links to, by id."""
    if "data-story" not in html:
        return {}
    # The models of this app import this module.
    rows = apps.get_model("articles", "Article").objects.filter(pk__in=story_ids(html))
    return dict(rows.values_list("pk", "headline"))
