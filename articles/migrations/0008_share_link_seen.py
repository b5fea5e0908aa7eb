"""The desk sees when a share link was last looked at."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_search_index")]

    operations = [
        migrations.AddField(
            model_name="sharelink",
            name="seen_at",
            field=models.DateTimeField(blank=True, help_text="To the minute.", null=True, verbose_name="last seen"),
        ),
        migrations.AlterField(
            model_name="sharelink",
            name="label",
            field=models.CharField(
                blank=True, help_text="For the desk: a lawyer, a source.", max_length=120, verbose_name="for whom"
            ),
        ),
    ]
