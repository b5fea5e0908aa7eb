"""newsroom/lib/storage.py: media files that are whole or not there."""

import os
import stat

import pytest
from django.core.files.base import ContentFile

from newsroom.lib.storage import AtomicFileSystemStorage


@pytest.fixture
def storage(tmp_path):
    return AtomicFileSystemStorage(location=tmp_path, base_url="/media/")


def everything(folder) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_is_saved_whole_and_readable(storage, tmp_path, settings):
    settings.FILE_UPLOAD_PERMISSIONS = 0o644
    name = storage.save("photos/ab/master.jpg", ContentFile(b"x" * 200_000))

    assert (name, everything(tmp_path)) == ("photos/ab/master.jpg", ["photos/ab/master.jpg"])
    assert storage.open(name).read() == b"x" * 200_000
    assert stat.S_IMODE(os.stat(storage.path(name)).st_mode) == 0o644


def test_text_is_saved_as_utf8(storage):
    assert storage.open(storage.save("notes.txt", ContentFile("Бакı"))).read() == "Бакı".encode()


def test_a_second_file_of_the_same_name_gets_another(storage, tmp_path):
    storage.save("a.jpg", ContentFile(b"first"))
    other = storage.save("a.jpg", ContentFile(b"second"))

    assert other != "a.jpg"
    assert (storage.open("a.jpg").read(), len(everything(tmp_path))) == (b"first", 2)


def test_a_disk_that_fills_up_leaves_no_part_of_a_file(storage, tmp_path):
    class Filling(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"half of it"
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        storage.save("photos/a.jpg", Filling(b""))

    assert everything(tmp_path) == []


def test_a_file_that_cannot_be_flushed_is_not_there(storage, tmp_path, monkeypatch):
    def fail(handle):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("newsroom.lib.storage.os.fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        storage.save("photos/a.jpg", ContentFile(b"x"))

    assert everything(tmp_path) == []


@pytest.mark.parametrize("name", ["../outside.jpg", "/etc/passwd", "a/../../outside.jpg"])
def test_a_file_stays_inside_the_folder(storage, tmp_path, name):
    with pytest.raises(Exception, match=r"traversal|outside"):
        storage.save(name, ContentFile(b"x"))

    assert everything(tmp_path) == []
