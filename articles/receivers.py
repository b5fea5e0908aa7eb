"""What this floor does when something happens: rows of its own, nothing else."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .furniture import rebuild
from .models import Alert, Article, Page, Release, Section
from .signals import release_announced


@receiver([post_save, post_delete], sender=Section)
@receiver([post_save, post_delete], sender=Page)
def keep_furniture(sender, instance, **kwargs) -> None:
    """The menu and the footer follow their rows, in the same transaction."""
    with transaction.atomic():
        rebuild(instance.edition_id)


@receiver(release_announced)
def tell_the_desk(sender, release: Release, **kwargs) -> None:
    """The writers hear that their story is out, or was killed; translators, that their source has changed."""
    article = release.article
    writers = {article.created_by_id, article.assigned_to_id} - {None, release.created_by_id}
    kind = Alert.Kind.KILLED if release.is_kill else Alert.Kind.RELEASED
    Alert.objects.bulk_create(Alert(article=article, to_id=pk, kind=kind) for pk in sorted(writers))
    if release.kind in (Release.Kind.UPDATE, Release.Kind.CORRECTION):
        translations = Article.objects.on_desk().filter(source_release__article=article)
        Alert.objects.bulk_create(
            Alert(article=translation, kind=Alert.Kind.SOURCE_CHANGED, text=release.note)
            for translation in translations
        )
