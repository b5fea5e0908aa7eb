"""The renditions of a photo: where they are, and how they are made.

Their addresses derive from the photo's random token, so that an unreleased photo cannot be found; a crop's address has
the crop version too, so that no cache shows a crop around a former focus. A token or a crop version that was given up
is never used again: what lies under it may be deleted at any time.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from . import files, shapes
from .masters import on_white
from .models import Photo, new_crop_version
from .signals import files_outdated, renditions_wanted

FORMATS = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 7},
    "jpg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
}
# What a page has of a photo from its first second; the worker makes the others.
FIRST_WIDTHS = (320, 1200)
# Cached pages may still show the former crops.
OLD_CROPS_KEPT_FOR = timedelta(hours=1)

# Widths by format, such as {"jpg": [320, 1200]}.
Sizes = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Sources:
    """What pages may show of a photo in one shape: the widths that exist, by format, narrowest first.

    There is at least one in `jpg`; `avif` may be empty until the worker has made them.
    """

    stem: str
    avif: list[int]
    jpg: list[int]
    width: int
    height: int

    def url(self, width: int, fmt: str = "jpg") -> str:
        """The address of the narrowest that is at least so wide, else of the widest there is."""
        made = self.avif if fmt == "avif" else self.jpg
        return self._address(next((size for size in made if size >= width), made[-1]), fmt)

    def srcset(self, fmt: str) -> str:
        """The value of the HTML attribute."""
        return ", ".join([f"{self._address(size, fmt)} {size}w" for size in getattr(self, fmt)])

    def _address(self, size: int, fmt: str) -> str:
        return f"{self.stem}{size}.{fmt}"


class MasterAlone(Sources):
    """Of a photo without renditions: its master stands in for all."""

    def _address(self, size: int, fmt: str) -> str:
        return self.stem


def sources(photo: Photo, shape: str = "full") -> Sources | None:
    """What pages may show of the photo in this shape, from its row alone; None where there is nothing.

    `width` and `height` are those of the largest. A shape that is not made yet is answered with the uncut photo.
    """
    if photo.withdrawn_at is not None:
        return None
    made = photo.renditions.get(shape, {})
    jpg = made.get("jpg")
    if not jpg:
        return sources(photo) if shape != "full" else _master_alone(photo)
    stem = f"{_photos_url(settings.MEDIA_URL)}{_stem(photo, shape)}"
    return Sources(stem, made.get("avif", []), jpg, jpg[-1], _height_at(photo, shape, jpg[-1]))


def url(photo: Photo, shape: str = "full", width: int = 1200, fmt: str = "jpg") -> str:
    """The address of the rendition that is at least so wide, else of the widest; "" where the photo is withdrawn.

    Asked for an AVIF that is not made yet, it gives a JPEG.
    """
    found = sources(photo, shape)
    return found.url(width, fmt if found.avif else "jpg") if found else ""


def make_first(photo: Photo, picture: Image.Image, new: files.NewFiles, only: tuple[str, ...] = ()) -> None:
    """Write the JPEGs of FIRST_WIDTHS and name them in `photo.renditions`, which the caller saves."""
    while min(shapes.crop_size(*picture.size, "1x1")) >= 2 * FIRST_WIDTHS[-1]:
        # Quick halves first: the fine resampling of twelve megapixels for each shape would take seconds.
        picture = picture.reduce(2)
    for shape in only or shapes.RATIOS:
        possible = shapes.widths(photo.width, photo.height, shape)
        wanted = {"jpg": sorted({next((w for w in possible if w >= first), possible[-1]) for first in FIRST_WIDTHS})}
        for width, fmt, data in _drawn(photo, picture, shape, wanted):
            new.write(_path(photo, shape, width, fmt), data)
        photo.renditions[shape] = wanted


def make_renditions(photo_id: int) -> None:
    """Make every rendition that the photo still lacks.

    Safe to call twice, and by two workers at once: a path names its content, and a shape is recorded under the
    row's lock after its files exist. When the photo was withdrawn or its focus moved meanwhile, what was made for
    the former state is deleted again; that change has asked for renditions of its own.
    """
    photo = Photo.objects.usable().filter(pk=photo_id).first()
    wanted = _missing(photo) if photo else {}
    if not photo or not wanted:
        return
    picture = master_picture(photo, wanted)
    for shape, formats in wanted.items():
        made = []
        for width, fmt, data in _drawn(photo, picture, shape, formats):
            made.append(_path(photo, shape, width, fmt))
            files.write(made[-1], data)
        if not _record(photo, shape, formats):
            files.remove(made)
            return


def is_complete(photo: Photo) -> bool:
    """Whether every rendition has been made."""
    return not _missing(photo)


def refocus(photo: Photo, *, by, x: float, y: float) -> Photo:
    """Cut the photo's crops around another point: fractions of its width and height from the left and the top.

    The first crops are there at once, under new addresses.
    """
    if not by.has_perm("photos.change_photo"):
        raise PermissionDenied
    if not (0 <= x <= 1 and 0 <= y <= 1):
        raise ValidationError(_("The focus lies within the photo: give numbers from 0 to 1."), code="focus")
    with transaction.atomic(), files.NewFiles() as new:
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        if (photo.focal_x, photo.focal_y) == (x, y):
            return photo
        outdated = crop_paths(photo)
        photo.focal_x, photo.focal_y, photo.crop_version = x, y, new_crop_version()
        photo.renditions = {"full": photo.renditions.get("full", {})}
        if not photo.is_withdrawn:
            make_first(photo, master_picture(photo, shapes.CROPS), new, only=shapes.CROPS)
            renditions_wanted.send(Photo, photo=photo)
        photo.save(update_fields=["focal_x", "focal_y", "crop_version", "renditions"])
        files_outdated.send(Photo, paths=outdated, keep_for=OLD_CROPS_KEPT_FOR)
    return photo


def master_picture(photo: Photo, of: Iterable[str] = shapes.RATIOS) -> Image.Image:
    """The master on white, decoded no larger than those shapes need."""
    width, height = photo.width, photo.height
    scale = max(shapes.widths(width, height, shape)[-1] / shapes.crop_size(width, height, shape)[0] for shape in of)
    with Image.open(io.BytesIO(files.read(photo.image.name)), formats=("JPEG", "PNG")) as master:
        master.draft(master.mode, (round(width * scale), round(height * scale)))
        return on_white(master)


def paths(photo: Photo) -> list[str]:
    """Every file that the photo may have under its present token, made or not; the master is not among them."""
    return _paths(photo, tuple(shapes.RATIOS))


def crop_paths(photo: Photo) -> list[str]:
    """Those of them that depend on the focus."""
    return _paths(photo, shapes.CROPS)


def _paths(photo: Photo, of: tuple[str, ...]) -> list[str]:
    return [
        _path(photo, shape, width, fmt)
        for shape in of
        for fmt in FORMATS
        for width in sorted(
            {*shapes.widths(photo.width, photo.height, shape), *photo.renditions.get(shape, {}).get(fmt, ())}
        )
    ]


def _stem(photo: Photo, shape: str) -> str:
    """A rendition's path below photos/ as far as its width; only crops depend on the crop version."""
    version = "" if shape == "full" else f"{photo.crop_version}-"
    return f"{photo.token[:2]}/{photo.token}/{shape}-{version}"


def _path(photo: Photo, shape: str, width: int, fmt: str) -> str:
    return f"photos/{_stem(photo, shape)}{width}.{fmt}"


@lru_cache(maxsize=4)
def _photos_url(media_url: str) -> str:
    """Where photos/ is on the web. Kept for each MEDIA_URL: pages ask for every picture they show."""
    return default_storage.url("photos/").rstrip("/") + "/"


def _height_at(photo: Photo, shape: str, width: int) -> int:
    return shapes.height_at(photo.width, photo.height, shape, width)


def _master_alone(photo: Photo) -> MasterAlone | None:
    if not photo.image:
        return None
    return MasterAlone(photo.image.url, [], [photo.width], photo.width, photo.height)


def _missing(photo: Photo) -> dict[str, Sizes]:
    """What is still to be made, by shape and format."""
    missing: dict[str, Sizes] = {}
    for shape in shapes.RATIOS:
        made = photo.renditions.get(shape, {})
        possible = shapes.widths(photo.width, photo.height, shape)
        lacking = {fmt: [width for width in possible if width not in made.get(fmt, ())] for fmt in FORMATS}
        if any(lacking.values()):
            missing[shape] = lacking
    return missing


def _drawn(photo: Photo, picture: Image.Image, shape: str, wanted: Sizes) -> Iterator[tuple[int, str, bytes]]:
    """Width, format and bytes of each wanted rendition. The widest is cut from the picture, the others from it."""
    box: shapes.Box | None = shapes.crop_box(*picture.size, shape, (photo.focal_x, photo.focal_y))
    for width in sorted({width for sizes in wanted.values() for width in sizes}, reverse=True):
        size = (width, _height_at(photo, shape, width))
        drawn = picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3)
        if box:
            picture, box = drawn, None
        for fmt, sizes in wanted.items():
            if width in sizes:
                yield width, fmt, _encoded(drawn, fmt)


def _encoded(picture: Image.Image, fmt: str) -> bytes:
    data = io.BytesIO()
    picture.save(data, **FORMATS[fmt])
    return data.getvalue()


def _record(photo: Photo, shape: str, made: Sizes) -> bool:
    """Name the new files in the photo's row; False where they are of no use any more."""
    with transaction.atomic():
        current = Photo.objects.select_for_update().filter(pk=photo.pk, token=photo.token).first()
        if current is None or (shape != "full" and current.crop_version != photo.crop_version):
            return False
        known = current.renditions.setdefault(shape, {})
        for fmt, sizes in made.items():
            known[fmt] = sorted({*known.get(fmt, ()), *sizes})
        current.save(update_fields=["renditions"])
    return True
