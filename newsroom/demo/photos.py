"""The demo agency's pictures: drawn by newsroom.demo.pictures, taken in as any upload is."""

import io
from collections.abc import Callable

from django.core.files.base import ContentFile

from authors.models import Author
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
    """The ids of the authors' portraits by key."""
    known = dict(Author.objects.exclude(portrait=None).values_list("slug", "portrait"))
    portraits = {}
    for row in table("authors")["author"]:
        key = row["key"]
        portraits[key] = known.get(key) or _portrait(key, row["name"]["en"], by).pk
        tick(key)
    return portraits


def _portrait(key: str, name: str, by) -> Photo:
    file = _jpeg(portrait(key), f"portrait-{key}.jpg")
    return ingest(file, by=by, language="en", caption=name, alt_text=f"Portrait of {name}", credit="Lodestar")


def _jpeg(image, name: str) -> ContentFile:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=92)
    return ContentFile(buffer.getvalue(), name=name)
