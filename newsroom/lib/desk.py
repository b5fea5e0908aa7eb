"""What the admins of every floor share."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper


class DeskAdmin(admin.ModelAdmin):
    """Django's own, without the icons that lead away from a half-filled form, and without counting whole tables."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field
