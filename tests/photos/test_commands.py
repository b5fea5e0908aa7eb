"""photos/leftovers.py and the commands that keep the photo files in order."""

import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from photos import files, renditions
from photos.leftovers import leftovers
from photos.withdrawal import withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_rights", "small_sizes")]


def run(name: str, **options) -> str:
    said = io.StringIO()
    call_command(name, stdout=said, stderr=said, **options)
    return said.getvalue()


@pytest.fixture
def orphans():
    """Files of photos that never were."""
    names = [
        "photos/masters/zz/zzz.jpg",
        "photos/zz/zzzzzzzzzzzzzzzzzzzzzz/full-320.jpg",
        "photos/zz/zzzzzzzzzzzzzzzzzzzzzz/full-480.avif",
    ]
    for name in names:
        files.write(name, b"x")
    return names


def test_leftovers_are_the_files_that_no_photo_names(harbour, orphans, stored):
    renditions.make_renditions(harbour.pk)
    old_crop = f"photos/{harbour.token[:2]}/{harbour.token}/16x9-abcdef-32.jpg"
    files.write(old_crop, b"x")

    assert sorted(leftovers(timezone.now() + timedelta(hours=1))) == sorted([*orphans, old_crop])


def test_leftovers_are_only_what_is_old_enough(orphans):
    assert list(leftovers(timezone.now() - timedelta(hours=1))) == []


def test_leftovers_of_an_empty_library_are_none(db):
    assert list(leftovers(timezone.now())) == []


def test_sweep_photos_deletes_leftovers_and_nothing_else(harbour, orphans, stored):
    before = set(stored())

    assert run("sweep_photos", hours=-1, dry_run=True).endswith("3 files would be deleted.\n")
    assert set(stored()) == before
    assert run("sweep_photos", hours=-1) == "3 files were deleted.\n"
    assert set(stored()) == before - set(orphans)


def test_make_renditions_completes_what_the_worker_left(harbour, upload, phil):
    withdraw(upload(), by=phil, reason="Not ours")

    assert run("make_renditions") == "1 photos completed, 0 failed.\n"
    harbour.refresh_from_db()
    assert renditions.is_complete(harbour)
    assert run("make_renditions") == "0 photos completed, 0 failed.\n"


def test_make_renditions_names_the_photo_whose_master_is_lost(harbour):
    default_storage.delete(harbour.image.name)

    assert run("make_renditions").startswith(f"Photo {harbour.pk}: The photo's file could not be read.")
