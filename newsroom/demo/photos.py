"""The demo agency's pictures: drawn by newsroom.demo.pictures, taken in as any upload is."""

import io
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.db import transaction

from photos.ingest import ingest
from photos.models import Photo, PhotoText

from .pictures import portrait, scene
from .source import table

Tick = Callable[[str], None]


def make_photos(by, tick: Tick) -> dict[str, int]:
    """The ids of the scenes by key; those that exist already are not drawn again."""
    known = dict(Photo.objects.filter(filename__startswith="demo-").values_list("filename", "pk"))
    photos = {}
    for row in table("photos")["photo"]:
        name = f"demo-{row['key']}.jpg"
        photos[row["key"]] = known.get(name) or _scene(name, row, by).pk
        tick(row["key"])
    return photos


@transaction.atomic
def _scene(name: str, row: dict, by) -> Photo:
    photo = ingest(
        _jpeg(scene(row["key"]), name),
        by=by,
        language="en",
        caption=row["caption"]["en"],
        alt_text=row["alt"]["en"],
        credit=row["credit"],
        focal_x=row["focus"][0],
        focal_y=row["focus"][1],
    )
    PhotoText.objects.bulk_create(
        PhotoText(photo=photo, language=code, caption=row["caption"][code], alt_text=row["alt"][code])
        for code in row["caption"]
        if code != "en"
    )
    return photo


def make_portraits(by, tick: Tick) -> dict[str, int]:
    """The ids of the authors' portraits by key; those that exist already are not drawn again."""
    known = dict(Photo.objects.filter(filename__startswith="portrait-").values_list("filename", "pk"))
    portraits = {}
    for row in table("authors")["author"]:
        key, name = row["key"], f"portrait-{row['key']}.jpg"
        portraits[key] = known.get(name) or _portrait(name, row, by).pk
        tick(key)
    return portraits


def _portrait(name: str, row: dict, by) -> Photo:
    person, file = row["name"]["en"], _jpeg(portrait(row["key"]), name)
    return ingest(file, by=by, language="en", caption=person, alt_text=f"Portrait of {person}", credit="Lodestar")


def _jpeg(image, name: str) -> ContentFile:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=92)
    return ContentFile(buffer.getvalue(), name=name)
