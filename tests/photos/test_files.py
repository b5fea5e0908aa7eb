"""photos/files.py: files that live and die with their transaction."""

import gc

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from photos import files

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_file_stays_when_its_transaction_commits(stored):
    with transaction.atomic(), files.NewFiles() as new:
        new.write("photos/a.jpg", b"a")

    gc.collect()
    assert stored() == ["photos/a.jpg"]


def test_a_file_goes_when_its_block_fails(stored):
    with pytest.raises(ZeroDivisionError), transaction.atomic(), files.NewFiles() as new:
        new.write("photos/a.jpg", bytes(1 // 0))

    assert stored() == []


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_file_goes_when_any_transaction_around_it_is_rolled_back(stored, depth):
    def inside(levels: int) -> None:
        with transaction.atomic():
            if levels:
                inside(levels - 1)
            else:
                with files.NewFiles() as new:
                    new.write("photos/a.jpg", b"a")
            if levels == depth - 1:
                transaction.set_rollback(True)

    inside(3)

    assert stored() == []


def test_a_file_of_an_inner_transaction_stays_when_only_another_is_rolled_back(stored):
    def put(name: str) -> None:
        with transaction.atomic(), files.NewFiles() as new:
            new.write(f"photos/{name}.jpg", b"x")
            transaction.set_rollback(name == "b")

    with transaction.atomic():
        put("a")
        put("b")

    assert stored() == ["photos/a.jpg"]


def test_a_file_stays_when_something_else_fails_after_the_commit(stored):
    def put() -> None:
        with transaction.atomic():
            transaction.on_commit(lambda: 1 // 0)
            with transaction.atomic(), files.NewFiles() as new:
                new.write("photos/a.jpg", b"a")

    with pytest.raises(ZeroDivisionError):
        put()

    gc.collect()
    assert stored() == ["photos/a.jpg"]


def test_write_keeps_the_first_copy(stored):
    files.write("photos/a.jpg", b"first")
    files.write("photos/a.jpg", b"second")

    assert stored() == ["photos/a.jpg"]
    assert files.read("photos/a.jpg") == b"first"


def test_write_says_in_a_sentence_that_the_storage_failed(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "file"
    settings.MEDIA_ROOT.write_text("in the way")

    with pytest.raises(files.StorageFailed) as failed:
        files.write("photos/a.jpg", b"a")
    assert failed.value.messages[0].startswith("The photo could not be stored")


def test_read_says_in_a_sentence_that_the_file_is_missing():
    with pytest.raises(files.StorageFailed):
        files.read("photos/none.jpg")


def test_remove_tries_every_file_before_it_fails(stored, monkeypatch):
    for name in ("a", "b", "c"):
        default_storage.save(f"photos/{name}.jpg", ContentFile(b"x"))
    delete = default_storage.delete

    def stubborn(path):
        if path.endswith("b.jpg"):
            raise OSError("busy")
        delete(path)

    monkeypatch.setattr(default_storage, "delete", stubborn, raising=False)
    with pytest.raises(OSError, match="busy"):
        files.remove(["photos/a.jpg", "photos/b.jpg", "photos/gone.jpg", "photos/c.jpg"])

    assert stored() == ["photos/b.jpg"]
