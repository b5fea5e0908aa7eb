"""photos/admin/library.py: the window in which a story's photo is chosen."""

import json
import re

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from photos.models import Photo
from photos.withdrawal import withdraw

from . import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_rights", "small_sizes")]

CHOOSE = "/admin/photos/photo/choose/"


@pytest.fixture
def desk(client, rita):
    client.force_login(rita)
    return client


def choices(response) -> list[dict]:
    """What the page holds for its script, in order."""
    found = re.findall(r'<script type="application/json">(.*?)</script>', response.content.decode())
    return [json.loads(choice) for choice in found]


def test_choose_offers_what_the_editor_needs_to_know(desk, harbour):
    assert choices(desk.get(CHOOSE, {"_popup": 1})) == [
        {
            "id": harbour.pk,
            "url": f"/media/photos/{harbour.token[:2]}/{harbour.token}/full-120.jpg",
            "width": 180,
            "height": 120,
            "caption": "The harbour",
            "credit": "Jo Lens",
            "alt": "A harbour at dawn",
        }
    ]


def test_choose_gives_the_words_in_the_language_that_is_asked_for(desk, harbour):
    harbour.texts.create(language="ru", caption="Порт", alt_text="Краны")

    (choice,) = choices(desk.get(CHOOSE, {"language": "ru"}))

    assert (choice["caption"], choice["alt"], choice["credit"]) == ("Порт", "Краны", "Jo Lens")


def test_choose_offers_no_withdrawn_photo(desk, harbour, phil):
    withdraw(harbour, by=phil, reason="Not ours")

    assert choices(desk.get(CHOOSE)) == []


def test_choose_searches(desk, harbour, upload):
    upload(caption="The bridge")

    assert [choice["caption"] for choice in choices(desk.get(CHOOSE, {"q": "bridge"}))] == ["The bridge"]
    assert choices(desk.get(CHOOSE, {"q": "nothing"})) == []


def test_choose_pages_with_the_search_and_the_language(desk, upload, monkeypatch):
    monkeypatch.setattr("photos.admin.library.PAGE_SIZE", 1)
    upload(caption="Bridge one")
    upload(caption="Bridge two")

    first = desk.get(CHOOSE, {"_popup": 1, "q": "bridge", "language": "ru"})
    second = desk.get(CHOOSE + first.context["older"])

    assert [choices(page)[0]["caption"] for page in (first, second)] == ["Bridge two", "Bridge one"]
    assert second.context["newest"] == "?_popup=1&q=bridge&language=ru"


def test_choose_cannot_be_broken_out_of_by_a_caption(desk, upload):
    upload(caption="</script><script>alert(1)</script>")

    response = desk.get(CHOOSE)

    assert "<script>alert(1)" not in response.content.decode()
    assert choices(response)[0]["caption"] == "</script><script>alert(1)</script>"


def test_choose_takes_an_upload_and_offers_it_first(desk, harbour, rita):
    file = SimpleUploadedFile("new.jpg", corpus.jpeg())
    response = desk.post(CHOOSE + "?_popup=1&language=ru", {"new-file": file, "new-caption": "New"}, follow=True)

    photo = Photo.objects.get(caption="New")
    assert response.redirect_chain == [(f"{CHOOSE}?_popup=1&language=ru&chosen={photo.pk}", 302)]
    assert [choice["id"] for choice in choices(response)] == [photo.pk, harbour.pk]
    assert "autofocus" in response.content.decode()


def test_choose_keeps_the_typed_words_when_the_file_is_refused(desk):
    file = SimpleUploadedFile("page.jpg", corpus.HTML)
    response = desk.post(CHOOSE, {"new-file": file, "new-caption": "Typed", "new-language": "az"})

    page = response.content.decode()
    assert response.status_code == 400
    assert "This is not a photo that can be read." in page
    assert "Typed</textarea>" in page


@pytest.mark.parametrize("count", [1, 5])
def test_choose_asks_as_many_queries_whatever_it_offers(desk, upload, count, django_assert_num_queries):
    for _ in range(count):
        upload()

    with django_assert_num_queries(7):  # session, person, own and groups' rights, roles, photos, their texts
        desk.get(CHOOSE, {"language": "ru"})


def test_choose_is_not_for_moderators(client, max):
    client.force_login(max)

    assert client.get(CHOOSE).status_code == 403
    assert client.post(CHOOSE).status_code == 403


def test_choose_offers_no_upload_to_those_who_may_only_look(client, max):
    max.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(max)

    assert "new-file" not in client.get(CHOOSE).content.decode()
    assert client.post(CHOOSE, {"new-file": SimpleUploadedFile("a.jpg", corpus.jpeg())}).status_code == 403


@pytest.mark.parametrize("query", [{"q": "\0"}, {"before": "x" * 99}, {"language": "' OR 1"}, {"chosen": "<b>"}])
def test_choose_survives_a_broken_address(desk, harbour, query):
    assert desk.get(CHOOSE, query).status_code == 200
