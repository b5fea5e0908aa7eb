"""Sections, topics, editions and static pages."""

from django.contrib import admin

from newsroom.lib.desk import DeskAdmin

from ..body.cleaning import clean_body
from ..models import Edition, Page, Section, Topic
from ..publishing import merge_sections, merge_topics
from .merging_places import MergeMixin


class InEdition(DeskAdmin):
    """What stands in an edition and has a slug there."""

    list_filter = ["edition"]
    list_select_related = ["edition"]


@admin.register(Section)
class SectionAdmin(MergeMixin, InEdition):
    merge = staticmethod(merge_sections)
    list_select_related = ["edition", "merged_into"]
    list_display = ["name", "edition", "slug", "position", "in_menu", "merged_into"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["edition", "name", "slug", "description", "position", "in_menu", "needs_legal", "needs_photo"]


@admin.register(Topic)
class TopicAdmin(MergeMixin, InEdition):
    merge = staticmethod(merge_topics)
    list_select_related = ["edition", "merged_into"]
    list_display = ["name", "edition", "slug", "qcode", "merged_into"]
    search_fields = ["name", "slug", "qcode"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["edition", "name", "slug", "description", "qcode"]


@admin.register(Page)
class PageAdmin(InEdition):
    list_display = ["title", "edition", "slug", "in_footer", "updated_at"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    fields = ["edition", "title", "slug", "body", "in_footer", "position"]

    def save_model(self, request, obj: Page, form, change: bool) -> None:
        obj.body = clean_body(obj.body)
        super().save_model(request, obj, form, change)


@admin.register(Edition)
class EditionAdmin(DeskAdmin):
    list_display = ["name", "code", "zone", "is_default", "is_rtl", "position"]
    fields = ["code", "name", "agency_name", "tagline", "zone", "is_default", "is_rtl", "position"]
