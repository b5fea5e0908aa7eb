"""The six groups of accounts/roles.py. What each may do is granted by the apps' own migrations."""

from django.db import migrations

ROLES = ["reporter", "photo-editor", "editor", "chief-editor", "moderator", "administrator"]


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for role in ROLES:
        groups.get_or_create(name=role)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
