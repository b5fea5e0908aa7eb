"""Photos on the desk's admin site."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _

from .. import withdrawal
from ..models import Photo, PhotoQuerySet, PhotoText
from ..renditions import refocus
from ..shapes import CROPS, RATIOS
from . import library, standing, uploads
from .forms import PhotoForm, TextForm

FOCUS = ("focal_x", "focal_y")


class PhotoTextInline(admin.StackedInline):
    model = PhotoText
    extra = 1
    max_num = len(settings.LANGUAGES) - 1
    form = TextForm


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    """The library is a page of its own (library.py), so is adding (uploads.py); changing is Django's form."""

    form = PhotoForm
    inlines = [PhotoTextInline]
    fieldsets = [
        (_("Words"), {"fields": ["caption", "alt_text", "credit", "copyright", "keywords"]}),
        (_("Focus"), {"fields": [FOCUS], "description": _("The point that every crop keeps in view.")}),
        (_("More"), {"fields": ["language", "digital_source_type"]}),
    ]
    search_fields = PhotoQuerySet.SEARCHED

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("upload/", wrap(uploads.upload), name="photos_photo_upload"),
            path("choose/", wrap(library.choose), name="photos_photo_choose"),
            path("<int:pk>/withdraw/", wrap(standing.withdraw), name="photos_photo_withdraw"),
            path("<int:pk>/reinstate/", wrap(standing.reinstate), name="photos_photo_reinstate"),
            path("<int:pk>/original/", wrap(standing.original), name="photos_photo_original"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context=None):
        return library.library(request)

    def add_view(self, request: HttpRequest, form_url="", extra_context=None):
        return uploads.add(request)

    def get_search_results(self, request: HttpRequest, queryset: PhotoQuerySet, search_term: str):
        """For pickers elsewhere on the desk: every word, in any language."""
        return queryset.usable().matching(search_term), False

    def render_change_form(self, request: HttpRequest, context, *args, obj=None, **kwargs):
        context["may_withdraw"] = request.user.has_perm("photos.withdraw_photo")
        context["crops"] = [RATIOS[shape] for shape in CROPS]
        context["steps"] = obj.steps.select_related("by") if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request: HttpRequest, obj: Photo, form, change: bool) -> None:
        """Only the words that were changed: renditions that the worker records meanwhile are not overwritten."""
        words = [name for name in form.changed_data if name not in FOCUS]
        if words:
            obj.save(update_fields=words)
        if set(FOCUS) & set(form.changed_data):
            try:
                refocus(obj, by=request.user, x=obj.focal_x, y=obj.focal_y)
            except ValidationError as error:
                self.message_user(request, " ".join(error.messages), messages.ERROR)

    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        withdrawal.discard(obj, by=request.user)
