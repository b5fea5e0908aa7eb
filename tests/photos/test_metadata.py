"""photos/metadata.py: the words in a file, in their order of precedence."""

import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photos.metadata import Words, cleaned, read

from . import corpus

pytestmark = pytest.mark.filterwarnings("ignore:Corrupt EXIF")

UTF8 = (1, 90, b"\x1b%G")
BROKEN_XML = [
    b"<x:xmpmeta><rdf:RDF",
    b"\xff\xfe\x00" * 100,
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>',
    b'<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]><x>&file;</x>',
    b"<a>" * 12_000,
    b"<a>" * 6_000 + b"</a>" * 6_000,
    corpus.xmp("<rdf:Description photoshop:Credit='\x00'/>"),
]


def words(data: bytes) -> Words:
    return read(Image.open(io.BytesIO(data)))


def test_read_finds_nothing_in_a_bare_photo():
    assert words(corpus.jpeg()) == Words()


def test_read_knows_the_fields_of_iptc_iim():
    data = corpus.with_iim(
        corpus.jpeg(),
        UTF8,
        (2, 120, "Порт-Алма на рассвете".encode()),
        (2, 80, b"Jo Lens"),
        (2, 110, b"Lodestar"),
        (2, 116, "© 2026 Lodestar".encode()),
        (2, 25, b"port"),
        (2, 25, b"dawn"),
        (2, 25, b"port"),
    )

    assert words(data) == Words(
        caption="Порт-Алма на рассвете",
        byline="Jo Lens",
        credit="Lodestar",
        copyright="© 2026 Lodestar",
        keywords=("port", "dawn"),
    )


@pytest.mark.parametrize(
    ("stored", "read_as"), [("Bakı".encode(), "Bakı"), ("Café".encode("cp1252"), "Café"), (b"\x93Port\x94", "“Port”")]
)
def test_read_decodes_iim_that_declares_nothing(stored, read_as):
    assert words(corpus.with_iim(corpus.jpeg(), (2, 120, stored))).caption == read_as


def test_read_replaces_what_is_not_the_utf8_that_was_declared():
    assert words(corpus.with_iim(corpus.jpeg(), UTF8, (2, 120, b"Caf\xe9"))).caption == "Caf�"


def test_read_knows_the_fields_of_exif():
    exif = corpus.exif(ImageDescription="The harbour", Artist="Jo Lens", Copyright="Jo Lens\0Lodestar\0")

    assert words(corpus.jpeg(exif=exif)) == Words(
        caption="The harbour", byline="Jo Lens", copyright="Jo Lens, Lodestar"
    )


def test_read_takes_utf8_in_exif():
    exif = corpus.exif(ImageDescription="بندر آلما".encode())

    assert words(corpus.jpeg(exif=exif)).caption == "بندر آلما"


@pytest.mark.parametrize("written", ["OLYMPUS DIGITAL CAMERA", "SONY DSC         ", "Exif_JPEG_PICTURE", "untitled"])
def test_read_leaves_what_cameras_write_by_themselves(written):
    assert words(corpus.jpeg(exif=corpus.exif(ImageDescription=written))).caption == ""


def test_read_knows_the_fields_of_xmp():
    packet = corpus.xmp("""
        <rdf:Description photoshop:Credit="Lodestar"
          Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture">
          <dc:description><rdf:Alt>
            <rdf:li xml:lang="ru">Порт</rdf:li><rdf:li xml:lang="x-default">The harbour</rdf:li>
          </rdf:Alt></dc:description>
          <dc:creator><rdf:Seq><rdf:li>Jo Lens</rdf:li><rdf:li>Al Flash</rdf:li></rdf:Seq></dc:creator>
          <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Lodestar</rdf:li></rdf:Alt></dc:rights>
          <dc:subject><rdf:Bag><rdf:li>port</rdf:li><rdf:li>dawn</rdf:li></rdf:Bag></dc:subject>
        </rdf:Description>
        <rdf:Description><Iptc4xmpCore:AltTextAccessibility><rdf:Alt>
          <rdf:li xml:lang="x-default">Cranes over water</rdf:li>
        </rdf:Alt></Iptc4xmpCore:AltTextAccessibility></rdf:Description>""")

    assert words(corpus.with_xmp(corpus.jpeg(), packet)) == Words(
        caption="The harbour",
        alt_text="Cranes over water",
        credit="Lodestar",
        byline="Jo Lens, Al Flash",
        copyright="© Lodestar",
        keywords=("port", "dawn"),
        digital_source_type="digitalCapture",
    )


@pytest.mark.parametrize("fmt", ["PNG", "WEBP", "AVIF", "TIFF"])
def test_read_knows_xmp_in_every_format(fmt):
    packet = corpus.xmp('<rdf:Description photoshop:Credit="Lodestar"/>')
    options = {"xmp": packet}
    if fmt == "PNG":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        options = {"pnginfo": info}
    elif fmt == "TIFF":
        options = {"tiffinfo": {700: packet}}

    assert words(corpus.saved(corpus.scene(), fmt, **options)).credit == "Lodestar"


def test_read_prefers_xmp_to_iim_and_iim_to_exif():
    data = corpus.jpeg(exif=corpus.exif(ImageDescription="EXIF", Artist="EXIF", Copyright="EXIF"))
    data = corpus.with_iim(data, (2, 120, b"IIM"), (2, 80, b"IIM"))
    data = corpus.with_xmp(data, corpus.xmp('<rdf:Description dc:description="XMP"/>'))

    found = words(data)

    assert (found.caption, found.byline, found.copyright) == ("XMP", "IIM", "EXIF")


@pytest.mark.parametrize(
    ("byline", "credit", "line"),
    [
        ("Jo Lens", "Lodestar", "Jo Lens / Lodestar"),
        ("Jo Lens", "", "Jo Lens"),
        ("", "Lodestar", "Lodestar"),
        ("Jo Lens", "JO LENS/LODESTAR", "JO LENS/LODESTAR"),
        ("", "", ""),
    ],
)
def test_credit_line_names_photographer_and_agency_once(byline, credit, line):
    assert Words(byline=byline, credit=credit).credit_line == line


def test_credit_line_fits_its_field():
    assert len(Words(byline="x" * 120, credit="y" * 160).credit_line) == 160


# --- Hostile --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("packet", BROKEN_XML, ids=range(len(BROKEN_XML)))
def test_read_survives_broken_xml(packet):
    data = corpus.with_iim(corpus.with_xmp(corpus.jpeg(), packet), (2, 120, b"IIM"))

    assert words(data).caption == "IIM"


def test_read_keeps_markup_as_the_text_it_is():
    data = corpus.with_iim(corpus.jpeg(), (2, 120, b"<script>alert(1)</script>"), (2, 25, b'"><img>'))

    assert words(data) == Words(caption="<script>alert(1)</script>", keywords=('"><img>',))


def test_read_drops_nuls_and_control_characters():
    data = corpus.with_iim(corpus.jpeg(), (2, 120, b"The\0 har\x07bour\r\nat dawn\x1b"))

    assert words(data).caption == "The harbour\nat dawn"


def test_read_cuts_every_field_to_its_length():
    long = b"x" * 30_000
    records = [(2, dataset, long) for dataset in (120, 80, 110, 116, 25)] + [(2, 25, b"k%d" % n) for n in range(500)]

    found = words(corpus.with_iim(corpus.jpeg(), *records[:2]))
    more = words(corpus.with_iim(corpus.jpeg(), records[4], *records[5:]))

    assert (len(found.caption), len(found.byline)) == (2000, 120)
    assert (len(more.keywords), len(more.keywords[0])) == (50, 64)


@pytest.mark.parametrize(
    "block", [b"", b"\x1c", b"\x1c\x02\x78", b"\x1c\x02\x78\xff\xff", b"\x1c\x02\x78\x80\x04\xff" * 9]
)
def test_read_survives_broken_iim(block):
    payload = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(block).to_bytes(4, "big") + block
    data = corpus.with_segment(corpus.jpeg(exif=corpus.exif(ImageDescription="EXIF")), 0xED, payload)

    assert words(data).caption == "EXIF"


@given(st.binary(max_size=400))
def test_read_survives_any_bytes_in_any_place(junk):
    data = corpus.jpeg()
    for marker, head in [
        (0xE1, b"Exif\0\0MM\0*\0\0\0\x08"),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0"),
        (0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\x01\0"),
    ]:
        data = corpus.with_segment(data, marker, head + junk)

    assert isinstance(words(data), Words)


def test_read_takes_no_longer_for_a_hostile_packet():
    many = "".join(f"<rdf:li>{n}</rdf:li>" for n in range(3_000))
    packet = corpus.xmp(f"<rdf:Description><dc:subject><rdf:Bag>{many}</rdf:Bag></dc:subject></rdf:Description>")
    started = time.process_time()

    assert len(words(corpus.with_xmp(corpus.jpeg(), packet)).keywords) == 50
    assert time.process_time() - started < 2


@given(st.text())
def test_cleaned_text_is_what_databases_and_pages_can_hold(text):
    kept = cleaned(text, 50)

    assert len(kept) <= 50
    assert "\0" not in kept
    kept.encode()


def test_cleaned_text_keeps_the_joiners_that_persian_needs():
    assert cleaned("می\u200cشود") == "می\u200cشود"
