"""The photos' files: kept when the transaction that names them commits, taken away again when it does not."""

import logging
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


class StorageFailed(ValidationError):
    """The storage is full, read-only or out of reach; the message is for the person who waits."""


def write(path: str, data: bytes) -> None:
    """Put a file at exactly `path`. Safe to call twice: the path names the content, so the first copy stays."""
    try:
        saved = default_storage.save(path, ContentFile(data, name=path))
        if saved != path:
            default_storage.delete(saved)
    except Exception as error:
        logger.exception("The photo file %s could not be written.", path)
        raise StorageFailed(
            _("The photo could not be stored; nothing was changed. Try again, and tell an administrator if it fails."),
            code="not_stored",
        ) from error


def read(path: str) -> bytes:
    """The bytes of a stored file."""
    try:
        with default_storage.open(path) as file:
            return file.read()
    except Exception as error:
        logger.exception("The photo file %s could not be read.", path)
        raise StorageFailed(
            _("The photo's file could not be read. Try again, and tell an administrator if it fails."), code="not_read"
        ) from error


def remove(paths: Iterable[str]) -> None:
    """Delete files; those that are gone already are no error. All are tried before the first error is raised."""
    failed: dict[str, Exception] = {}
    for path in paths:
        try:
            default_storage.delete(path)
        except Exception as error:
            failed[path] = error
    if failed:
        logger.error("Photo files that could not be deleted: %s", ", ".join(failed))
        raise next(iter(failed.values()))


class NewFiles:
    """Files for rows that are not committed yet; use it inside the transaction that writes the rows.

        with transaction.atomic(), NewFiles() as new:
            new.write(path, data)

    They are deleted when the block fails, and also when a transaction around it is rolled back later: Django has
    no hook for that, but it drops the callbacks of the commit that will not be, and with them the last hold on
    this object.
    """

    def __init__(self) -> None:
        self._paths: list[str] = []

    def write(self, path: str, data: bytes) -> None:
        self._paths.append(path)
        write(path, data)

    def __enter__(self) -> "NewFiles":
        return self

    def __exit__(self, kind, error, traceback) -> None:
        if error is not None:
            self._take_away()
            return
        transaction.on_commit(self._keep, robust=True)
        if connection.in_atomic_block:
            # To the front: a callback that fails drops those behind it, although the transaction is committed.
            connection.run_on_commit.insert(0, connection.run_on_commit.pop())

    def __del__(self) -> None:
        self._take_away()

    def _keep(self) -> None:
        self._paths = []

    def _take_away(self) -> None:
        paths, self._paths = self._paths, []
        try:
            remove(paths)
        except Exception:
            logger.warning("Files of a photo that was not kept are left over: %s", paths)
