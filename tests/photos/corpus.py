"""Files that people and attackers upload, built here byte by byte."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms, ImageFile
from PIL.TiffImagePlugin import ImageFileDirectory_v2

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(document.cookie)</script>"
PHP = b"<?php system($_GET['c']); ?>"


def scene(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red, green, blue and white quarters: it shows which way is up."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height // 2))
    image.paste("lime", (width // 2, 0, width, height // 2))
    image.paste("blue", (0, height // 2, width // 2, height))
    return image.convert(mode)


def saved(image: Image.Image, fmt: str = "JPEG", **options) -> bytes:
    data = io.BytesIO()
    image.save(data, fmt, **{"quality": 95, "subsampling": 0, **options} if fmt == "JPEG" else options)
    return data.getvalue()


def jpeg(**options) -> bytes:
    return saved(scene(), **options)


def with_segment(data: bytes, marker: int, payload: bytes) -> bytes:
    """A JPEG with one more segment at its beginning."""
    return data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload + data[2:]


def png_chunk(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))


def png_of(width: int, height: int, *chunks: bytes, rows: bytes = b"") -> bytes:
    """A grey PNG that claims a size, whatever its data."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = png_chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + b"".join([png_chunk(b"IHDR", header), *chunks, body, png_chunk(b"IEND", b"")])


def archive() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("shell.php", PHP)
    return data.getvalue()


def gif_bomb() -> bytes:
    frames = [Image.new("P", (500, 500), colour) for colour in range(40)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=10)


def many_scans() -> bytes:
    """A progressive JPEG whose last scan stands there again and again."""
    data = saved(scene(), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * 400 + data[-2:]


def camera_raw() -> bytes:
    """A TIFF as raw files are: its first picture is a small one for the camera's screen."""
    tags = ImageFileDirectory_v2()
    tags[254] = 1
    return saved(scene(), "TIFF", tiffinfo=tags)


def exif(**tags) -> Image.Exif:
    """EXIF by name: exif(Orientation=6)."""
    found = Image.Exif()
    numbers = {"Orientation": 0x0112, "ImageDescription": 0x010E, "Artist": 0x013B, "Copyright": 0x8298}
    for name, value in tags.items():
        found[numbers[name]] = value
    return found


def gps_exif() -> Image.Exif:
    found = exif(ImageDescription="The harbour")
    found.get_ifd(0x8825).update({1: "N", 2: (40.0, 22.0, 0.0), 3: "E", 4: (49.0, 50.0, 0.0)})
    found[0x8769] = {0x9286: b"ASCII\0\0\0secret place", 0xA431: "SERIAL-12345"}
    return found


def iim(*records: tuple[int, int, bytes]) -> bytes:
    """A Photoshop segment with IPTC IIM datasets: iim((2, 120, b"Caption"))."""
    body = b"".join(
        struct.pack(">BBBH", 0x1C, record, dataset, len(value)) + value for record, dataset, value in records
    )
    block = (
        b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(body)) + body + b"\0" * (len(body) % 2)
    )
    return b"Photoshop 3.0\0" + block


def with_iim(data: bytes, *records: tuple[int, int, bytes]) -> bytes:
    return with_segment(data, 0xED, iim(*records))


def xmp(properties: str) -> bytes:
    return f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{properties}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def with_xmp(data: bytes, packet: bytes) -> bytes:
    return with_segment(data, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def wide_gamut_profile() -> bytes:
    """An RGB profile with sRGB's primaries turned round, so that its use shows: red in it is sRGB's green."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", data[128:132])[0]
    tags = {}
    for at in range(132, 132 + 12 * count, 12):
        tags[bytes(data[at : at + 4])] = at
    order = {b"rXYZ": b"gXYZ", b"gXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}
    places = {name: bytes(data[tags[name] + 4 : tags[name] + 12]) for name in order}
    for name, other in order.items():
        data[tags[name] + 4 : tags[name] + 12] = places[other]
    return bytes(data).replace(b"sRGB built-in", b"Turned colour")


def cmyk_jpeg() -> bytes:
    return saved(Image.new("CMYK", (60, 40), (0, 255, 255, 0)))


def truncated(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def flipped(data: bytes) -> bytes:
    """One bit in the middle is another."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 4]) + data[middle + 1 :]


def noise(width: int = 400, height: int = 300) -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise((width, height), 60) for _ in range(3)])


def heic() -> bytes:
    return struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + bytes(200)


#: name of the file, its bytes (or what builds them), the code of the refusal
BAD_FILES = {
    "svg": ("drawing.svg", SVG, "name"),
    "svg that says it is a JPEG": ("drawing.jpg", SVG, "unknown"),
    "html": ("page.html", HTML, "name"),
    "html that says it is a PNG": ("page.png", HTML, "unknown"),
    "php": ("shell.php", PHP, "name"),
    "JPEG named as a program": ("photo.jpg.php", jpeg, "name"),
    "plain text": ("notes.jpg", b"See attached. " * 50, "unknown"),
    "text in UTF-16": ("notes.jpg", "See attached.".encode("utf-16"), "unknown"),
    "nothing": ("photo.jpg", b"", "empty"),
    "only zero bytes": ("photo.jpg", bytes(5000), "empty"),
    "JPEG's first bytes alone": ("photo.jpg", b"\xff\xd8\xff", "unknown"),
    "JPEG's first bytes and noise": ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, "unknown"),
    "PNG's first bytes and HTML": ("photo.png", b"\x89PNG\r\n\x1a\n" + HTML, "unknown"),
    "truncated JPEG": ("photo.jpg", lambda: truncated(saved(noise())), "damaged"),
    "truncated progressive JPEG": ("photo.jpg", lambda: truncated(saved(noise(), progressive=True)), "damaged"),
    "truncated PNG": ("photo.png", lambda: truncated(saved(noise(), "PNG")), "damaged"),
    "truncated WebP": ("photo.webp", lambda: truncated(saved(noise(), "WEBP")), "unknown"),
    "truncated AVIF": ("photo.avif", lambda: truncated(saved(noise(), "AVIF")), "unknown"),
    "truncated TIFF": ("photo.tif", lambda: saved(noise(), "TIFF")[:90_000], "damaged"),
    "PNG with a flipped bit": ("photo.png", lambda: flipped(saved(noise(), "PNG")), "damaged"),
    "PNG with a chunk that nobody knows": (
        "photo.png",
        lambda: saved(noise(), "PNG").replace(b"IDAT", b"IDAX", 1),
        "unknown",
    ),
    "decompression bomb": ("bomb.png", lambda: png_of(30_000, 30_000, rows=bytes(1_000_000)), "too_many_pixels"),
    "more than Pillow's own limit": ("bomb.png", lambda: png_of(10_000, 12_000), "too_many_pixels"),
    "sixty megapixels": ("large.png", lambda: saved(Image.new("L", (10_000, 6_000)), "PNG"), "too_many_pixels"),
    "no pixels": ("photo.png", lambda: png_of(0, 0), "unknown"),
    "text chunk that unpacks without end": (
        "photo.png",
        lambda: png_of(4, 4, png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80_000_000), 9)), rows=bytes(20)),
        "unknown",
    ),
    "JPEG with hundreds of scans": ("photo.jpg", many_scans, "damaged"),
    "archive": ("photo.jpg", archive, "zip"),
    "JPEG and archive in one": ("photo.jpg", lambda: jpeg() + archive(), "zip"),
    "GIF": ("moving.gif", lambda: saved(scene(mode="P"), "GIF"), "name"),
    "GIF of many frames named as a JPEG": ("photo.jpg", gif_bomb, "gif"),
    "HEIC": ("photo.jpg", heic, "heic"),
    "camera raw": ("photo.tif", camera_raw, "raw"),
    "BMP": ("photo.jpg", lambda: saved(scene(), "BMP"), "unknown"),
    "icon": ("photo.png", lambda: saved(scene(), "ICO"), "unknown"),
    "PostScript": (
        "photo.jpg",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n",
        "unknown",
    ),
    "PDF": ("photo.jpg", b"%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>endobj\n", "unknown"),
    "numbers instead of light": ("photo.tif", lambda: saved(Image.new("F", (40, 30), 0.5), "TIFF"), "damaged"),
    "too many bytes": ("photo.jpg", lambda: jpeg() + bytes(2**20), "too_large"),
}


def bad_file(kind: str) -> tuple[str, bytes, str]:
    name, content, code = BAD_FILES[kind]
    return name, content() if callable(content) else content, code


ImageFile.LOAD_TRUNCATED_IMAGES = False
