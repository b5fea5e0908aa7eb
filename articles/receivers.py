"""What this floor does when something happens: rows of its own, nothing else."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from accounts.models import RightsChange

from .furniture import rebuild
from .models import Alert, Page, Release, Section
from .publishing.assigning import release_stories_of
from .signals import release_announced, release_undone
from .translating import mark_translations
from .workflow import Status


@receiver([post_save, post_delete], sender=Section)
@receiver([post_save, post_delete], sender=Page)
def keep_furniture(sender, instance, **kwargs) -> None:
    """The menu and the footer follow their rows, in the same transaction."""
    with transaction.atomic():
        rebuild(instance.edition_id)


@receiver(release_undone)
def take_back_the_news(sender, release: Release, **kwargs) -> None:
    """Whoever has not read yet that the story is out need not."""
    Alert.objects.filter(article=release.article_id, kind=Alert.Kind.RELEASED, seen_at=None).delete()


@receiver(release_announced)
def tell_the_desk(sender, release: Release, **kwargs) -> None:
    """The writers hear that their story is out, or was killed; translators, that their source has changed."""
    article = release.article
    writers = {article.created_by_id, article.assigned_to_id} - {None, release.created_by_id}
    kind = Alert.Kind.KILLED if release.is_kill else Alert.Kind.RELEASED
    Alert.objects.bulk_create(Alert(article=article, to_id=pk, kind=kind) for pk in sorted(writers))
    if not release.is_kill:
        Alert.objects.bulk_create(
            Alert(article=translation, kind=Alert.Kind.SOURCE_CHANGED, text=release.note)
            for translation in mark_translations(release)
            if translation.status != Status.SPIKED
        )


@receiver(post_save, sender=RightsChange)
def hand_over(sender, instance: RightsChange, created: bool, **kwargs) -> None:
    """Whoever leaves the desk leaves no story behind that is theirs to finish: it is nobody's, and the desk knows."""
    has_left = {RightsChange.What.ACTIVE: instance.after == "no", RightsChange.What.ROLES: not instance.after}
    if created and has_left.get(instance.what):
        release_stories_of(instance.person, by=instance.by)
