"""The list of stories in a real browser: boxes are ticked, colleagues come and go, views are kept without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, Presence
from articles.publishing import create, submit

from .conftest import LIST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stories(words, english, rita):
    """Four stories of Rita's in review, A to D."""
    made = [create(words.changed(headline=headline), by=rita, edition=english) for headline in "ABCD"]
    for article in made:
        submit(article, by=rita)
    return made


def violations(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def test_a_range_or_all_of_a_page_is_ticked(log_in, edith, stories):
    page = log_in(edith)
    page.goto(LIST)
    boxes, told = page.locator("[name=story]"), page.locator("[data-ticked]")
    boxes.nth(0).check()
    boxes.nth(2).click(modifiers=["Shift"])
    expect(told).to_have_text("3 ticked")
    expect(boxes.nth(1)).to_be_checked()

    page.get_by_label("All on this page").check()
    expect(told).to_have_text("4 ticked")
    page.get_by_label("All on this page").uncheck()
    expect(told).to_have_text("")


def test_who_opens_a_story_is_seen_within_ten_seconds(log_in, edith, carl, stories):
    page = log_in(edith)
    page.goto(LIST)
    people = page.locator(f"[data-people='{stories[0].pk}']")
    expect(people).to_have_text("")

    here = Presence.objects.create(article=stories[0], person=carl, tab="tab", seen_at=timezone.now())
    expect(people).to_have_text("Open: Carl", timeout=10_000)
    here.delete()
    expect(people).to_have_text("", timeout=10_000)
    assert page.complaints == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1366), ("dark", 390)])
def test_many_stories_are_sent_back_without_scripts(log_in, edith, stories, scheme, width):
    page = log_in(edith, java_script_enabled=False, color_scheme=scheme, viewport={"width": width, "height": 844})
    page.goto(f"{LIST}?state=in_review")
    for headline in "AC":
        page.get_by_label(headline, exact=True).check()
    page.get_by_label("With the ticked stories").select_option("Send back")
    page.get_by_role("button", name="Take the step").click()
    page.get_by_label("What is missing").fill("Who says so?")
    page.get_by_role("button", name="Send back").click()

    expect(page.get_by_role("status")).to_contain_text("2 stories: done.")
    page.get_by_role("link", name="Back to the list").click()
    assert page.locator(".stories__story a").all_inner_texts() == ["D", "B"]
    assert set(Article.objects.filter(status="draft").values_list("headline", flat=True)) == {"A", "C"}


def test_a_view_is_kept_renamed_and_deleted_without_scripts(log_in, edith, stories):
    page = log_in(edith, java_script_enabled=False)
    page.goto(f"{LIST}?state=in_review")
    page.get_by_text("Save this view").click()
    page.get_by_label("Name of the view").fill("To read")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="To read")).to_have_attribute("aria-current", "page")

    page.goto(LIST)
    page.get_by_text("Rename or delete views").click()
    page.get_by_label("New name of “To read”").fill("Review")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("link", name="Review", exact=True)).to_be_visible()

    page.get_by_text("Save this view").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="Review", exact=True)).to_have_count(0)


@pytest.mark.parametrize(
    ("scheme", "language", "width"), [("light", "en", 1366), ("dark", "fa", 390), ("dark", "en", 1366)]
)
def test_the_pages_of_many_are_open_to_everybody(log_in, carl, stories, scheme, language, width):
    carl.language = language
    carl.save()
    carl.saved_views.create(name="Drafts", query="state=draft")
    page = log_in(carl, color_scheme=scheme, viewport={"width": width, "height": 844})

    def look(name: str) -> None:
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name

    page.goto(f"{LIST}?state=in_review&q=harbour")
    page.locator(".views__more summary").click()
    look("list")
    page.locator("[name=story]").first.check()
    page.locator("#many-step").select_option("assign")
    page.locator(".many-bar button").click()
    look("question")
    page.locator(".sheet__end button").click()
    look("report")
    assert page.complaints == []
