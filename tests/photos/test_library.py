"""photos/admin/library.py: the desk's list of photos."""

import re
from html import unescape

import pytest

from photos.models import Photo
from photos.withdrawal import withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_rights", "small_sizes")]

LIBRARY = "/admin/photos/photo/"


@pytest.fixture
def desk(client, phil):
    client.force_login(phil)
    return client


@pytest.fixture
def rows(db):
    """A function that adds photos without files, oldest first."""

    def make(count: int, **fields) -> list[Photo]:
        made = [Photo(caption=f"Photo {at}", width=60, height=40, **fields) for at in range(count)]
        return Photo.objects.bulk_create(made)

    return make


def names(response) -> list[str]:
    """The photos that a page names, in order."""
    return [unescape(name) for name in re.findall(r'change/"><bdi>([^<]*)</bdi></a></p>', response.content.decode())]


def test_library_shows_the_newest_photo_first(desk, rows):
    rows(3)

    assert names(desk.get(LIBRARY)) == ["Photo 2", "Photo 1", "Photo 0"]


def test_library_pages_without_gaps_or_doubles(desk, rows, monkeypatch):
    monkeypatch.setattr("photos.admin.library.PAGE_SIZE", 2)
    rows(5)
    shown, address = [], LIBRARY

    while address:
        page = desk.get(address)
        shown += names(page)
        address = LIBRARY + page.context["older"] if page.context["older"] else ""

    assert shown == [f"Photo {at}" for at in (4, 3, 2, 1, 0)]
    assert page.context["newest"] == "?"


def test_library_keeps_its_filters_from_page_to_page(desk, rows, monkeypatch):
    monkeypatch.setattr("photos.admin.library.PAGE_SIZE", 1)
    rows(2)

    assert (
        desk.get(LIBRARY, {"q": "photo", "alt": "missing"}).context["older"].startswith("?q=photo&alt=missing&before=")
    )


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, ["Ours", "With alt"]),
        ({"alt": "missing"}, ["Ours"]),
        ({"alt": "there"}, ["With alt"]),
        ({"state": "withdrawn"}, ["Gone"]),
        ({"state": "all"}, ["Gone", "Ours", "With alt"]),
        ({"who": "mine"}, ["Ours"]),
        ({"q": "WITH"}, ["With alt"]),
        ({"q": "nothing like it"}, []),
        ({"alt": "nonsense", "state": "'", "who": "0", "before": "%%%"}, ["Ours", "With alt"]),
        ({"q": "x" * 500}, ["Ours", "With alt"]),
        ({"q": "a\0b"}, ["Ours", "With alt"]),
    ],
)
def test_library_is_narrowed_by_what_stands_in_the_address(desk, phil, harbour, upload, query, shown):
    Photo.objects.filter(pk=harbour.pk).update(caption="With alt")
    upload(caption="Ours", by=phil)
    withdraw(upload(caption="Gone"), by=phil, reason="Not ours")

    response = desk.get(LIBRARY, query)

    assert (response.status_code, sorted(names(response))) == (200, shown)


def test_library_says_what_a_photo_lacks(desk, harbour, upload, phil):
    upload(caption="Silent")
    withdraw(upload(caption="Gone", alt_text="x"), by=phil, reason="Not <ours>")

    page = desk.get(LIBRARY, {"state": "all"}).content.decode()

    assert page.count("No alt text") == 1
    assert "Not &lt;ours&gt;" in page


def test_library_draws_thumbnails_and_escapes_names(desk, upload):
    photo = upload(caption="<script>alert(1)</script>")

    page = desk.get(LIBRARY).content.decode()

    assert f"/media/photos/{photo.token[:2]}/{photo.token}/full-" in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("count", [1, 3, 30])
def test_library_asks_as_many_queries_whatever_it_shows(desk, rows, count, django_assert_num_queries):
    rows(count)

    with django_assert_num_queries(6):  # session, person, own and groups' rights, roles, photos
        desk.get(LIBRARY)


@pytest.mark.parametrize(("who", "status"), [("rita", 200), ("phil", 200), ("edith", 200), ("carl", 200), ("ada", 200)])
def test_library_is_for_those_who_work_with_photos(client, request, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(LIBRARY).status_code == status


def test_library_is_not_for_moderators_and_readers(client, max, leo):
    client.force_login(max)
    assert client.get(LIBRARY).status_code == 403
    client.force_login(leo)
    assert client.get(LIBRARY).status_code == 302


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_library_is_only_read(desk, method):
    assert getattr(desk, method)(LIBRARY).status_code == 405
