"""articles/admin/taxonomy.py: sections, topics, pages and editions, and who may change them."""

import pytest

from articles.models import Edition, Page, Section, Topic

pytestmark = pytest.mark.django_db

PAGE = "/admin/articles/page/add/"


def test_a_chief_makes_a_section_and_it_stands_in_the_menu(at_desk, carl, english):
    at_desk(carl).send("/admin/articles/section/add/", edition=english.pk, name="Energy", slug="energy", position="3")

    assert Section.objects.get().name == "Energy"
    english.refresh_from_db()
    assert [row["slug"] for row in english.furniture["sections"]] == ["energy"]


def test_an_editor_makes_a_topic(at_desk, edith, english):
    at_desk(edith).send("/admin/articles/topic/add/", edition=english.pk, name="Ports", slug="ports")

    assert Topic.objects.get().slug == "ports"


def test_a_topics_code_is_one_of_the_standard(at_desk, edith, english):
    response = at_desk(edith).send(
        "/admin/articles/topic/add/", edition=english.pk, name="Ports", slug="ports", qcode="ports"
    )

    assert "Enter a valid value." in response.content.decode()
    assert not Topic.objects.exists()


def test_a_pages_text_is_cleaned(at_desk, carl, english):
    body = "<p>Who we are</p><script>alert(1)</script>"
    at_desk(carl).send(PAGE, edition=english.pk, title="About", slug="about", body=body)

    assert "<script" not in Page.objects.get().body


@pytest.mark.parametrize("slug", ["search", "section", "ru"])
def test_a_page_takes_no_address_that_means_something_else(at_desk, carl, russian, english, slug):
    response = at_desk(carl).send(PAGE, edition=english.pk, title="X", slug=slug, body="<p>X</p>")

    assert response.status_code == 200
    assert not Page.objects.exists()


def test_an_editions_zone_is_one_that_exists(at_desk, ada, english):
    address = f"/admin/articles/edition/{english.pk}/change/"

    response = at_desk(ada).send(address, zone="Atlantis/Port_Alma")
    assert "is not a time zone" in response.content.decode()

    at_desk(ada).send(address, zone="Asia/Baku")
    assert Edition.objects.get().zone == "Asia/Baku"


def test_there_is_one_default_edition(at_desk, ada, english, russian):
    response = at_desk(ada).send(f"/admin/articles/edition/{russian.pk}/change/", is_default="on")

    assert response.status_code == 200
    assert Edition.objects.get(is_default=True) == english


def test_what_stories_stand_in_is_not_deleted(at_desk, ada, world, live_article):
    address = f"/admin/articles/section/{world.pk}/delete/"

    assert "Cannot delete section" in at_desk(ada).get(address).content.decode()
    at_desk(ada).post(address, post="yes")
    assert Section.objects.filter(pk=world.pk).exists()


def test_what_is_unused_is_deleted_by_an_administrator(at_desk, ada, carl, sport):
    address = f"/admin/articles/section/{sport.pk}/delete/"

    assert at_desk(carl).post(address, post="yes").status_code == 403
    at_desk(ada).post(address, post="yes")
    assert not Section.objects.exists()


def test_choices_have_no_icons_that_lead_away_from_the_form(at_desk, ada, sport):
    page = at_desk(ada).page(f"/admin/articles/section/{sport.pk}/change/")

    assert page.find(".related-widget-wrapper") == []
