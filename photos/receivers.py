"""Work for the worker. A task is a row: it is there when the photo's own change is, and not otherwise."""

from datetime import timedelta

from django.dispatch import receiver
from django.utils import timezone

from . import tasks
from .models import Photo
from .signals import files_outdated, renditions_wanted


@receiver(renditions_wanted)
def ask_for_renditions(sender, photo: Photo, **kwargs) -> None:
    tasks.make_renditions.enqueue(photo.pk)


@receiver(files_outdated)
def ask_for_removal(sender, paths: list[str], keep_for: timedelta, **kwargs) -> None:
    task = tasks.remove_files
    if keep_for and task.get_backend().supports_defer:
        task = task.using(run_after=timezone.now() + keep_for)
    task.enqueue(paths)
