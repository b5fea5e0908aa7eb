import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_desk_teamwork")]

    operations = [
        migrations.CreateModel(
            name="SourceChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "at",
                    models.DateTimeField(
                        help_text="Of the first release that the translation does not know.", verbose_name="at"
                    ),
                ),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="source_change",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a source",
                "verbose_name_plural": "changes of sources",
                "ordering": ["-at", "-article"],
                "indexes": [models.Index(fields=["-at", "-article"], name="source_change_by_time")],
            },
        ),
    ]
