"""Today and the audit read by deadline, embargo and time without reading the table."""

from django.db import migrations, models

KINDS = [
    ("released", "Released"),
    ("killed", "Killed"),
    ("schedule_cancelled", "Schedule cancelled"),
    ("merge_conflict", "Correction not merged"),
    ("source_killed", "Source story killed"),
    ("source_changed", "Source story changed"),
    ("sent_back", "Sent back"),
    ("approved", "Approved"),
    ("assigned", "Assigned to you"),
    ("unassigned", "Assigned to nobody now"),
    ("note", "Editors' note"),
    ("mentioned", "You were mentioned"),
    ("answered", "Answer from a share link"),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_source_change")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("embargo_until__isnull", False)),
                fields=["embargo_until"],
                name="article_by_embargo",
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["-at", "-id"], name="step_by_time"),
        ),
        migrations.AlterField(
            model_name="alert",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20, verbose_name="kind"),
        ),
    ]
