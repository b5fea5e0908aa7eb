"""photos/admin/uploads.py: the page that adds photos, and the address for the story editor."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from photos.models import Photo

from . import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_rights", "small_sizes")]

ADD = "/admin/photos/photo/add/"
UPLOAD = "/admin/photos/photo/upload/"


@pytest.fixture
def desk(client, rita):
    client.force_login(rita)
    return client


def a_file(name: str = "harbour.jpg", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, corpus.jpeg() if data is None else data, content_type="image/jpeg")


# --- The page ----------------------------------------------------------------------------------------------


def test_add_takes_one_photo_and_goes_on_to_its_words(desk, rita):
    response = desk.post(ADD, {"files": a_file(), "caption": "The harbour", "language": "en"})

    photo = Photo.objects.get()
    assert (response.status_code, response.url) == (302, f"/admin/photos/photo/{photo.pk}/change/")
    assert (photo.caption, photo.uploaded_by) == ("The harbour", rita)


def test_add_takes_many_photos_with_the_same_words(desk):
    files = [a_file("a.jpg"), a_file("b.jpg"), a_file("c.jpg")]

    response = desk.post(ADD, {"files": files, "credit": "Jo Lens", "language": "ru"}, follow=True)

    assert sorted(Photo.objects.values_list("filename", "credit", "language")) == [
        ("a.jpg", "Jo Lens", "ru"),
        ("b.jpg", "Jo Lens", "ru"),
        ("c.jpg", "Jo Lens", "ru"),
    ]
    assert response.redirect_chain == [("/admin/photos/photo/?who=mine", 302)]
    assert "3 photos were added." in response.content.decode()


def test_add_reads_the_words_that_were_left_empty_from_the_file(desk):
    data = corpus.jpeg(exif=corpus.exif(ImageDescription="From the camera"))

    desk.post(ADD, {"files": a_file(data=data), "caption": "", "language": "en"})

    assert Photo.objects.get().caption == "From the camera"


def test_add_keeps_the_typed_words_when_a_file_is_refused(desk):
    response = desk.post(ADD, {"files": a_file("drawing.jpg", corpus.SVG), "caption": "Typed <b>", "language": "az"})

    page = response.content.decode()
    assert response.status_code == 400
    assert "drawing.jpg: This is not a photo that can be read. Choose a JPEG, PNG, WebP, AVIF or TIFF file." in page
    assert "Typed &lt;b&gt;</textarea>" in page
    assert '<option value="az" selected>' in page
    assert not Photo.objects.exists()


def test_add_takes_the_good_files_of_a_mixed_lot(desk):
    files = [a_file("good.jpg"), a_file("bad.jpg", corpus.HTML), a_file("empty.jpg", b"")]

    response = desk.post(ADD, {"files": files, "language": "en"})

    page = response.content.decode()
    assert response.status_code == 400
    assert Photo.objects.get().filename == "good.jpg"
    assert "1 photo was added." in page
    assert ("bad.jpg: " in page, "empty.jpg: The file is empty." in page) == (True, True)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"language": "en"},
        {"files": "not a file", "language": "en"},
        {"files": [], "language": "tlh"},
    ],
)
def test_add_says_what_is_missing(desk, sent):
    response = desk.post(ADD, sent)

    assert response.status_code == 400
    assert "Choose at least one photo." in response.content.decode()


@pytest.mark.parametrize("words", [{"credit": "x" * 200}, {"caption": "a\0b"}, {"language": "tlh"}])
def test_add_refuses_words_that_do_not_fit(desk, words):
    assert desk.post(ADD, {"files": a_file(), "language": "en", **words}).status_code == 400
    assert not Photo.objects.exists()


def test_add_page_works_without_a_script(desk):
    page = desk.get(ADD).content.decode()

    assert 'enctype="multipart/form-data"' in page
    assert '<input type="file" name="files"' in page
    assert "multiple" in page
    assert 'style="' not in page


def test_add_is_not_for_moderators(client, max):
    client.force_login(max)

    assert client.get(ADD).status_code == 403
    assert client.post(ADD, {"files": a_file(), "language": "en"}).status_code == 403


# --- The address for the story editor ----------------------------------------------------------------------


def test_upload_answers_what_the_editor_needs(desk):
    response = desk.post(UPLOAD, {"file": a_file(), "caption": "The harbour", "credit": "Jo", "alt_text": "Cranes"})

    photo = Photo.objects.get()
    assert response.status_code == 200
    assert response.json() == {
        "id": photo.pk,
        "url": f"/media/photos/{photo.token[:2]}/{photo.token}/full-60.jpg",
        "width": 60,
        "height": 40,
        "caption": "The harbour",
        "credit": "Jo",
        "alt": "Cranes",
        "edit": f"/admin/photos/photo/{photo.pk}/change/",
    }


def test_upload_needs_no_word(desk):
    assert desk.post(UPLOAD, {"file": a_file()}).status_code == 200
    assert Photo.objects.get().language == "en"


@pytest.mark.parametrize(
    "kind", ["svg that says it is a JPEG", "nothing", "truncated JPEG", "decompression bomb", "HEIC"]
)
def test_upload_refuses_a_bad_file_with_a_sentence(desk, kind):
    name, data, _code = corpus.bad_file(kind)

    response = desk.post(UPLOAD, {"file": a_file(name, data)})

    assert (response.status_code, list(response.json())) == (400, ["error"])
    assert response.json()["error"].endswith(".")


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({}, "Choose a photo."),
        ({"file": "text"}, "Choose a photo."),
        ({"files": "wrong name"}, "Choose a photo."),
    ],
)
def test_upload_asks_for_the_file(desk, sent, error):
    response = desk.post(UPLOAD, sent)

    assert (response.status_code, response.json()) == (400, {"error": error})


def test_upload_names_the_word_that_does_not_fit(desk):
    response = desk.post(UPLOAD, {"file": a_file(), "credit": "x" * 200})

    assert response.status_code == 400
    assert response.json()["error"].startswith("Credit: ")


@pytest.mark.parametrize("body", [b"", b"--x\r\nnonsense", b"\0" * 100])
def test_upload_survives_a_broken_body(desk, body):
    response = desk.generic("POST", UPLOAD, body, content_type="multipart/form-data; boundary=x")

    assert response.status_code == 400


def test_upload_survives_a_name_with_a_path(desk):
    desk.post(UPLOAD, {"file": a_file("../../settings.jpg")})

    assert Photo.objects.get().filename == "settings.jpg"


def test_upload_is_not_for_moderators(client, max):
    client.force_login(max)
    response = client.post(UPLOAD, {"file": a_file()})

    assert (response.status_code, list(response.json())) == (403, ["error"])
    assert not Photo.objects.exists()


def test_upload_sends_a_stranger_to_log_in(client):
    assert client.post(UPLOAD, {"file": a_file()}).status_code == 302


def test_upload_needs_the_forms_token(rita):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(rita)

    assert strict.post(UPLOAD, {"file": a_file()}).status_code == 403
    assert not Photo.objects.exists()


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_upload_is_only_posted_to(desk, method):
    assert getattr(desk, method)(UPLOAD).status_code == 405


def test_upload_says_that_the_disk_is_full(desk, monkeypatch, stored):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsroom.lib.storage.os.fsync", full)
    response = desk.post(UPLOAD, {"file": a_file()})

    assert response.status_code == 400
    assert response.json()["error"].startswith("The photo could not be stored")
    assert stored() == []
