"""Files that no photo names: what a process that was killed in the middle left behind."""

from collections.abc import Iterator
from datetime import datetime

from django.core.files.storage import default_storage

from . import renditions
from .models import Photo

_MASTERS = "photos/masters"


def leftovers(before: datetime) -> Iterator[str]:
    """Paths of files that were written before that moment and that nothing names.

    Younger ones may belong to a transaction that is still open, or to crops that cached pages still show.
    """
    for path in _unnamed():
        if default_storage.get_modified_time(path) < before:
            yield path


def _unnamed() -> Iterator[str]:
    for start in _folders(_MASTERS):
        folder = f"{_MASTERS}/{start}"
        known = set(Photo.objects.filter(image__startswith=f"{folder}/").values_list("image", flat=True))
        yield from (path for path in _files(folder) if path not in known)
    for start in _folders("photos"):
        if start == "masters":
            continue
        photos = {photo.token: photo for photo in Photo.objects.filter(token__startswith=start)}
        for token in _folders(f"photos/{start}"):
            known = set(renditions.paths(photos[token])) if token in photos else set()
            yield from (path for path in _files(f"photos/{start}/{token}") if path not in known)


def _folders(path: str) -> list[str]:
    return sorted(default_storage.listdir(path)[0]) if default_storage.exists(path) else []


def _files(path: str) -> list[str]:
    return [f"{path}/{name}" for name in sorted(default_storage.listdir(path)[1])]
