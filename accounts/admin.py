"""People at the desk: administrators invite them, give them roles and let them go."""

from collections.abc import Callable

# These three register what is taken away below.
import allauth.account.admin
import allauth.mfa.admin  # noqa: F401
import django.contrib.auth.admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from . import people
from .forms import PersonForm
from .models import RightsChange, User
from .roles import Role

# A person's groups, addresses and second factors change on the person's page alone, through accounts/people.py.
admin.site.unregister([Group, EmailAddress, Authenticator])


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return [*Role.choices, ("none", _("None: readers"))]

    def queryset(self, request, queryset):
        if self.value() == "none":
            return queryset.filter(is_staff=False)
        return queryset.filter(groups__name=self.value()) if self.value() in Role.values else queryset


class RightsChangeInline(admin.TabularInline):
    """Who changed what about this person, newest first."""

    model = RightsChange
    fk_name = "person"
    fields = ["at", "by", "what", "before", "after"]
    readonly_fields = fields
    extra = max_num = 0
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")

    def has_view_permission(self, request, obj=None) -> bool:
        return people.may_manage(request.user)

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(User)
class PersonAdmin(admin.ModelAdmin):
    form = PersonForm
    list_display = ["email", "name", "role_names", "is_active", "two_factor", "last_login"]
    list_filter = [RoleFilter, "is_active", "is_superuser"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    actions = ["send_password_link", "deactivate", "activate", "remove_two_factor"]

    def get_queryset(self, request):
        second_factor = Authenticator.objects.filter(user=OuterRef("pk"))
        return super().get_queryset(request).prefetch_related("groups").annotate(protected=Exists(second_factor))

    @admin.display(description=_("desk roles"))
    def role_names(self, person: User) -> str:
        held = {group.name for group in person.groups.all()}
        names = [str(role.label) for role in Role if role in held]
        return ", ".join([*([str(_("Superuser"))] if person.is_superuser else []), *names]) or "-"

    @admin.display(description=_("two-factor"), boolean=True, ordering="protected")
    def two_factor(self, person: User) -> bool:
        return person.protected

    # --- Who may

    def has_module_permission(self, request) -> bool:
        return people.may_manage(request.user)

    def has_view_permission(self, request, obj=None) -> bool:
        return people.may_manage(request.user)

    has_add_permission = has_module_permission

    def has_change_permission(self, request, obj=None) -> bool:
        return people.may_manage(request.user, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    # --- The page

    def get_fieldsets(self, request, obj=None):
        who = ["name", "email", "language"]
        rights = ["roles", *(["is_superuser"] if request.user.is_superuser else [])]
        if obj is None:
            about = _("They get a mail with a link to choose a password.")
            return [(None, {"fields": who, "description": about}), (_("Rights"), {"fields": ["roles"]})]
        if obj.pk == request.user.pk:
            about = _("Ask another administrator to change your own rights.")
            return [(None, {"fields": ["name", "language"], "description": about})]
        return [(None, {"fields": who}), (_("Rights"), {"fields": [*rights, "is_active"]})]

    def get_inlines(self, request, obj):
        return [RightsChangeInline] if obj and obj.rights_changes.exists() else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        fields = [name for _title, options in self.get_fieldsets(request, obj) for name in options["fields"]]
        form = super().get_form(request, obj, change=change, **{**kwargs, "fields": fields})
        if "roles" not in fields:
            # It is the form's own field, which the model knows nothing of, so `fields` does not leave it out.
            del form.base_fields["roles"]
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except people.Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return redirect(request.get_full_path())

    def save_model(self, request, obj: User, form, change: bool) -> None:
        given, by = form.cleaned_data, request.user
        if not change:
            person = people.invite(
                given["email"], name=given["name"], language=given["language"], roles=given["roles"], by=by
            )
            obj.pk, obj._state.adding = person.pk, False
            return
        User.objects.filter(pk=obj.pk).update(name=given["name"], language=given["language"])
        verbs: dict[str, Callable] = {
            "email": people.set_email,
            "roles": people.set_roles,
            "is_superuser": people.set_superuser,
            "is_active": people.set_active,
        }
        for field, verb in verbs.items():
            if field in form.changed_data:
                verb(obj, given[field], by=by)

    # --- Actions of the list

    @admin.action(description=_("Send a link to choose a new password"), permissions=["change"])
    def send_password_link(self, request, queryset):
        self._each(request, queryset, people.send_password_link, _("A link is on its way to %s."))

    @admin.action(description=_("Deactivate: log out and keep out"), permissions=["change"])
    def deactivate(self, request, queryset):
        self._each(request, queryset, lambda person, by: people.set_active(person, False, by=by), _("%s is out."))

    @admin.action(description=_("Activate"), permissions=["change"])
    def activate(self, request, queryset):
        self._each(request, queryset, lambda person, by: people.set_active(person, True, by=by), _("%s may log in."))

    @admin.action(description=_("Remove two-factor of people who lost theirs"), permissions=["change"])
    def remove_two_factor(self, request, queryset):
        self._each(request, queryset, people.remove_two_factor, _("%s can log in with the password alone."))

    def _each(self, request, queryset, verb: Callable, done: str) -> None:
        """Apply the verb to each person on their own; say what was done and what was refused."""
        for person in queryset:
            try:
                verb(person, by=request.user)
            except people.Refused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                self.message_user(request, done % person, messages.SUCCESS)
