"""What the worker does for the picture desk."""

from django_tasks import task

from . import files, renditions


@task()
def make_renditions(photo_id: int) -> None:
    renditions.make_renditions(photo_id)


@task()
def remove_files(paths: list[str]) -> None:
    files.remove(paths)
