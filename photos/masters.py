"""From an uploaded file to a clean master: opened by a known decoder, upright, sRGB, no larger than needed."""

import io
import logging
import re
import warnings
import zipfile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms

logger = logging.getLogger(__name__)

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")
SUFFIXES = ("jpg", "jpeg", "jpe", "jfif", "png", "webp", "avif", "tif", "tiff")
LONG_EDGE = 4096
QUALITY = 90
# A progressive JPEG has about ten scans; each costs a pass over all pixels, and a file can name thousands.
_MAX_SCANS = 100
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis")
_DNG_VERSION, _NEW_SUBFILE_TYPE, _ORIENTATION = 50706, 254, 274
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))

warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


class PhotoRefused(ValidationError):
    """The file cannot become a photo; the message tells the person what is wrong and what to do."""


def opened(file: File) -> Image.Image:
    """The picture in an uploaded file, its first frame, decoded to the last line. Raises PhotoRefused."""
    _check_name(file.name or "")
    data = _content(file)
    _check_kind(data)
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:
        raise PhotoRefused(
            _("This is not a photo that can be read. Choose a JPEG, PNG, WebP, AVIF or TIFF file."), code="unknown"
        ) from error
    _check_picture(image)
    return _decoded(image)


def clean(image: Image.Image) -> Image.Image:
    """The picture upright, eight bits, at most LONG_EDGE long, in sRGB, with nothing beside its pixels.

    RGBA where some of it can be seen through, RGB otherwise.
    """
    try:
        profile = image.info.get("icc_profile")
        image = _turned_upright(image)
        image = _eight_bit(image)
        image.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS, reducing_gap=2)
        image = _in_srgb(image, profile)
    except Exception as error:
        raise _damaged() from error
    # Encoders write what they find here: comments, profiles, EXIF.
    image.info = {}
    return image


def encoded(image: Image.Image) -> tuple[bytes, str]:
    """The bytes of the master and how its name ends: PNG where there is transparency, JPEG otherwise."""
    data = io.BytesIO()
    if image.mode == "RGBA":
        image.save(data, "PNG")
        return data.getvalue(), "png"
    image.save(data, "JPEG", quality=QUALITY, subsampling="4:4:4", progressive=True, optimize=True)
    return data.getvalue(), "jpg"


def on_white(image: Image.Image) -> Image.Image:
    """Without transparency: every rendition looks the same in every format and on every page."""
    if image.mode != "RGBA":
        return image.convert("RGB")
    sheet = Image.new("RGB", image.size, "white")
    sheet.paste(image, mask=image.getchannel("A"))
    return sheet


def mean_colour(image: Image.Image) -> str:
    """#rrggbb of the whole picture."""
    red, green, blue = on_white(image.resize((1, 1), Image.Resampling.BOX)).getpixel((0, 0))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _check_name(name: str) -> None:
    ending = re.search(r"\.([A-Za-z0-9]{1,8})$", name.strip())
    if ending and ending[1].lower() not in SUFFIXES:
        raise PhotoRefused(
            _("The name ends in “%(ending)s”. Photos end in .jpg, .png, .webp, .avif or .tif: choose such a file."),
            code="name",
            params={"ending": ending[0]},
        )


def _content(file: File) -> bytes:
    """All of the file, read no further than the limit."""
    limit = settings.PHOTO_MAX_BYTES
    file.seek(0)
    data = file.read(limit + 1)
    if len(data) > limit:
        raise PhotoRefused(
            _("The file is too large: photos may have up to %(limit)d MB. Export it smaller; 4,096 pixels are enough."),
            code="too_large",
            params={"limit": limit // 2**20},
        )
    if not data.strip(b"\0"):
        raise PhotoRefused(_("The file is empty. Choose it again, or export it once more."), code="empty")
    return data


def _check_kind(data: bytes) -> None:
    """Files that a sentence of their own helps with."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise PhotoRefused(
            _("This is a HEIC photo, as phones make them. Export it as JPEG and choose that."), code="heic"
        )
    if data.startswith(b"GIF8"):
        raise PhotoRefused(_("This is a GIF. Save the picture as JPEG or PNG and choose that."), code="gif")
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise PhotoRefused(
            _("There is an archive in this file. Export the photo once more and choose that."), code="zip"
        )
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > _MAX_SCANS:
        raise _damaged()


def _check_picture(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > settings.PHOTO_MAX_MEGAPIXELS * 1_000_000:
        raise _too_many_pixels()
    if _is_raw(image):
        raise PhotoRefused(_("This is a camera raw file. Develop it, export it as JPEG and choose that."), code="raw")


def _is_raw(image: Image.Image) -> bool:
    # Raw files are TIFF: the first picture in them is a small one for the camera's screen.
    tags = getattr(image, "tag_v2", {})
    return bool(_DNG_VERSION in tags or tags.get(_NEW_SUBFILE_TYPE, 0) == 1)


def _decoded(image: Image.Image) -> Image.Image:
    try:
        # A JPEG can be decoded at a half or a quarter when that is still enough for the master.
        scale = LONG_EDGE / max(image.size)
        image.draft(image.mode, (int(image.width * scale), int(image.height * scale)))
        image.load()
    except Exception as error:
        raise _damaged() from error
    return image


def _damaged() -> PhotoRefused:
    return PhotoRefused(
        _("The photo is damaged or incomplete. Copy it from the camera or export it once more, and choose that."),
        code="damaged",
    )


def _too_many_pixels() -> PhotoRefused:
    return PhotoRefused(
        _("The picture is too large: photos may have up to %(limit)d megapixels. Export it smaller."),
        code="too_many_pixels",
        params={"limit": settings.PHOTO_MAX_MEGAPIXELS},
    )


def _turned_upright(image: Image.Image) -> Image.Image:
    try:
        orientation = image.getexif().get(_ORIENTATION)
    except Exception:
        # Broken EXIF says nothing about the picture beside it.
        return image
    turn = _UPRIGHT.get(orientation)
    return image if turn is None else image.transpose(turn)


def _eight_bit(image: Image.Image) -> Image.Image:
    """In a mode of eight bits a channel: L, RGB, RGBA, CMYK or LAB."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):
        # Grey of sixteen bits, in 32: what convert() would cut off is scaled.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode == "F":
        raise ValueError("Numbers without a known white are not a photo.")
    return image if image.mode in ("L", "RGB", "CMYK", "LAB") else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.mode == "RGBA":
        alpha = image.getchannel("A")
        colours = _in_srgb(image.convert("RGB"), profile)
        if alpha.getextrema() != (255, 255):
            colours.putalpha(alpha)
        return colours
    if image.mode == "LAB":
        return _converted(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    if profile:
        try:
            return _converted(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)))
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError) as error:
            logger.info("A photo's colour profile is not used: %s", error)
    return image.convert("RGB")


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    converted = ImageCms.profileToProfile(image, profile, _SRGB, outputMode="RGB")
    if converted is None:
        raise ValueError("The profile converts nothing.")
    return converted
