"""What the desk's roles may do with photos, authors and what stories stand in. Stories have a table of their own."""

from django.db import migrations

from accounts.roles import Role, grant

GRANTS = [
    (Role.REPORTER, "photos", {"photo": "view add change"}),
    (Role.REPORTER, "authors", {"author": "view"}),
    (Role.PHOTO_EDITOR, "photos", {"photo": "view add change withdraw"}),
    (Role.PHOTO_EDITOR, "authors", {"author": "view"}),
    (Role.EDITOR, "photos", {"photo": "view add change withdraw"}),
    (Role.EDITOR, "authors", {"author": "view add change"}),
    (Role.EDITOR, "articles", {"topic": "view add change", "section": "view"}),
    (Role.CHIEF_EDITOR, "photos", {"photo": "view add change withdraw"}),
    (Role.CHIEF_EDITOR, "authors", {"author": "view add change"}),
    (
        Role.CHIEF_EDITOR,
        "articles",
        {"topic": "view add change", "section": "view add change", "page": "view add change"},
    ),
    (Role.ADMINISTRATOR, "photos", {"photo": "view add change withdraw delete"}),
    (Role.ADMINISTRATOR, "authors", {"author": "view add change delete"}),
    (
        Role.ADMINISTRATOR,
        "articles",
        dict.fromkeys(["topic", "section", "page", "edition"], "view add change delete"),
    ),
]
#: Rows that are edited with the row they belong to need rights of their own in Django's admin.
WITH_THEM = {"photo": ["phototext"], "author": ["authortext", "authorlink"]}


def give_rights(apps, schema_editor):
    for role, app_label, actions in GRANTS:
        grant(apps, schema_editor, role, app_label, **actions)
        for model, words in actions.items():
            parts = {part: _for_parts(words) for part in WITH_THEM.get(model, [])}
            grant(apps, schema_editor, role, app_label, **parts)


def _for_parts(words):
    """Whoever may change a row may also take its lines away."""
    return "view add change delete" if "change" in words else words


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_releases_never_overlap"),
        ("photos", "0001_initial"),
        ("authors", "0001_initial"),
        ("accounts", "0002_desk_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
