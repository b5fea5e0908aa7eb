"""photos/ingest.py and photos/masters.py: what becomes a photo, and what is refused."""

import io
import os

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from PIL import Image, ImageCms

from photos import renditions
from photos.ingest import PhotoRefused, ingest
from photos.models import Photo

from . import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:Corrupt EXIF")]

RED, LIME, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def quarters(image: Image.Image) -> list[str]:
    """The colours of the quarters, clockwise from the top left."""
    width, height = image.size
    names = {RED: "red", LIME: "lime", BLUE: "blue", WHITE: "white"}
    places = [(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)]
    found = [image.convert("RGB").getpixel((int(x * width), int(y * height))) for x, y in places]
    return [min(names.items(), key=lambda item: _apart(item[0], colour))[1] for colour in found]


def _apart(one, other) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def near(colour, expected, by=12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(colour, expected, strict=True))


# --- What is taken ---------------------------------------------------------------------------------


def test_ingest_keeps_a_clean_master_with_its_first_renditions(upload, rita, stored):
    photo = upload(corpus.saved(corpus.scene(1800, 1200)), "harbour.jpg", by=rita)

    kept = Photo.objects.get(pk=photo.pk)
    assert (kept.width, kept.height, kept.filename, kept.uploaded_by) == (1800, 1200, "harbour.jpg", rita)
    assert kept.renditions == {shape: {"jpg": [320, 1200]} for shape in ("full", "16x9", "3x2", "1x1")}
    assert len(stored()) == 9


def test_ingest_asks_the_worker_for_the_other_renditions(upload):
    photo = upload()

    task = DBTaskResult.objects.get()
    assert (task.task_path, task.args_kwargs["args"]) == ("photos.tasks.make_renditions", [photo.pk])


@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_ingest_takes_each_known_format_and_keeps_jpeg(upload, master_of, fmt):
    photo = upload(corpus.saved(corpus.scene(), fmt), f"photo.{fmt.lower()}")

    assert (master_of(photo).format, photo.image.name.endswith(".jpg")) == ("JPEG", True)


@pytest.mark.parametrize(
    "name", ["photo.jpg", "photo.png", "PHOTO.JPEG", "no ending", "Mr. Smith at sea", "a.b.webp", ""]
)
def test_ingest_believes_the_decoder_not_the_name(upload, name):
    assert upload(corpus.jpeg(), name).width == 60


def test_ingest_names_the_master_without_a_hint_to_its_renditions(upload):
    photo = upload()

    assert photo.image.name.startswith("photos/masters/")
    assert photo.token not in photo.image.name


def test_ingest_shrinks_what_is_longer_than_pages_need(upload):
    photo = upload(corpus.saved(Image.new("RGB", (6000, 600), "navy")))

    assert (photo.width, photo.height) == (4096, 410)


def test_ingest_takes_a_strip_of_one_pixel(upload):
    photo = upload(corpus.saved(Image.new("RGB", (9000, 1), "navy"), "PNG"), "strip.png")

    assert (photo.width, photo.height) == (4096, 1)


def test_ingest_takes_the_first_picture_of_several(upload, master_of):
    pages = [corpus.scene(), Image.new("RGB", (60, 40), "black")]
    data = corpus.saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])

    assert quarters(master_of(upload(data, "pages.tif"))) == ["red", "lime", "white", "blue"]


def test_ingest_finds_the_mean_colour(upload):
    photo = upload(corpus.saved(Image.new("RGB", (40, 40), "#7fa055"), "PNG"), "a.png")

    assert (photo.mean_colour, photo.tone) == ("#7fa055", "tone-6a6")


def test_ingest_keeps_the_words_it_is_given_before_those_of_the_file(upload):
    data = corpus.jpeg(exif=corpus.exif(ImageDescription="From the camera", Artist="Jo Lens"))

    photo = upload(data, caption="Given", credit="", keywords="a, b", language="az")

    assert (photo.caption, photo.credit, photo.keywords, photo.language) == ("Given", "Jo Lens", "a, b", "az")


def test_ingest_cuts_around_the_focus_it_is_given(upload, small_sizes):
    data = corpus.saved(corpus.scene(180, 60))

    left = upload(data, focal_x=0.0, focal_y=0.5)
    with default_storage.open(renditions.url(left, "1x1", 32).removeprefix("/media/")) as file:
        cut = Image.open(file)
        assert quarters(cut) == ["red", "red", "blue", "blue"]


@pytest.mark.parametrize("focus", [-0.1, 1.5])
def test_ingest_refuses_a_focus_outside_the_photo(upload, focus):
    with pytest.raises(ValidationError):
        upload(focal_x=focus)


def test_ingest_refuses_a_word_that_it_does_not_know(upload):
    with pytest.raises(TypeError):
        upload(token="guessable")


def test_ingest_refuses_words_that_are_too_long(upload, stored):
    with pytest.raises(ValidationError) as refused:
        upload(credit="x" * 200)

    assert list(refused.value.message_dict) == ["credit"]
    assert stored() == []


def test_ingest_refuses_a_language_that_the_agency_does_not_write(upload):
    with pytest.raises(ValidationError):
        upload(language="tlh")


# --- Upright, sRGB, eight bits -----------------------------------------------------------------------


@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_ingest_turns_a_photo_upright(upload, master_of, orientation, fmt):
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    scene = corpus.scene()
    lying = scene.transpose(undo[orientation]) if orientation in undo else scene

    photo = upload(corpus.saved(lying, fmt, exif=corpus.exif(Orientation=orientation)), f"photo.{fmt.lower()}")

    assert (photo.width, photo.height) == (60, 40)
    assert quarters(master_of(photo)) == ["red", "lime", "white", "blue"]
    assert master_of(photo).getexif().get(0x0112) is None


def test_ingest_makes_srgb_of_another_colour_space(upload, master_of):
    profile = corpus.wide_gamut_profile()
    photo = upload(corpus.saved(Image.new("RGB", (60, 40), "red"), icc_profile=profile))

    assert near(master_of(photo).getpixel((30, 20)), LIME)
    assert "icc_profile" not in master_of(photo).info


def test_ingest_makes_srgb_of_printers_colours(upload, master_of):
    photo = upload(corpus.cmyk_jpeg())

    assert near(master_of(photo).getpixel((30, 20)), RED)


def test_ingest_makes_srgb_of_lab(upload, master_of):
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    data = corpus.saved(ImageCms.applyTransform(corpus.scene(), to_lab), "TIFF")

    assert quarters(master_of(upload(data, "photo.tif"))) == ["red", "lime", "white", "blue"]


@pytest.mark.parametrize("profile", [b"not a profile", b"\0" * 4000, corpus.wide_gamut_profile()[:200]])
def test_ingest_takes_a_photo_with_a_broken_profile_as_srgb(upload, master_of, profile):
    photo = upload(corpus.saved(corpus.scene(), icc_profile=profile))

    assert quarters(master_of(photo)) == ["red", "lime", "white", "blue"]


def test_ingest_takes_a_profile_of_another_kind_of_picture_as_srgb(upload, master_of):
    photo = upload(corpus.saved(corpus.scene(mode="L"), icc_profile=corpus.wide_gamut_profile()))

    assert master_of(photo).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "YCbCr", "CMYK", "I;16"])
def test_ingest_takes_every_depth_of_colour(upload, master_of, mode):
    image = Image.new("I;16", (60, 40), 40_000) if mode == "I;16" else corpus.scene(mode=mode)
    fmt = "TIFF" if mode in ("YCbCr", "CMYK") else "PNG"

    assert master_of(upload(corpus.saved(image, fmt), f"photo.{fmt.lower()}")).mode == "RGB"


def test_ingest_scales_sixteen_bits_to_eight(upload, master_of):
    photo = upload(corpus.saved(Image.new("I;16", (60, 40), 32_896), "PNG"), "grey.png")

    assert near(master_of(photo).getpixel((5, 5)), (128, 128, 128), by=2)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_ingest_keeps_transparency_in_the_master_and_shows_it_on_white(upload, master_of, mode):
    image = Image.new("RGBA", (400, 400), (255, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 200, 400))
    image = image.convert(mode if mode != "PA" else "P")

    photo = upload(corpus.saved(image, "PNG"), "logo.png")

    master = master_of(photo)
    small = Image.open(io.BytesIO(default_storage.open(f"photos/{photo.token[:2]}/{photo.token}/full-320.jpg").read()))
    assert (master.format, master.mode, master.getpixel((300, 200))[3]) == ("PNG", "RGBA", 0)
    assert near(small.getpixel((300, 160)), WHITE)


def test_ingest_makes_a_jpeg_of_a_png_that_nothing_shines_through(upload, master_of):
    photo = upload(corpus.saved(corpus.scene(mode="RGBA"), "PNG"), "photo.png")

    assert master_of(photo).format == "JPEG"


def test_ingest_takes_a_palette_with_a_transparent_colour(upload, master_of):
    photo = upload(corpus.saved(corpus.scene(mode="P"), "PNG", transparency=0), "palette.png")

    assert master_of(photo).mode in ("RGB", "RGBA")


# --- What nobody should find in it -------------------------------------------------------------------


def test_ingest_drops_place_camera_and_comments_from_every_file(upload, stored):
    data = corpus.with_xmp(
        corpus.jpeg(exif=corpus.gps_exif(), comment=corpus.PHP),
        corpus.xmp('<rdf:Description exif:GPSLatitude="40,22N" photoshop:City="secret place"/>'),
    )
    data = corpus.with_iim(data, (2, 90, b"secret place"))
    assert b"secret place" in data

    upload(data)

    for name in stored():
        kept = default_storage.open(name).read()
        image = Image.open(io.BytesIO(kept))
        assert dict(image.getexif()) == {}
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(image.info)
        assert not any(word in kept for word in (b"secret place", b"SERIAL", b"GPS", b"<?php", b"http://ns.adobe.com"))


def test_ingest_keeps_nothing_that_follows_the_picture(upload, stored):
    upload(corpus.jpeg() + corpus.PHP + corpus.HTML)

    assert not any(b"<?php" in default_storage.open(name).read() for name in stored())


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\photos\\..\\harbour.jpg", "harbour.jpg"),
        ("/absolute/harbour.jpg", "harbour.jpg"),
        ("har\0bour\r\n.jpg", "harbour .jpg"),
        ("<script>.jpg", "<script>.jpg"),
        ("جزیره‌ها.jpg", "جزیره‌ها.jpg"),
        ("x" * 400 + ".jpg", "x" * 255),
        ("..", ".."),
        ("\udcff.jpg", ".jpg"),
    ],
)
def test_ingest_keeps_a_name_only_as_a_word(upload, name, kept):
    photo = upload(corpus.jpeg(), name)

    photo.refresh_from_db()
    assert photo.filename == kept
    assert photo.image.name.startswith("photos/masters/")


def test_ingest_takes_huge_exif(upload):
    data = corpus.jpeg(exif=corpus.exif(ImageDescription="x" * 60_000))

    assert len(upload(data).caption) == 2000


@pytest.mark.parametrize(
    "junk", [b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0II*\0\x08\0\0\0" + b"\xff" * 200]
)
def test_ingest_takes_a_photo_with_broken_exif(upload, master_of, junk):
    photo = upload(corpus.with_segment(corpus.jpeg(), 0xE1, junk))

    assert quarters(master_of(photo)) == ["red", "lime", "white", "blue"]


# --- What is refused -----------------------------------------------------------------------------------


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")  # as masters.py has it
@pytest.mark.parametrize("kind", corpus.BAD_FILES)
def test_ingest_refuses_a_bad_file_with_a_sentence(upload, stored, settings, kind):
    settings.PHOTO_MAX_BYTES = 2**20
    name, data, code = corpus.bad_file(kind)

    with pytest.raises(PhotoRefused) as refused:
        upload(data, name)

    (sentence,) = refused.value.messages
    assert (refused.value.code, sentence[-1]) == (code, ".")
    assert stored() == []
    assert not Photo.objects.exists()


def test_ingest_never_fails_on_random_bytes(upload):
    for head in (
        b"",
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x20\0\0\0WEBPVP8 ",
        b"II*\0",
        b"\0\0\0 ftypavif",
    ):
        with pytest.raises(PhotoRefused):
            upload(head + os.urandom(3000))


def test_ingest_reads_no_more_than_the_limit(settings):
    settings.PHOTO_MAX_BYTES = 1000

    class Endless(io.BytesIO):
        name = "photo.jpg"
        asked = 0

        def read(self, size=-1):
            self.asked += size
            return b"x" * size

    file = Endless()
    with pytest.raises(PhotoRefused):
        ingest(file, by=None)
    assert file.asked == 1001


def test_ingest_reads_a_file_from_its_beginning():
    file = SimpleUploadedFile("photo.jpg", corpus.jpeg())
    file.read(20)

    assert ingest(file, by=None).width == 60


# --- All or nothing --------------------------------------------------------------------------------------


def test_ingest_leaves_no_file_when_the_transaction_around_it_is_rolled_back(upload, stored):
    with transaction.atomic():
        upload()
        assert stored() != []
        transaction.set_rollback(True)

    assert stored() == []
    assert not Photo.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_ingest_keeps_its_files_when_the_transaction_commits(upload, stored):
    with transaction.atomic():
        upload()

    assert len(stored()) > 1


@pytest.mark.parametrize("fails_at", [0, 1, 4])
def test_ingest_leaves_nothing_when_the_disk_is_full(upload, stored, monkeypatch, fails_at):
    write, calls = os.fdopen, []

    def full(*args, **kwargs):
        calls.append(args)
        if len(calls) > fails_at:
            raise OSError(28, "No space left on device")
        return write(*args, **kwargs)

    monkeypatch.setattr("newsroom.lib.storage.os.fdopen", full)
    with pytest.raises(PhotoRefused) as refused:
        upload()

    monkeypatch.undo()
    assert refused.value.code == "not_stored"
    assert stored() == []
    assert not Photo.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_ingest_leaves_nothing_when_the_row_cannot_be_written(upload, stored, monkeypatch):
    def refuse(self, **kwargs):
        raise RuntimeError("database gone")

    monkeypatch.setattr(Photo, "save", refuse)
    with pytest.raises(RuntimeError):
        upload()

    assert stored() == []


def test_ingest_costs_few_queries(django_assert_num_queries):
    file = ContentFile(corpus.jpeg(), name="photo.jpg")

    with django_assert_num_queries(4):  # savepoint, photo, task, release
        ingest(file, by=None)
