"""The words that cameras and picture desks write into photo files.

Each word is taken from the first place that has it: XMP, which today's tools write, in Unicode and whole; then IPTC
IIM, which cuts its fields short; then EXIF, which cameras fill by themselves. Nothing in a file can make reading fail.

Sources: IPTC Photo Metadata Standard (XMP and IIM names), IPTC IIM 4.2 (records), Exif 2.32 (tags).
"""

import logging
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from PIL import Image
from PIL.IptcImagePlugin import getiptcinfo

logger = logging.getLogger(__name__)

_LONGEST = {
    "caption": 2000,
    "alt_text": 1000,
    "credit": 160,
    "byline": 120,
    "copyright": 255,
    "digital_source_type": 60,
}
_KEYWORDS, _KEYWORD_LENGTH = 50, 64
_XMP_LIMIT = 4 * 2**20

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_IPTC_EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_UTF8_DECLARED = b"\x1b%G"
# What cameras write by themselves where a caption belongs.
_CAMERA_CAPTIONS = {
    "olympus digital camera",
    "sony dsc",
    "samsung camera pictures",
    "samsung",
    "minolta digital camera",
    "konica minolta digital camera",
    "digital camera",
    "exif_jpeg_picture",
    "dcim",
    "default",
    "untitled",
}


@dataclass(frozen=True)
class Words:
    """What a file says about its picture; "" where it says nothing."""

    caption: str = ""
    alt_text: str = ""
    credit: str = ""
    byline: str = ""
    copyright: str = ""
    keywords: tuple[str, ...] = ()
    digital_source_type: str = ""

    @property
    def credit_line(self) -> str:
        """The photographer and whom to credit, as agencies print it: "Ines Varga / Lodestar"."""
        if self.byline and self.byline.casefold() not in self.credit.casefold():
            return " / ".join(filter(None, [self.byline, self.credit]))[: _LONGEST["credit"]]
        return self.credit


_EMPTY = asdict(Words())


def read(image: Image.Image) -> Words:
    """The words in an opened file, cleaned and cut to their fields' lengths."""
    sources = [asdict(_read_safely(source, image)) for source in (_xmp, _iim, _exif)]
    return Words(
        **{name: next(filter(None, (words[name] for words in sources)), empty) for name, empty in _EMPTY.items()}
    )


def cleaned(text: str, longest: int | None = None) -> str:
    """`text` without control characters (a database refuses NUL), in composed form, cut to `longest`."""
    text = text[: 4 * longest] if longest else text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))
    return text.strip()[:longest].rstrip()


def _read_safely(source: Callable[[Image.Image], Words], image: Image.Image) -> Words:
    try:
        return source(image)
    except Exception as error:
        # Parsers of four formats meet bytes of any kind; the picture is good without its words.
        logger.info("The %s of a photo cannot be read: %s", source.__name__.strip("_"), error)
        return Words()


def _words(*, keywords: Iterable[str] = (), **texts: str) -> Words:
    found = (cleaned(word, _KEYWORD_LENGTH) for word in keywords)
    kept = tuple(dict.fromkeys(word for word in found if word))[:_KEYWORDS]
    return Words(keywords=kept, **{name: cleaned(text, _LONGEST[name]) for name, text in texts.items()})


def _xmp(image: Image.Image) -> Words:
    packet = image.info.get("xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode()
    if not packet or len(packet) > _XMP_LIMIT:
        return Words()
    root = fromstring(packet.strip(b"\0 \n\r\t"), forbid_dtd=True)
    blocks = list(root.iter(f"{_RDF}Description"))
    return _words(
        caption=_xmp_text(blocks, f"{_DC}description"),
        alt_text=_xmp_text(blocks, f"{_IPTC_CORE}AltTextAccessibility"),
        credit=_xmp_text(blocks, f"{_PHOTOSHOP}Credit"),
        byline=", ".join(_xmp_items(blocks, f"{_DC}creator")),
        copyright=_xmp_text(blocks, f"{_DC}rights"),
        keywords=_xmp_items(blocks, f"{_DC}subject"),
        digital_source_type=_xmp_text(blocks, f"{_IPTC_EXTENSION}DigitalSourceType").rpartition("/")[2],
    )


def _xmp_text(blocks: list[Element], name: str) -> str:
    """A property as one text: an attribute, plain content, or the default of its languages."""
    for block in blocks:
        if block.get(name):
            return block.get(name, "")
        element = block.find(name)
        if element is not None:
            items = element.findall(f".//{_RDF}li")
            items.sort(key=lambda item: item.get(_XML_LANG, "x-default") != "x-default")
            return "".join((items[0] if items else element).itertext()).strip()
    return ""


def _xmp_items(blocks: list[Element], name: str) -> list[str]:
    for block in blocks:
        element = block.find(name)
        if element is not None:
            return ["".join(item.itertext()).strip() for item in element.iter(f"{_RDF}li")]
    return []


def _iim(image: Image.Image) -> Words:
    records = getiptcinfo(image) or {}
    declared = records.get((1, 90)) == _UTF8_DECLARED

    def values(dataset: int) -> list[str]:
        found = records.get((2, dataset)) or []
        return [_iim_text(value, declared) for value in (found if isinstance(found, list) else [found]) if value]

    def first(dataset: int) -> str:
        return next(iter(values(dataset)), "")

    return _words(
        caption=first(120),
        credit=first(110),
        byline=", ".join(values(80)),
        copyright=first(116),
        keywords=values(25),
    )


def _iim_text(value: bytes, declared_utf8: bool) -> str:
    """Many tools write UTF-8 without declaring it; bytes that are not UTF-8 are nearly always Windows' Latin."""
    if declared_utf8:
        return value.decode("utf-8", "replace")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _exif(image: Image.Image) -> Words:
    tags = image.getexif()
    caption = _exif_text(tags.get(0x010E))
    return _words(
        caption="" if caption.casefold() in _CAMERA_CAPTIONS else caption,
        byline=_exif_text(tags.get(0x013B)),
        copyright=_exif_text(tags.get(0x8298)),
    )


def _exif_text(value: object) -> str:
    """Pillow reads the bytes as Latin-1; most tools write UTF-8. A NUL parts photographer and editor of a copyright."""
    if isinstance(value, tuple):
        value = value[0] if value else ""
    raw = value if isinstance(value, bytes) else str(value or "").encode("latin-1", "replace")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return ", ".join(part.strip() for part in text.split("\0") if part.strip())
