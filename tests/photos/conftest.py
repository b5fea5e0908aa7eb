import io
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image

from photos import renditions, shapes
from photos.ingest import ingest

from . import corpus


@pytest.fixture
def desk_rights(db):
    """What migrations give to each role, also after a test that has emptied the tables."""
    if not Group.objects.filter(permissions__codename="withdraw_photo").exists():
        migration = import_module("articles.migrations.0003_desk_permissions")
        migration.give_rights(apps, SimpleNamespace(connection=connection))


@pytest.fixture
def upload(db):
    """A function that takes a file into the library: `upload(data, "name.jpg", by=rita, caption="…")`."""

    def put(data: bytes | None = None, name: str = "harbour.jpg", **words):
        file = ContentFile(corpus.jpeg() if data is None else data, name=name)
        return ingest(file, **{"by": None, **words})

    return put


@pytest.fixture
def small_sizes(monkeypatch):
    """Renditions of a tenth of their real width: the same rules, and quicker."""
    monkeypatch.setattr(shapes, "WIDTHS", tuple(width // 10 for width in shapes.WIDTHS))
    monkeypatch.setattr(renditions, "FIRST_WIDTHS", tuple(width // 10 for width in renditions.FIRST_WIDTHS))
    monkeypatch.setitem(renditions.FORMATS["avif"], "speed", 10)


@pytest.fixture
def harbour(upload, small_sizes):
    """A photo large enough for every rendition."""
    words = {"caption": "The harbour", "alt_text": "A harbour at dawn", "credit": "Jo Lens"}
    return upload(corpus.saved(corpus.scene(180, 120)), **words)


@pytest.fixture
def stored():
    """A function that lists the files in the storage, sorted."""

    def files(folder: str = "") -> list[str]:
        if not default_storage.exists(folder or "."):
            return []
        folders, names = default_storage.listdir(folder)
        found = [f"{folder}{name}" for name in names]
        for name in folders:
            found += files(f"{folder}{name}/")
        return sorted(found)

    return files


@pytest.fixture
def master_of():
    """A function that opens a photo's stored master."""

    def opened(photo) -> Image.Image:
        return Image.open(io.BytesIO(default_storage.open(photo.image.name).read()))

    return opened
