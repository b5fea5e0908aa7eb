"""photos/admin/photo.py and standing.py: a photo's own page, withdrawal, deletion."""

import io

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.test import RequestFactory
from PIL import Image

from photos.models import Photo, PhotoStep
from photos.renditions import make_renditions
from photos.withdrawal import withdraw

from . import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_rights", "small_sizes")]

NO_TEXTS = {f"texts-{name}": value for name, value in [("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0)]}


@pytest.fixture
def desk(client, phil):
    client.force_login(phil)
    return client


def page_of(photo: Photo, name: str = "change") -> str:
    return f"/admin/photos/photo/{photo.pk}/{name}/"


def filled(photo: Photo, **changes) -> dict:
    """The photo's form as it was loaded, with changes."""
    words = {
        name: getattr(photo, name) for name in ("caption", "alt_text", "credit", "copyright", "keywords", "language")
    }
    return {**words, "digital_source_type": "", "focal_x": "50", "focal_y": "50", **NO_TEXTS, **changes}


# --- Words and focus ---------------------------------------------------------------------------------------


def test_change_saves_the_words(desk, harbour):
    response = desk.post(page_of(harbour), filled(harbour, caption="The port", keywords="port, dawn"))

    harbour.refresh_from_db()
    assert (response.status_code, harbour.caption, harbour.keywords) == (302, "The port", "port, dawn")
    assert LogEntry.objects.get().get_change_message() == "Changed Caption and Keywords."


def test_change_saves_words_in_other_languages(desk, harbour):
    text = {"texts-0-language": "ru", "texts-0-caption": "Порт", "texts-0-alt_text": "Краны"}

    desk.post(page_of(harbour), filled(harbour, **text, **{"texts-TOTAL_FORMS": 1}))

    assert list(harbour.texts.values_list("language", "caption", "alt_text")) == [("ru", "Порт", "Краны")]


def test_change_refuses_the_same_language_twice(desk, harbour):
    texts = {f"texts-{at}-language": "ru" for at in range(2)}

    response = desk.post(page_of(harbour), filled(harbour, **texts, **{"texts-TOTAL_FORMS": 2}))

    assert response.status_code == 200
    assert not harbour.texts.exists()


def test_change_of_words_keeps_the_renditions_that_were_made_meanwhile(desk, harbour, monkeypatch):
    save = Photo.save

    def late(self, *args, **kwargs):
        if kwargs.get("update_fields") == ["caption"]:
            make_renditions(self.pk)
        save(self, *args, **kwargs)

    monkeypatch.setattr(Photo, "save", late)
    desk.post(page_of(harbour), filled(harbour, caption="The port"))

    harbour.refresh_from_db()
    assert harbour.renditions["full"]["avif"] == [32, 48, 80, 120, 160]


def test_change_of_the_focus_cuts_the_crops_again(desk, harbour):
    before = harbour.crop_version

    desk.post(page_of(harbour), filled(harbour, focal_x="20", focal_y="75"))

    harbour.refresh_from_db()
    assert (harbour.focal_x, harbour.focal_y) == (0.2, 0.75)
    assert harbour.crop_version != before


def test_change_of_nothing_cuts_nothing(desk, harbour):
    before = harbour.crop_version

    desk.post(page_of(harbour), filled(harbour))

    harbour.refresh_from_db()
    assert harbour.crop_version == before


@pytest.mark.parametrize("focus", ["-1", "101", "", "left", "1e9", "nan"])
def test_change_refuses_a_focus_outside_the_photo(desk, harbour, focus):
    response = desk.post(page_of(harbour), filled(harbour, focal_x=focus))

    assert response.status_code == 200
    assert "errornote" in response.content.decode()


def test_change_says_that_the_master_cannot_be_read(desk, harbour):
    default_storage.delete(harbour.image.name)

    response = desk.post(page_of(harbour), filled(harbour, focal_x="20"), follow=True)

    assert "file could not be read" in response.content.decode()
    harbour.refresh_from_db()
    assert harbour.focal_x == 0.5


def test_change_page_warns_of_missing_alt_text(desk, harbour, upload):
    warning = "a story with this photo cannot be published"

    assert warning in desk.get(page_of(upload())).content.decode()
    assert warning not in desk.get(page_of(harbour)).content.decode()


def test_change_page_shows_the_photo_and_its_facts(desk, harbour):
    page = desk.get(page_of(harbour)).content.decode()

    assert "data-focus" in page
    assert "harbour.jpg" in page
    assert "180 × 120" in page
    assert 'style="' not in page


def test_change_page_never_shows_where_the_master_is(desk, harbour):
    assert harbour.image.name not in desk.get(page_of(harbour)).content.decode()


# --- Standing ------------------------------------------------------------------------------------------------


def test_withdraw_asks_for_a_reason_and_withdraws(desk, harbour, phil):
    assert "Reason" in desk.get(page_of(harbour, "withdraw")).content.decode()

    response = desk.post(page_of(harbour, "withdraw"), {"reason": "Not ours"}, follow=True)

    assert response.redirect_chain == [(page_of(harbour), 302)]
    assert "Not ours No page shows it." in response.content.decode()
    assert PhotoStep.objects.get().by == phil


@pytest.mark.parametrize("reason", ["", "  ", "x" * 300])
def test_withdraw_refuses_without_a_proper_reason(desk, harbour, reason):
    assert desk.post(page_of(harbour, "withdraw"), {"reason": reason}).status_code == 400
    assert Photo.objects.usable().exists()


def test_reinstate_puts_it_back(desk, harbour, phil):
    withdraw(harbour, by=phil, reason="Not ours")

    assert desk.get(page_of(harbour, "reinstate")).status_code == 405
    desk.post(page_of(harbour, "reinstate"))

    assert Photo.objects.usable().exists()


def test_reinstate_says_that_the_master_cannot_be_read(desk, harbour, phil):
    withdraw(harbour, by=phil, reason="Not ours")
    default_storage.delete(harbour.image.name)

    response = desk.post(page_of(harbour, "reinstate"), follow=True)

    assert "file could not be read" in response.content.decode()


@pytest.mark.parametrize("name", ["withdraw", "reinstate"])
def test_withdraw_and_reinstate_are_not_for_reporters(client, rita, harbour, name):
    client.force_login(rita)

    assert client.post(page_of(harbour, name), {"reason": "x"}).status_code == 403
    assert "Withdraw" not in client.get(page_of(harbour)).content.decode()


@pytest.mark.parametrize("name", ["withdraw", "original", "change"])
def test_pages_of_a_photo_that_is_not_there(desk, name, harbour):
    harbour.pk = 404

    assert desk.get(page_of(harbour, name)).status_code in (302, 404)


def test_original_is_a_download_for_the_desk(desk, upload):
    photo = upload(corpus.jpeg(), '..\\har"bour;\r\n.jpg')
    response = desk.get(page_of(photo, "original"))

    assert Image.open(io.BytesIO(b"".join(response.streaming_content))).size == (60, 40)
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("attachment; filename=")


def test_original_that_is_lost_is_not_found(desk, harbour):
    default_storage.delete(harbour.image.name)

    assert desk.get(page_of(harbour, "original")).status_code == 404


def test_original_is_not_for_moderators(client, max, harbour):
    client.force_login(max)

    assert client.get(page_of(harbour, "original")).status_code == 403


# --- Deleting ------------------------------------------------------------------------------------------------


def test_delete_is_for_administrators_and_takes_the_files(
    client, ada, harbour, stored, django_capture_on_commit_callbacks
):
    client.force_login(ada)
    assert client.get(page_of(harbour, "delete")).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        client.post(page_of(harbour, "delete"), {"post": "yes"})

    assert (stored(), Photo.objects.count()) == ([], 0)


@pytest.mark.parametrize("who", ["rita", "phil", "edith", "carl"])
def test_delete_is_for_nobody_else(client, request, harbour, who):
    client.force_login(request.getfixturevalue(who))

    assert client.post(page_of(harbour, "delete"), {"post": "yes"}).status_code == 403
    assert Photo.objects.exists()


def test_changing_offers_pickers_the_usable_photos(desk, harbour, upload, phil):
    withdraw(upload(caption="The harbour, withdrawn"), by=phil, reason="x")
    found, _doubles = admin.site.get_model_admin(Photo).get_search_results(
        RequestFactory().get("/"), Photo.objects.all(), "harbour"
    )

    assert list(found) == [harbour]
