"""authors/admin.py: who the authors are, in each language."""

import pytest

from authors.models import Author
from tests.articles.admin.conftest import Desk

pytestmark = pytest.mark.django_db

ADD = "/admin/authors/author/add/"


@pytest.fixture
def at_desk(db):
    return Desk


def test_an_editor_makes_an_author_with_portrait_texts_and_links(at_desk, edith, rita, make_photo):
    photo = make_photo()

    response = at_desk(edith).send(
        ADD,
        name="Vera Solntseva",
        slug="vera-solntseva",
        role="head of the Russian service",
        portrait=photo.pk,
        user=rita.pk,
        **{
            "texts-0-language": "ru",
            "texts-0-name": "Вера Солнцева",
            "links-0-label": "Letters",
            "links-0-url": "https://example.org/vera",
        },
    )

    assert response.status_code == 302
    vera = Author.objects.get()
    assert (vera.name, vera.portrait, vera.user) == ("Vera Solntseva", photo, rita)
    assert vera.text_in("ru").name == "Вера Солнцева"
    assert [link.url for link in vera.links.all()] == ["https://example.org/vera"]


def test_an_author_page_shows_the_chosen_portrait_whatever_came_since(at_desk, edith, ines, make_photo):
    ines.portrait = make_photo(caption="Ines at her desk")
    ines.save()
    for number in range(41):
        make_photo(caption=f"Later {number}")

    page = at_desk(edith).page(f"/admin/authors/author/{ines.pk}/change/")

    assert page.words("select[name=portrait] option[selected]") == ["Ines at her desk"]


def test_readers_are_not_offered_as_writers(at_desk, edith, leo, rita, ines):
    page = at_desk(edith).page(f"/admin/authors/author/{ines.pk}/change/")

    assert page.words("select[name=user] option") == ["---------", "Edith", "Rita"]


def test_a_bad_link_is_refused(at_desk, edith):
    response = at_desk(edith).send(
        ADD, name="Vera", slug="vera", **{"links-0-label": "x", "links-0-url": "javascript:alert(1)"}
    )

    assert "Enter a valid URL." in response.content.decode()
    assert not Author.objects.exists()


def test_a_reporter_looks_authors_up_and_changes_none(at_desk, rita, ines):
    desk = at_desk(rita)
    address = f"/admin/authors/author/{ines.pk}/change/"

    assert desk.get(address).status_code == 200
    assert desk.get(ADD).status_code == 403
    assert desk.post(address, name="X").status_code == 403


def test_a_moderator_sees_no_authors(at_desk, max, ines):
    assert at_desk(max).get("/admin/authors/author/").status_code == 403


def test_who_has_a_byline_is_not_deleted(at_desk, ada, ines, draft):
    at_desk(ada).post(f"/admin/authors/author/{ines.pk}/delete/", post="yes")

    assert Author.objects.exists()
