"""Rights per section: which editions and sections a person's roles hold in, and what they sign off."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts import people
from accounts.models import User
from newsroom.lib.desk import DeskAdmin

from ..limits import set_limits
from ..models import DeskRights, Section


class DeskRightsForm(forms.ModelForm):
    """Everything in boxes to tick: nothing is limited by a slip of a list."""

    sections = forms.ModelMultipleChoiceField(
        Section.objects.none(),
        label=_("Sections"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Empty: all. Where some are named, a story without a section is outside."),
    )

    class Meta:
        model = DeskRights
        fields = ["person", "editions", "sections", "signs_off_legal", "signs_off_photo"]
        widgets = {"editions": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        rows = Section.objects.select_related("edition").order_by("edition__position", "position", "name")
        self.fields["sections"].queryset = rows
        self.fields["sections"].label_from_instance = lambda row: f"{row.name} ({row.edition.name})"
        if "person" in self.fields:
            self.fields["person"].queryset = User.objects.filter(is_staff=True, desk_rights=None).order_by("name")


@admin.register(DeskRights)
class DeskRightsAdmin(DeskAdmin):
    form = DeskRightsForm
    list_display = ["person", "edition_names", "section_names", "signs_off_legal", "signs_off_photo"]
    search_fields = ["person__name", "person__email"]
    ordering = ["person__name", "person__email"]
    fields = ["person", "editions", "sections", "signs_off_legal", "signs_off_photo"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person").prefetch_related("editions", "sections__edition")

    @admin.display(description=_("editions"))
    def edition_names(self, rights: DeskRights) -> str:
        return ", ".join(row.name for row in rights.editions.all()) or str(_("All"))

    @admin.display(description=_("sections"))
    def section_names(self, rights: DeskRights) -> str:
        return ", ".join(f"{row.name} ({row.edition.code})" for row in rights.sections.all()) or str(_("All"))

    def get_readonly_fields(self, request, obj=None):
        return ["person"] if obj else []

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        # The form names its own widgets; Django's admin would put its own in their place.
        if db_field.name == "editions":
            return db_field.formfield(widget=forms.CheckboxSelectMultiple)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    # --- Who may

    def has_module_permission(self, request) -> bool:
        return people.may_manage(request.user)

    has_add_permission = has_module_permission

    def has_view_permission(self, request, obj: DeskRights | None = None) -> bool:
        return people.may_manage(request.user)

    def has_change_permission(self, request, obj: DeskRights | None = None) -> bool:
        return people.may_manage(request.user, obj and obj.person)

    def has_delete_permission(self, request, obj: DeskRights | None = None) -> bool:
        return False

    # --- Saving

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except people.Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return redirect(request.get_full_path())

    def save_model(self, request, obj: DeskRights, form, change: bool) -> None:
        given = form.cleaned_data
        saved = set_limits(
            obj.person,
            by=request.user,
            editions=given["editions"],
            sections=given["sections"],
            signs_off_legal=given["signs_off_legal"],
            signs_off_photo=given["signs_off_photo"],
        )
        obj.pk, obj._state.adding = saved.pk, False

    def save_related(self, request, form, formsets, change: bool) -> None:
        """The verb has saved everything."""
