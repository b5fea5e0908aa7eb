"""The field of a story's text, in models and in forms."""

from django import forms
from django.db import models

from .cleaning import clean_body
from .widgets import BodyWidget


class BodyFormField(forms.CharField):
    """The text as a person sent it, sanitised: from the editor, or from a textarea with the same HTML."""

    widget = BodyWidget

    def to_python(self, value) -> str:
        return clean_body(super().to_python(value))


class BodyField(models.TextField):
    """HTML in the vocabulary of `articles.body.schema`, sanitised for every way in."""

    def clean(self, value, model_instance) -> str:
        return super().clean(clean_body(self.to_python(value) or ""), model_instance)

    def formfield(self, **kwargs):
        # The admin asks for its own textarea wherever a TextField is.
        if not isinstance(kwargs.get("widget"), BodyWidget):
            kwargs["widget"] = BodyWidget
        return super().formfield(form_class=BodyFormField, **kwargs)
