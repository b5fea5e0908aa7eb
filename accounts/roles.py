"""The desk's roles. Each is a group; a person may be in several."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    REPORTER = "reporter", _("Reporter")
    PHOTO_EDITOR = "photo-editor", _("Photo editor")
    EDITOR = "editor", _("Editor")
    CHIEF_EDITOR = "chief-editor", _("Chief editor")
    MODERATOR = "moderator", _("Moderator")
    ADMINISTRATOR = "administrator", _("Administrator")


def lacks_second_factor(user) -> bool:
    """Whether one of the person's roles asks for a second factor (TWO_FACTOR_ROLES) that they have not set up."""
    wanted = set(settings.TWO_FACTOR_ROLES)
    return bool(wanted) and not wanted.isdisjoint(user.roles) and not is_mfa_enabled(user)


def grant(apps, schema_editor, role: str, app_label: str, **actions: str) -> None:
    """Give a role's group Django's model permissions, from a migration.

    `grant(apps, schema_editor, Role.EDITOR, "photos", photo="add change view")`
    """
    alias = schema_editor.connection.alias
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    group, _created = apps.get_model("auth", "Group").objects.using(alias).get_or_create(name=role)
    for model, names in actions.items():
        # Permissions are made after all migrations; a migration that grants them makes them first, the same row.
        content_type, _created = ContentType.objects.using(alias).get_or_create(app_label=app_label, model=model)
        verbose = apps.get_model(app_label, model)._meta.verbose_name
        for action in names.split():
            permission, _created = Permission.objects.using(alias).get_or_create(
                content_type=content_type,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {verbose}"},
            )
            group.permissions.add(permission)
