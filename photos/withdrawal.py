"""Taking a photo off every page, putting it back, and deleting one that nothing uses."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import files, renditions
from .models import Photo, PhotoStep, new_token
from .signals import files_outdated, renditions_wanted


def withdraw(photo: Photo, *, by, reason: str) -> Photo:
    """Take the photo off every page at once, and its files from their addresses.

    Pages draw no figure for it from now on. Its renditions are deleted, and their addresses given up for good; the
    master stays, whose address no page has ever had. Safe to call twice.
    """
    _check_right(by)
    reason = " ".join(reason.split())[:255]
    if not reason:
        raise ValidationError(_("Say why the photo is withdrawn."), code="reason")
    with transaction.atomic():
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        if photo.is_withdrawn:
            return photo
        outdated = renditions.paths(photo)
        photo.withdrawn_at, photo.withdrawn_reason = timezone.now(), reason
        photo.token, photo.renditions = new_token(), {}
        photo.save(update_fields=["withdrawn_at", "withdrawn_reason", "token", "renditions"])
        PhotoStep.objects.create(photo=photo, name=PhotoStep.Name.WITHDRAW, by=by, note=reason)
        _delete(outdated)
    return photo


def reinstate(photo: Photo, *, by) -> Photo:
    """Let pages show the photo again, under new addresses. Safe to call twice."""
    _check_right(by)
    with transaction.atomic(), files.NewFiles() as new:
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        if not photo.is_withdrawn:
            return photo
        photo.withdrawn_at, photo.withdrawn_reason = None, ""
        renditions.make_first(photo, renditions.master_picture(photo), new)
        photo.save(update_fields=["withdrawn_at", "withdrawn_reason", "renditions"])
        PhotoStep.objects.create(photo=photo, name=PhotoStep.Name.REINSTATE, by=by)
        renditions_wanted.send(Photo, photo=photo)
    return photo


def discard(photo: Photo, *, by) -> None:
    """Delete a photo that nothing uses, files and all. Raises ProtectedError where a story does use it."""
    if not by.has_perm("photos.delete_photo"):
        raise PermissionDenied
    with transaction.atomic():
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        outdated = [photo.image.name, *renditions.paths(photo)]
        photo.delete()
        _delete(outdated)


def _check_right(by) -> None:
    if not by.has_perm("photos.withdraw_photo"):
        raise PermissionDenied


def _delete(paths: list[str]) -> None:
    """At once after the commit, and once more by the worker in case the storage is out of reach just then."""
    files_outdated.send(Photo, paths=paths, keep_for=timedelta(minutes=1))
    transaction.on_commit(lambda: files.remove(paths), robust=True)
