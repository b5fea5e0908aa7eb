"""Authors at the desk: who they are in each language, their portrait and links."""

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.lib.desk import DeskAdmin
from newsroom.lib.ids import as_ids
from photos.admin.choosing import PhotoSelect, offer_photos
from photos.models import Photo

from .models import Author, AuthorLink, AuthorText


class AuthorForm(forms.ModelForm):
    portrait = forms.ModelChoiceField(Photo.objects.all(), label=_("Portrait"), required=False, widget=PhotoSelect)

    class Meta:
        model = Author
        fields = ("name", "slug", "role", "bio", "portrait", "is_shown", "user")
        widgets = {"bio": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer_photos(self.fields["portrait"], self._chosen_portrait())
        if "user" in self.fields:
            # Writers of this desk, not its readers. Who may only look has a form without fields.
            people = self.fields["user"].queryset
            self.fields["user"].queryset = people.filter(Q(is_staff=True) | Q(pk=self.instance.user_id))

    def _chosen_portrait(self) -> set[int]:
        return as_ids([self["portrait"].value()])


class AuthorTextInline(admin.StackedInline):
    model = AuthorText
    extra = 1
    fields = ("language", "name", "role", "bio")
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 4})}}


class AuthorLinkInline(admin.TabularInline):
    model = AuthorLink
    extra = 1
    fields = ("label", "url")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


@admin.register(Author)
class AuthorAdmin(DeskAdmin):
    """Editors and their chiefs change authors; the others may look them up."""

    form = AuthorForm
    inlines = [AuthorTextInline, AuthorLinkInline]
    list_display = ["name", "role", "is_shown", "user"]
    list_filter = ["is_shown"]
    list_select_related = ["user"]
    search_fields = ["name", "role", "texts__name"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "role", "bio"]}),
        (_("Page and account"), {"fields": ["portrait", "is_shown", "user"]}),
    ]
