"""The text in models and forms: sanitised on the server whatever the way in."""

import json
import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError

from articles.body import embeds, schema
from articles.body.fields import BodyField, BodyFormField
from articles.body.widgets import BodyWidget
from articles.models import Article

pytestmark = pytest.mark.django_db

DIRTY, CLEAN = "<p>a<script>x</script></p><p></p>", "<p>a</p>"


class TextForm(forms.ModelForm):
    class Meta:
        model = Article
        fields = ["body"]


def about(widget: BodyWidget, value: str) -> dict:
    """What the widget tells the script."""
    attributes = widget.get_context("body", value, {"id": "id_body"})["widget"]["attrs"]
    return json.loads(attributes["data-body-editor"])


def test_the_model_field_cleans():
    assert Article(body=DIRTY)._meta.get_field("body").clean(DIRTY, Article()) == CLEAN


def test_a_field_that_must_be_filled_is_not_filled_by_an_empty_paragraph():
    with pytest.raises(ValidationError):
        BodyField().clean("<p></p>", None)


def test_migrations_name_the_field_itself():
    assert BodyField(blank=True).deconstruct() == (None, "articles.body.fields.BodyField", [], {"blank": True})


def test_the_form_field_cleans_and_says_what_changed():
    form = TextForm({"body": DIRTY}, initial={"body": CLEAN})

    assert form.is_valid()
    assert form.cleaned_data == {"body": CLEAN}
    assert form.changed_data == []
    assert TextForm({"body": "<p>b</p>"}, initial={"body": CLEAN}).changed_data == ["body"]


def test_a_form_says_what_is_wrong_with_a_text_that_is_too_long():
    form = TextForm({"body": "<b>" * (schema.MAX_TAGS + 1)})

    assert form.errors == {"body": ["This text is too long to be read. Bring it in parts, or without its formatting."]}


def test_every_form_gets_the_editor_the_admins_too():
    for widget in (None, AdminTextareaWidget, AdminTextareaWidget()):
        field = BodyField().formfield(**({"widget": widget} if widget else {}))
        assert isinstance(field, BodyFormField)
        assert isinstance(field.widget, BodyWidget)

    own = BodyWidget({"rows": 3})
    assert BodyField().formfield(widget=own).widget.attrs["rows"] == 3


def test_the_textarea_shows_a_block_on_each_line():
    html = BodyWidget().render("body", '<p>a &amp; b</p><figure class="figure"><img data-photo="7"></figure>')

    assert "&lt;p&gt;a &amp;amp; b&lt;/p&gt;\n&lt;figure" in html
    assert BodyWidget().format_value(None) == ""


def test_the_script_is_told_of_photos_and_stories_in_three_queries(harbour, publish_story, django_assert_num_queries):
    other = publish_story("Ferry sinks")
    value = f'<figure class="figure"><img data-photo="{harbour.pk}"></figure><p><a data-story="{other.pk}">x</a></p>'

    with django_assert_num_queries(3):
        told = about(BodyWidget(), value)
    assert told["photos"].keys() == {str(harbour.pk)}
    photo = told["photos"][str(harbour.pk)]
    assert photo.pop("url").endswith(".jpg")
    assert photo == {"caption": "The harbour", "credit": "Jo Lens", "alt": "A harbour at dawn"}
    assert told["stories"] == {str(other.pk): "Ferry sinks"}


def test_a_text_without_photos_and_links_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        told = about(BodyWidget(), "<p>a</p>")

    assert (told["photos"], told["stories"]) == ({}, {})


def test_numbers_that_no_row_can_have_do_no_harm():
    huge = "9" * 30

    assert about(BodyWidget(), f'<img data-photo="{huge}"><a data-story="{huge}">x</a>')["photos"] == {}


def test_the_script_is_told_where_to_ask():
    assert about(BodyWidget(), "")["urls"] == {
        "choosePhoto": "/admin/photos/photo/choose/?_popup=1&language=",
        "uploadPhoto": "/admin/photos/photo/upload/",
        "changePhoto": "/admin/photos/photo/0/change/",
        "findStory": "/admin/articles/article/find/",
    }


def test_a_widget_writes_for_an_edition(persian):
    widget = BodyWidget()
    widget.write_for(persian)
    told = about(widget, "")

    assert (widget.attrs["lang"], widget.attrs["dir"], told["edition"]) == ("fa", "rtl", persian.pk)
    assert told["urls"]["choosePhoto"].endswith("&language=fa")


def test_the_import_map_carries_the_nonce_and_names_what_the_script_imports():
    media = str(BodyWidget().media.with_nonce("abc"))

    assert '<script nonce="abc" type="importmap">' in media or 'type="importmap" nonce="abc"' in media
    script = finders.find("articles/editor/bundles/editor.js")
    imported = re.findall(r'from"([^"]+)"', Path(script).read_text())
    assert set(imported) == {"django-prose-editor/editor"}
    assert '"django-prose-editor/editor": "/static/django_prose_editor/editor.js"' in media
    assert "articles/editor/bundles/editor.js" in media


@pytest.mark.parametrize(("name", "pattern"), embeds.PATTERNS)
def test_patterns_keep_to_what_javascript_knows(name, pattern):
    assert "(?P" not in pattern
    assert "(?<" not in pattern
