"""PostgreSQL refuses two releases of one article that are public at the same moment.

SQLite has no exclusion constraints: there `one_open_release` and the verbs hold it.
"""

from django.db import migrations


def add_constraint(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(
            "ALTER TABLE articles_release ADD CONSTRAINT releases_never_overlap EXCLUDE USING gist "
            "(article_id WITH =, tstzrange(public_from, public_until, '[)') WITH &&)"
        )


def remove_constraint(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_release DROP CONSTRAINT releases_never_overlap")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(add_constraint, remove_constraint)]
