"""The story list's filters are ranges of an index each, and an article knows whether it has a release."""

from django.conf import settings
from django.db import migrations, models


def write_has_release(apps, schema_editor):
    Article, Release = apps.get_model("articles", "Article"), apps.get_model("articles", "Release")
    standing = Release.objects.exclude(public_until=models.F("public_from")).filter(article=models.OuterRef("pk"))
    Article.objects.filter(models.Exists(standing)).update(has_release=True)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_share_link_seen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="article",
            name="has_release",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="One that was not cancelled; written by articles.publishing.opening.",
            ),
        ),
        migrations.RunPython(write_has_release, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["section", "-updated_at", "-id"], name="article_by_section"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["genre", "-updated_at", "-id"], name="article_by_genre"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("assigned_to__isnull", False)),
                fields=["assigned_to", "-updated_at", "-id"],
                name="article_by_assignee",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("urgency__lte", 3)), fields=["-updated_at", "-id"], name="article_urgent"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("urgency", 1)), fields=["-updated_at", "-id"], name="article_flashes"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("has_release", False)),
                fields=["status", "-updated_at", "-id"],
                name="article_never_released",
            ),
        ),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(condition=models.Q(("kind", "kill")), fields=["-public_from"], name="release_kills"),
        ),
    ]
