"""articles/admin/saved_views.py: filters of the list under a name, each person's own."""

import pytest

from articles.admin import saved_views
from articles.models import SavedView

from .conftest import LIST

pytestmark = pytest.mark.django_db
VIEWS = f"{LIST}views/"


def of(view: SavedView) -> str:
    return f"{VIEWS}{view.pk}/"


@pytest.fixture
def drafts(edith):
    """A view of Edith's."""
    return edith.saved_views.create(name="Drafts", query="state=draft")


def links(page) -> dict[str, str]:
    return {link.text_content(): link.get("href") for link in page.find(".views__list a")}


def test_the_present_filters_are_kept_and_stand_above_the_list(at_desk, edith, english):
    desk = at_desk(edith)
    page = desk.page(LIST, state="draft", who="mine", before="nonsense")
    form = page.find(".views__form")[0]
    answer = desk.post(form.get("action"), **{**dict(form.form_values()), "name": " My  drafts "})

    assert answer["Location"] == f"{LIST}?state=draft&who=mine"
    assert links(desk.page(LIST)) == {"My drafts": "?state=draft&who=mine"}
    [here] = desk.page(answer["Location"]).find(".views__list a[aria-current]")
    assert here.text_content() == "My drafts"


def test_the_same_name_again_stands_for_the_new_filters(at_desk, edith, drafts, english):
    at_desk(edith).post(VIEWS, name="Drafts", query="state=live")

    assert list(SavedView.objects.values_list("name", "query")) == [("Drafts", "state=live")]


def test_new_views_stand_last(at_desk, edith, drafts, english):
    at_desk(edith).post(VIEWS, name="A", query="state=live")

    assert list(links(at_desk(edith).page(LIST))) == ["Drafts", "A"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"name": " ", "query": "state=draft"}, "Give the view a name."),
        ({"name": "\0", "query": "state=draft"}, "Give the view a name."),
        ({"name": "A", "query": ""}, "Nothing narrows the list: there is nothing to keep."),
        ({"name": "A", "query": "state=nonsense&next=https://evil.example"}, "Nothing narrows the list"),
        ({}, "Give the view a name."),
    ],
)
def test_what_cannot_be_kept_is_said(at_desk, edith, english, data, message):
    desk = at_desk(edith)
    address = desk.post(VIEWS, **data)["Location"]

    assert address.startswith(LIST)
    assert message in desk.page(address).words(".messagelist")[0]
    assert not SavedView.objects.exists()


def test_only_filters_are_kept(at_desk, edith, english):
    at_desk(edith).post(VIEWS, name="A", query="state=draft&before=x&who=mine&evil=%3Cb%3E&q=a%26b")

    assert SavedView.objects.get().query == "q=a%26b&state=draft&who=mine"


def test_a_long_name_is_cut(at_desk, edith, english):
    at_desk(edith).post(VIEWS, name="x" * 500, query="state=draft")

    assert SavedView.objects.get().name == "x" * 60


def test_no_more_than_so_many_are_kept(at_desk, edith, drafts, english, monkeypatch):
    monkeypatch.setattr(saved_views, "MOST", 1)
    desk = at_desk(edith)
    desk.post(VIEWS, name="Another", query="state=live")

    assert "delete one first" in desk.page(LIST).words(".messagelist")[0]
    assert SavedView.objects.get() == drafts


def test_a_view_is_renamed_and_deleted(at_desk, edith, drafts, english):
    desk = at_desk(edith)
    assert desk.post(of(drafts), name="Unfinished")["Location"] == f"{LIST}?state=draft"
    assert links(desk.page(LIST)) == {"Unfinished": "?state=draft"}

    assert desk.post(of(drafts), name="Unfinished", delete="1")["Location"] == LIST
    assert links(desk.page(LIST)) == {}


def test_two_views_never_have_one_name(at_desk, edith, drafts, english):
    other = edith.saved_views.create(name="Live", query="state=live")
    desk = at_desk(edith)
    desk.post(of(other), name="Drafts")
    desk.post(of(other), name="")

    assert desk.page(LIST).words(".messagelist li") == [
        "You have a view of that name already.",
        "Give the view a name.",
    ]
    assert list(edith.saved_views.values_list("name", flat=True)) == ["Drafts", "Live"]


@pytest.mark.parametrize("person", ["rita", "carl", "ada"])
def test_nobody_sees_or_changes_the_views_of_others(at_desk, request, drafts, english, person):
    desk = at_desk(request.getfixturevalue(person))

    assert links(desk.page(LIST)) == {}
    assert desk.post(of(drafts), delete="1").status_code == 404
    assert SavedView.objects.get() == drafts


def test_a_view_that_is_not_there_is_not_found(at_desk, edith, english):
    assert at_desk(edith).post(f"{VIEWS}{'9' * 30}/", name="A").status_code == 404


@pytest.mark.parametrize("address", [VIEWS, f"{VIEWS}1/"])
def test_views_are_changed_by_post_alone_and_by_the_desk_alone(at_desk, edith, max, english, address):
    assert at_desk(edith).get(address).status_code == 405
    assert at_desk(max).post(address, name="A", query="state=draft").status_code == 404
