"""Media files that are whole or not there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class _Written(File):
    """A finished file that the storage may move into its place."""

    def __init__(self, path: str) -> None:
        super().__init__(None, name=path)
        self._path = path

    def temporary_file_path(self) -> str:
        return self._path


class AtomicFileSystemStorage(FileSystemStorage):
    """Files are written beside their place, flushed to the disk, then renamed into it.

    So a full disk, a lost process or a power cut leaves no half of a file under a name that pages ask for.
    """

    def _save(self, name: str, content: File) -> str:
        folder = Path(self.path(name)).parent
        os.makedirs(folder, mode=self.directory_permissions_mode or 0o777, exist_ok=True)
        with _written(content, folder) as path:
            saved = super()._save(name, _Written(path))
        _flush(str(folder), os.O_RDONLY)
        return saved


@contextmanager
def _written(content: File, folder: Path) -> Iterator[str]:
    """The path of a temporary copy of `content` in `folder`; gone afterwards unless it was moved away."""
    handle, path = tempfile.mkstemp(prefix=".new-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as copy:
            for chunk in content.chunks():
                copy.write(chunk if isinstance(chunk, bytes) else chunk.encode())
            copy.flush()
            os.fsync(copy.fileno())
        yield path
    finally:
        Path(path).unlink(missing_ok=True)


def _flush(path: str, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
