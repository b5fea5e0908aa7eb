"""What stands beside a story, in a real browser: its preview, its source, its share links."""

import re
from urllib.parse import urlparse

import pytest
from playwright.sync_api import expect

from articles.models import Article, Section, ShareAnswer, ShareLink
from articles.publishing import announce_due, correct, share, translate
from articles.sharing import address_of

from .test_browser import violations
from .test_translating import QUEUE, beside

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stale_translation(live_article, russian, rita, edith):
    """Rita's Russian draft, whose source has been corrected since."""
    Section.objects.create(edition=russian, name="Мир", slug="world")
    announce_due()
    made = translate(live_article, by=rita, edition=russian)
    correct(live_article, by=edith, changes={"body": "<p>The harbour opened late.</p>"}, note="Late.")
    announce_due()
    return made


def inner_width(page) -> int:
    return page.frames[-1].evaluate("innerWidth")


def test_the_preview_stands_beside_the_text_at_three_widths(log_in, rita, draft, story):
    page = log_in(rita, viewport={"width": 1366, "height": 900})
    page.goto(story(draft))
    toggle = page.get_by_role("button", name="Preview beside")
    expect(page.locator("#preview-beside")).to_be_hidden()

    toggle.click()
    shown = page.frame_locator("#preview-beside iframe")
    expect(shown.locator("h1")).to_have_text("Harbour opens")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    for name, width in [("Phone", 390), ("Tablet", 768), ("Desk", 1280)]:
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        assert inner_width(page) == width
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.complaints == []


def test_the_preview_follows_what_is_saved_and_is_remembered(log_in, rita, draft, story):
    page = log_in(rita, viewport={"width": 1366, "height": 900})
    page.goto(story(draft))
    page.keyboard.press("Alt+Shift+P")
    shown = page.frame_locator("#preview-beside iframe")
    expect(shown.locator("h1")).to_have_text("Harbour opens")
    page.get_by_role("button", name="Tablet").click()

    page.locator("[name=headline]").fill("Harbour busy")
    expect(shown.locator("h1")).to_have_text("Harbour busy", timeout=10_000)

    page.reload()
    expect(shown.locator("h1")).to_have_text("Harbour busy")
    expect(page.get_by_role("button", name="Tablet")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Alt+Shift+P")
    expect(page.locator("#preview-beside")).to_be_hidden()
    assert page.complaints == []


def test_without_scripts_the_preview_is_a_link(log_in, rita, draft, story):
    page = log_in(rita, java_script_enabled=False)
    page.goto(story(draft))

    expect(page.locator("[data-preview-toggle]")).to_be_hidden()
    expect(page.get_by_role("link", name="Preview (of what is saved, in a new tab)")).to_be_visible()


def test_a_story_is_translated_and_brought_up_to_date_without_scripts(
    log_in,
    rita,
    edith,
    live_article,
    russian,
    story,
):
    announce_due()
    page = log_in(rita, java_script_enabled=False)
    page.goto(story(live_article))
    page.get_by_role("button", name=re.compile("Translate.*Русский")).click()
    page.locator("[name=headline]").fill("Гавань открыта")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")
    correct(live_article, by=edith, changes={"headline": "Harbour open at last"}, note="At last.")
    announce_due()

    page.goto(QUEUE)
    page.get_by_role("link", name="Гавань открыта").click()
    expect(page.locator(".source ins").first).to_be_visible()
    page.locator("[name=headline]").fill("Гавань наконец открыта")
    page.get_by_role("button", name="Save: the translation is up to date").click()

    expect(page.locator(".messagelist")).to_contain_text("The translation is up to date.")
    assert Article.objects.get(edition=russian).headline == "Гавань наконец открыта"
    page.goto(QUEUE)
    expect(page.locator(".empty")).to_have_text("Every translation is up to date.")


def test_a_story_is_shown_to_a_lawyer_who_answers_without_scripts(
    log_in,
    browser,
    live_server,
    rita,
    draft,
    story,
):
    desk = log_in(rita, java_script_enabled=False)
    desk.goto(story(draft))
    desk.get_by_text("Make a link").click()
    desk.get_by_label("For whom").fill("The lawyer")
    desk.get_by_label("may approve").check()
    desk.get_by_role("button", name="Make the link").click()
    address = desk.get_by_label("Address of the link: The lawyer").input_value()

    room = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    try:
        page = room.new_page()
        page.goto(urlparse(address).path)
        expect(page.locator("h1")).to_have_text("Harbour opens")
        page.get_by_label("Your name").fill("Dr Marant")
        page.get_by_label("Comment").fill("Say “alleged”.")
        page.get_by_role("button", name="Send comment").click()
        expect(page.get_by_role("status")).to_have_text("Thank you. The newsroom has your answer.")
        page.get_by_label("Your name").fill("Dr Marant")
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("status")).to_be_visible()
        assert [cookie["name"] for cookie in room.cookies()] == ["csrftoken"]

        assert [given.approves for given in ShareAnswer.objects.all()] == [False, True]
        desk.reload()
        expect(desk.locator(".share__answers")).to_contain_text("Say “alleged”.")
        desk.get_by_role("button", name=re.compile("End it.*The lawyer")).click()
        page.goto(urlparse(address).path)
        expect(page.locator("h1")).to_have_text("This preview is not available")
    finally:
        room.close()


def test_an_address_is_copied(log_in, rita, draft, story):
    link = share(draft, by=rita, label="The lawyer")
    page = log_in(rita, permissions=["clipboard-read", "clipboard-write"])
    page.goto(story(draft))
    page.get_by_role("button", name=re.compile("Copy.*The lawyer")).click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address_of(ShareLink.objects.get(pk=link.pk))


@pytest.mark.parametrize(
    ("scheme", "language", "width"),
    [("light", "en", 1366), ("dark", "en", 390), ("dark", "fa", 1366), ("light", "fa", 390)],
)
def test_what_stands_beside_is_open_to_everybody(
    log_in,
    carl,
    rita,
    stale_translation,
    live_article,
    ports,
    story,
    scheme,
    language,
    width,
):
    """axe finds nothing; nothing is wider than the window; no script or style is refused."""
    carl.language = language
    carl.save()
    link = share(live_article, by=carl, label="The lawyer", may_comment=True, may_approve=True)
    page = log_in(carl, color_scheme=scheme, viewport={"width": width, "height": 844})
    shown = urlparse(address_of(link)).path
    merge = f"/admin/articles/topic/{ports.pk}/merge/"

    for place in (story(live_article), beside(stale_translation), QUEUE, merge, shown, "/share/ended/"):
        page.goto(place)
        page.wait_for_load_state("networkidle")
        if place == story(live_article):
            page.keyboard.press("Alt+Shift+P")
            page.wait_for_load_state("networkidle")
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, place
    assert [one for one in page.complaints if "404" not in one] == []
