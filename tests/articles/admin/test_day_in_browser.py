"""A day at the desk in a real browser: Today, the plan, notes, the publish sheet, undo, the keyboard."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.limits import set_limits
from articles.models import Article, Note, Release
from articles.publishing import approve, create, note, publish, resolve, submit
from articles.workflow import Status

from .conftest import LIST
from .test_browser import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def busy(draft, words, english, rita, edith, carl, ada, sport):
    """A day with something in every block, a thread and limits."""
    soon = timezone.now() + timedelta(hours=1)
    Article.objects.filter(pk=draft.pk).update(due_at=soon, embargo_until=soon)
    create(words.changed(headline="Late"), by=rita, edition=english, due_at=timezone.now() - timedelta(hours=1))
    submit(create(words.changed(headline="Legal"), by=rita, edition=english, needs_legal=True), by=rita)
    article = submit(create(words.changed(headline="Waiting"), by=rita, edition=english), by=rita)
    approve(article, by=edith)
    publish(article, by=edith, at=soon)
    failed = submit(create(words.changed(headline="Out"), by=rita, edition=english), by=rita)
    approve(failed, by=edith)
    publish(failed, by=edith)
    Release.objects.filter(article=failed).update(announced_at=None, announce_error="OSError: away", announce_tries=2)
    first = note(draft, "Who says so, @Carl?", by=rita)
    note(draft, "The port.", by=edith, answers=first)
    resolve(note(draft, "Spelling checked.", by=edith), by=rita)
    set_limits(edith, by=ada, sections=[sport])
    return draft


@pytest.mark.parametrize(
    ("scheme", "language", "width"),
    [("light", "en", 1366), ("dark", "fa", 390)],
)
def test_these_pages_are_open_to_everybody(log_in, busy, ada, story, scheme, language, width):
    ada.language = language
    ada.save()
    page = log_in(ada, color_scheme=scheme, viewport={"width": width, "height": 844})
    day = timezone.now().date().isoformat()

    for place in (
        "/admin/",
        f"/admin/plan/?day={day}",
        "/admin/audit/",
        "/admin/audit/?what=rights",
        "/admin/articles/deskrights/",
        "/admin/articles/deskrights/add/",
        story(busy),
    ):
        page.goto(place)
        page.wait_for_load_state("load")
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, place
    assert page.complaints == []


def test_the_clock_of_an_embargo_runs(log_in, busy, rita):
    page = log_in(rita)
    page.goto("/admin/")
    clock = page.locator("[data-clock]").first
    before = clock.text_content()

    expect(clock).not_to_have_text(before)

    assert clock.text_content().count(":") == 2


def test_a_note_leaves_what_is_being_written_alone(log_in, draft, edith, rita, story):
    page = log_in(edith)
    page.goto(story(draft))
    page.fill("#id_headline", "Harbour op")
    page.fill("#note_text", "Who says so, @Rita?")
    page.click("text=Write the note")

    expect(page.locator(".note__text")).to_have_text("Who says so, @Rita?")
    expect(page.locator("#id_headline")).to_have_value("Harbour op")
    expect(page.locator("#note_text")).to_have_value("")

    page.click(".thread__tools summary")
    page.fill(".thread__tools textarea", "The port.")
    page.click("text=Send the answer")
    expect(page.locator(".note--answer .note__text")).to_have_text("The port.")
    page.click("text=Mark as settled")
    expect(page.locator(".notes__settled summary").first).to_have_text("1 settled")
    assert [written.text for written in Note.objects.all()] == ["Who says so, @Rita?", "The port."]
    assert page.complaints == []


def test_the_sheets_button_follows_time_and_embargo(log_in, approved_article, edith, story):
    page = log_in(edith)
    page.goto(story(approved_article, "publish"))
    button = page.locator("[data-final]")
    expect(button).to_have_text("Publish now")

    page.fill("[name=embargo_until]", "2050-03-03T18:00")
    expect(button).to_have_text("Schedule for 3 Mar 2050 18:00")
    page.fill("[name=at]", "2050-03-04T09:00")
    expect(button).to_have_text("Schedule for 4 Mar 2050 09:00")
    page.fill("[name=at]", "")
    button.click()

    expect(page.locator(".messagelist li")).to_contain_text("Scheduled for 3 Mar 2050 18:00")
    assert Release.objects.get().public_from.isoformat() == "2050-03-03T18:00:00+00:00"


def test_undo_stands_first_and_counts_down(log_in, approved_article, edith, story):
    page = log_in(edith)
    page.goto(story(approved_article, "publish"))
    page.click("[data-final]")
    undo = page.locator("[name=_step][value=undo]")
    expect(undo).to_contain_text("(2")

    undo.click()

    expect(page.locator(".messagelist li")).to_have_text("Taken back: readers no longer see it.")
    assert not Release.objects.public().exists()


def test_a_check_leads_to_its_field(log_in, words, english, rita, story):
    article = create(words.changed(section=None), by=rita, edition=english)
    page = log_in(rita)
    page.goto(f"{story(article)}#id_section")
    expect(page.locator("#id_section")).to_be_focused()
    page.goto(story(article))

    page.click(".check--block a")

    expect(page.locator("#id_section")).to_be_focused()


# --- The keyboard ----------------------------------------------------------------------------------------


def test_the_list_is_worked_by_keys(log_in, publish_story, edith, draft):
    publish_story("Older")
    page = log_in(edith)
    page.goto(LIST)
    page.wait_for_load_state("networkidle")
    links = page.locator("table.stories tbody th a")

    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("table.stories tbody tr").nth(0).locator("input[type=checkbox]")).to_be_checked()
    page.keyboard.press("/")
    page.keyboard.type("jx")
    expect(page.locator(".filters__search input")).to_have_value("jx")
    page.keyboard.press("Escape")
    links.nth(1).focus()
    page.keyboard.press("o")

    page.wait_for_url("**/change/")


def test_the_story_is_worked_by_keys_and_typing_is_typing(log_in, draft, rita, story):
    page = log_in(rita)
    page.goto(story(draft))
    page.wait_for_load_state("networkidle")
    page.focus("#id_standfirst")
    page.keyboard.press("Control+End")
    page.keyboard.type(" rap]m?")
    expect(page.locator("#id_standfirst")).to_have_value("The harbour opened on Monday. rap]m?")

    page.keyboard.press("Alt+Shift+KeyM")
    expect(page.locator("#note_text")).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("]")
    expect(page.locator("[role=tab]").nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("[")
    expect(page.locator("[role=tab]").nth(0)).to_be_focused()
    page.keyboard.press("r")

    expect(page.locator(".messagelist li")).to_have_text("Sent to review.")
    draft.refresh_from_db()
    assert draft.status == Status.IN_REVIEW


def test_the_keys_are_listed_and_can_be_switched_off(log_in, draft, rita, story):
    page = log_in(rita)
    page.goto(story(draft))
    page.wait_for_load_state("networkidle")
    page.keyboard.press("?")
    expect(page.locator("dialog.shortcuts")).to_be_visible()
    assert violations(page) == []
    page.uncheck("#shortcuts-on")
    page.keyboard.press("Escape")

    page.reload()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("r")
    page.keyboard.press("?")
    expect(page.locator("dialog.shortcuts")).to_be_hidden()
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT

    page.click("details.menu summary")
    page.click("[data-shortcuts-open] button")
    expect(page.locator("dialog.shortcuts")).to_be_visible()
