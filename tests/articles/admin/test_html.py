"""The HTML of the desk: nothing that the content security policy refuses, nothing that has no name."""

import pytest

from articles.publishing import kill, submit

pytestmark = pytest.mark.django_db

PLACES = [
    "/admin/",
    "/admin/plan/",
    "/admin/audit/",
    "/admin/audit/?what=rights",
    "/admin/articles/deskrights/",
    "/admin/articles/deskrights/add/",
    "/admin/articles/",
    "/admin/articles/article/",
    "/admin/articles/article/?state=draft&q=x",
    "/admin/articles/article/add/",
    "/admin/articles/article/{draft}/change/",
    "/admin/articles/article/{draft}/preview/",
    "/admin/articles/article/{live}/change/",
    "/admin/articles/article/{killed}/change/",
    "/admin/articles/article/{live}/step/correct/",
    "/admin/articles/article/{live}/step/fix/",
    "/admin/articles/article/{live}/step/kill/",
    "/admin/articles/article/{live}/step/redact/",
    "/admin/articles/article/{killed}/step/reinstate/",
    "/admin/articles/article/{review}/step/send_back/",
    "/admin/articles/article/{draft}/step/publish/",
    "/admin/articles/section/",
    "/admin/articles/section/add/",
    "/admin/articles/section/{section}/change/",
    "/admin/articles/section/{section}/history/",
    "/admin/articles/section/{section}/delete/",
    "/admin/articles/topic/",
    "/admin/articles/page/add/",
    "/admin/articles/edition/",
    "/admin/articles/edition/{edition}/change/",
    "/admin/authors/author/",
    "/admin/authors/author/add/",
    "/admin/authors/author/{author}/change/",
    "/admin/photos/photo/",
    "/admin/photos/photo/add/",
    "/admin/photos/photo/choose/",
    "/admin/accounts/user/",
    "/admin/accounts/user/add/",
    "/admin/accounts/user/{person}/change/",
]


@pytest.fixture
def open_place(at_desk, ada, rita, ines, world, draft, publish_story):
    live, killed, review = publish_story("Live"), publish_story("Killed"), publish_story("Review")
    kill(killed, by=ada, reason="Wrong", notice="Withdrawn.")
    submit(review, by=ada)
    names = {"draft": draft, "live": live, "killed": killed, "review": review, "section": world}
    names |= {"edition": world.edition, "author": ines, "person": rita}
    desk = at_desk(ada)
    return lambda place: desk.page(place.format(**{name: row.pk for name, row in names.items()}))


def test_nothing_is_inline(open_place):
    for place in PLACES:
        page = open_place(place)
        assert page.find("[style], style") == [], place
        assert [name for element in page.root.iter() for name in element.attrib if name.startswith("on")] == [], place
        assert page.find("a[href^='javascript:']") == [], place
        for script in page.find("script"):
            is_data = script.get("type") in ("application/json", "application/ld+json")
            is_map = script.get("type") == "importmap" and script.get("nonce")
            assert script.get("src") or is_data or is_map, place


def test_every_field_has_a_name(open_place):
    for place in PLACES:
        page = open_place(place)
        named = {label.get("for") for label in page.find("label[for]")}
        unnamed = [
            field.get("name")
            for field in page.find("input, select, textarea")
            if field.get("type") not in ("hidden", "submit")
            and field.get("id") not in named
            and not field.get("aria-label")
            and not page.root.xpath("//*[@id=$id]", id=field.get("aria-labelledby") or "nothing")
            and next(field.iterancestors("label"), None) is None
        ]
        assert unnamed == [], place


def test_ids_are_given_once(open_place):
    for place in PLACES:
        ids = [element.get("id") for element in open_place(place).root.iter() if element.get("id")]
        assert sorted(ids) == sorted(set(ids)), place


def test_what_describes_a_field_is_there(open_place):
    for place in PLACES:
        page = open_place(place)
        ids = {element.get("id") for element in page.find("[id]")}
        named = {
            name
            for attribute in ("aria-describedby", "aria-labelledby", "aria-controls")
            for element in page.find(f"[{attribute}]")
            for name in element.get(attribute).split()
        }
        assert named - ids == set(), place


def test_no_table_header_is_empty(open_place):
    for place in PLACES:
        headers = open_place(place).find("th")
        assert [th for th in headers if not th.text_content().strip() and th.find(".//input") is None] == [], place


def test_the_policy_is_strict(at_desk, ada, english):
    policy = at_desk(ada).get("/admin/")["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert "style-src 'self';" in policy + ";"
