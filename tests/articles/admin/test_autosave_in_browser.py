"""Writing in a real browser: saved while typed, kept while offline, one tab at a time, nothing lost."""

import re

import pytest
from playwright.sync_api import expect

from articles.content import Content
from articles.models import Article, Version
from articles.publishing import send_back, submit, write

from .conftest import ADD
from .test_browser import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = re.compile(r"^Saved \d\d:\d\d:\d\d UTC$")


@pytest.fixture
def state():
    """A function: the place that says whether the page's text is saved."""
    return lambda page: page.locator("[data-saved-state]")


def notice(page, name: str):
    return page.locator(f"[data-notice={name}]")


def now() -> Article:
    return Article.objects.get()


def kept_texts(page) -> int:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('newsroom:text')).length")


def go_offline(page):
    page.context.set_offline(True)


def test_what_is_typed_is_saved_after_a_pause(log_in, rita, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))

    page.locator("[name=headline]").fill("Typed and saved")
    expect(state(page)).to_have_text("Not saved yet")
    expect(state(page)).to_have_text(SAVED)
    page.locator(".body-editor [contenteditable]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" At last.")
    expect(state(page)).to_have_text("Not saved yet")
    expect(state(page)).to_have_text(SAVED)

    assert (now().headline, now().revision) == ("Typed and saved", 3)
    assert "At last." in now().body
    assert draft.versions.count() == 1
    assert kept_texts(page) == 0
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="Stories").first.click()
    page.wait_for_url(re.compile("/article/$"))
    assert (asked, page.complaints) == ([], [])


def test_ctrl_s_makes_a_version_and_the_page_stays(log_in, rita, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    page.evaluate("window.isTheSamePage = true")

    page.locator("[name=headline]").fill("By key")
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(SAVED)

    assert [version.content["headline"] for version in draft.versions.all()] == ["By key", "Harbour opens"]
    assert page.evaluate("window.isTheSamePage") is True
    expect(page.locator("[name=headline]")).to_be_focused()


def test_save_during_an_autosave_is_not_stale_by_its_own_text(log_in, rita, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    held = []
    page.route("**/autosave/", lambda route: held.append(route))
    page.locator("[name=headline]").fill("Typed")
    expect(state(page)).to_have_text("Saving…")

    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_timeout(300)
    held.pop().continue_()
    page.unroute("**/autosave/")

    expect(page.locator(".messagelist")).to_have_text("Saved.")
    assert [version.content["headline"] for version in draft.versions.all()] == ["Typed", "Harbour opens"]


def test_an_answer_that_is_lost_is_asked_for_again(log_in, rita, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    lost = []

    def lose_the_first(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    page.route("**/autosave/", lose_the_first)
    page.locator("[name=headline]").fill("First")
    expect(state(page)).to_have_text("Offline - kept on this computer")
    page.locator("[name=headline]").fill("First and second")

    expect(state(page)).to_have_text(SAVED, timeout=15000)
    assert (lost, now().headline, now().revision) == ([200], "First and second", 3)


def test_offline_the_text_is_kept_and_saved_later(log_in, rita, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    go_offline(page)

    page.locator("[name=headline]").fill("Written in a tunnel")
    expect(state(page)).to_have_text("Offline - kept on this computer")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_timeout(300)
    expect(page.locator("[name=headline]")).to_have_value("Written in a tunnel")
    assert (now().headline, kept_texts(page)) == ("Harbour opens", 1)

    page.context.set_offline(False)
    expect(state(page)).to_have_text(SAVED, timeout=15000)
    assert (now().headline, kept_texts(page)) == ("Written in a tunnel", 0)


def test_a_kept_text_is_offered_when_the_story_is_opened_again(log_in, rita, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    go_offline(page)
    page.locator("[name=headline]").fill("Written in a tunnel")
    expect(state(page)).to_have_text("Offline - kept on this computer")
    room = page.context
    page.close(run_before_unload=False)
    room.set_offline(False)

    page = room.new_page()
    page.goto(story(draft))
    expect(page.locator(".writing-notices")).to_contain_text("“Written in a tunnel”")
    expect(page.locator("[name=headline]")).to_have_value("Harbour opens")
    assert violations(page) == []
    page.get_by_role("button", name="Put it into the form").click()

    expect(page.locator("[name=headline]")).to_have_value("Written in a tunnel")
    expect(state(page)).to_have_text(SAVED)
    assert (now().headline, kept_texts(page)) == ("Written in a tunnel", 0)
    expect(page.locator(".writing-notices .notice")).to_have_count(0)


def test_a_kept_text_of_a_story_that_was_saved_since_is_compared(log_in, rita, edith, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    go_offline(page)
    page.locator("[name=headline]").fill("Written in a tunnel")
    expect(state(page)).to_have_text("Offline - kept on this computer")
    room = page.context
    page.close(run_before_unload=False)
    room.set_offline(False)
    write(draft, Content.of(draft).changed(headline="Edith's headline"), by=edith, revision=1)

    page = room.new_page()
    page.goto(story(draft))
    page.get_by_role("button", name="Put it into the form").click()

    expect(page.locator("h1")).to_have_text("Two texts of one story")
    expect(page.locator(".change ins").first).to_contain_text("Written in a tunnel")
    assert violations(page) == []
    assert now().headline == "Edith's headline"


def test_a_text_written_after_a_save_is_not_taken_for_the_saved_one(log_in, rita, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    page.locator("[name=headline]").fill("Saved by the button")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")
    go_offline(page)
    page.locator("[name=headline]").fill("Written in a tunnel")
    expect(state(page)).to_have_text("Offline - kept on this computer")
    room = page.context
    page.close(run_before_unload=False)
    room.set_offline(False)

    page = room.new_page()
    page.goto(story(draft))

    expect(page.locator(".writing-notices")).to_contain_text("“Written in a tunnel”")


def test_a_kept_text_is_thrown_away_when_asked(log_in, rita, english, state):
    page = log_in(rita)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(ADD)
    page.locator("[name=headline]").fill("Never mind")
    expect(state(page)).to_have_text("Kept on this computer until you save it")
    page.goto(ADD)

    page.get_by_role("button", name="Throw it away").click()

    expect(page.locator(".writing-notices .notice")).to_have_count(0)
    assert kept_texts(page) == 0


def test_a_new_story_is_kept_until_its_first_save(log_in, rita, english, state):
    page = log_in(rita)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(ADD)
    page.locator("[name=headline]").fill("A new story")
    expect(state(page)).to_have_text("Kept on this computer until you save it")
    page.goto(ADD)
    page.get_by_role("button", name="Put it into the form").click()
    expect(page.locator("[name=headline]")).to_have_value("A new story")

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")

    assert (now().headline, kept_texts(page)) == ("A new story", 0)
    page.goto(ADD)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".writing-notices .notice")).to_have_count(0)


def test_another_person_at_the_same_computer_is_not_offered_the_text(log_in, rita, edith, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    go_offline(page)
    page.locator("[name=headline]").fill("Rita's own")
    expect(state(page)).to_have_text("Offline - kept on this computer")
    cookies = log_in(edith).context.cookies()
    room = page.context
    page.close(run_before_unload=False)
    room.set_offline(False)
    room.add_cookies(cookies)

    page = room.new_page()
    with page.expect_response("**/presence/"):
        page.goto(story(draft))
    page.wait_for_load_state("networkidle")

    expect(page.locator(".menu summary").first).to_contain_text("Edith")
    expect(page.locator(".writing-notices")).not_to_contain_text("Rita's own")
    assert kept_texts(page) == 1


def test_a_stale_tab_becomes_read_only_when_it_wakes(log_in, rita, edith, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    page.wait_for_load_state("networkidle")
    write(draft, Content.of(draft).changed(headline="Edith's headline"), by=edith, revision=1)

    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(notice(page, "reading")).to_contain_text("this story was saved since you opened it")
    expect(page.locator("[name=headline]")).not_to_be_editable()
    expect(page.locator(".body-editor [contenteditable]")).to_have_attribute("contenteditable", "false")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_hidden()
    assert violations(page) == []
    notice(page, "reading").get_by_role("button", name="Open it anew").click()
    expect(page.locator("[name=headline]")).to_have_value("Edith's headline")
    expect(page.locator("[name=headline]")).to_be_editable()


def test_a_stale_tab_keeps_its_text_aside(log_in, rita, edith, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    page.wait_for_load_state("networkidle")
    page.locator("[name=headline]").fill("Rita's headline")
    write(draft, Content.of(draft).changed(headline="Edith's headline"), by=edith, revision=1)

    expect(notice(page, "reading")).to_contain_text("this story was saved since you opened it")
    notice(page, "reading").get_by_role("button", name="Keep mine aside").click()

    expect(notice(page, "kept")).to_contain_text("Your text is kept as version 3.")
    assert now().headline == "Edith's headline"
    assert draft.versions.get(kind=Version.Kind.KEPT).content["headline"] == "Rita's headline"
    assert kept_texts(page) == 0


def test_a_stale_tab_compares_its_text(log_in, rita, edith, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    page.wait_for_load_state("networkidle")
    page.locator("[name=standfirst]").fill("Rita's standfirst")
    write(draft, Content.of(draft).changed(headline="Edith's headline"), by=edith, revision=1)
    notice(page, "reading").get_by_role("button", name="Compare mine").click()

    page.get_by_role("button", name="Go on with these words").click()
    expect(page.locator("[name=headline]")).to_have_value("Edith's headline")
    expect(page.locator("[name=standfirst]")).to_have_value("Rita's standfirst")
    expect(state(page)).to_have_text(SAVED)

    assert (now().headline, now().standfirst) == ("Edith's headline", "Rita's standfirst")
    assert kept_texts(page) == 0


def test_colleagues_are_seen_and_one_writes(log_in, rita, edith, phil, draft, story):
    ritas = log_in(rita)
    ritas.goto(story(draft))
    ritas.wait_for_load_state("networkidle")

    ediths = log_in(edith)
    ediths.goto(story(draft))

    expect(ediths.locator("[data-people]")).to_have_text("Rita is writing here.")
    expect(notice(ediths, "reading")).to_contain_text("Rita is writing in this story")
    expect(ediths.locator("[name=headline]")).not_to_be_editable()
    expect(ritas.locator("[data-people]")).to_have_text("Edith has it open.", timeout=10000)
    expect(ritas.locator("[name=headline]")).to_be_editable()
    phils = log_in(phil)
    phils.goto(story(draft))
    expect(phils.locator("[data-people]")).to_have_text("Rita is writing here. Edith has it open.")


def test_who_waits_is_told_when_nobody_writes_any_more(log_in, rita, edith, draft, story):
    ritas = log_in(rita)
    ritas.goto(story(draft))
    ritas.wait_for_load_state("networkidle")
    ediths = log_in(edith)
    ediths.goto(story(draft))
    expect(notice(ediths, "reading")).to_contain_text("Rita is writing in this story")

    ritas.goto("/admin/")
    expect(notice(ediths, "reading")).to_contain_text("Nobody writes in this story now", timeout=10000)
    notice(ediths, "reading").get_by_role("button", name="Open it anew").click()

    expect(ediths.locator("[name=headline]")).to_be_editable()
    expect(notice(ediths, "reading")).to_have_count(0)


def test_a_writer_goes_on_writing_after_a_save(log_in, rita, draft, story):
    page = log_in(rita)
    page.goto(story(draft))
    page.wait_for_load_state("networkidle")
    for number in range(3):
        page.locator("[name=headline]").fill(f"Headline {number}")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator(".messagelist")).to_have_text("Saved.")
        page.wait_for_load_state("networkidle")
        expect(page.locator("[name=headline]")).to_be_editable()

    expect(notice(page, "reading")).to_have_count(0)
    expect(page.locator(".writing-notices .notice")).to_have_count(0)
    assert now().headline == "Headline 2"
    assert kept_texts(page) == 0


def test_taking_over_keeps_the_losers_text(log_in, rita, carl, draft, story, state):
    ritas = log_in(rita)
    ritas.goto(story(draft))
    ritas.locator("[name=headline]").fill("Rita's saved headline")
    expect(state(ritas)).to_have_text(SAVED)
    ritas.route("**/autosave/", lambda route: route.abort())
    ritas.locator("[name=headline]").fill("Rita's last words")
    carls = log_in(carl)
    carls.on("dialog", lambda dialog: dialog.accept())
    carls.goto(story(draft))

    notice(carls, "reading").get_by_role("button", name="Take over").click()

    expect(carls.locator("[name=headline]")).to_be_editable()
    expect(carls.locator("[name=headline]")).to_have_value("Rita's saved headline")
    expect(notice(ritas, "reading")).to_contain_text("Carl took the story over", timeout=10000)
    expect(notice(ritas, "kept")).to_contain_text("Your text is kept as version")
    expect(ritas.locator("[name=headline]")).not_to_be_editable()
    kept = draft.versions.filter(kind=Version.Kind.KEPT).order_by("number")
    assert [(one.content["headline"], one.created_by) for one in kept] == [
        ("Rita's saved headline", rita),
        ("Rita's last words", rita),
    ]
    carls.locator("[name=headline]").fill("Carl's headline")
    expect(state(carls)).to_have_text(SAVED)
    assert now().headline == "Carl's headline"


def test_a_story_that_goes_to_review_is_read_only_for_its_reporter(log_in, rita, edith, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    page.wait_for_load_state("networkidle")
    page.locator("[name=headline]").fill("Too late")
    submit(draft, by=edith)

    expect(notice(page, "reading")).to_contain_text("you may not write in this story now")
    expect(notice(page, "kept")).to_contain_text("Your text is kept as version 3.")
    assert draft.versions.first().content["headline"] == "Too late"


def test_a_page_that_only_reads_takes_steps_and_saves_nothing(log_in, rita, edith, submitted_article, story):
    ediths = log_in(edith)
    ediths.goto(story(submitted_article))
    ediths.wait_for_load_state("networkidle")
    second = ediths.context.new_page()
    second.goto(story(submitted_article))
    expect(notice(second, "reading")).to_contain_text("in another tab")

    second.get_by_role("button", name="Approve").click()

    expect(second.locator(".messagelist")).to_have_text("Approved.")
    assert (now().status, now().revision, now().section.name) == ("approved", 1, "World")


def test_logged_out_the_text_is_kept_and_saved_after_a_new_log_in(log_in, rita, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    page.wait_for_load_state("networkidle")
    fresh = log_in(rita).context.cookies()
    page.context.clear_cookies(name="sessionid")

    page.locator("[name=headline]").fill("Written meanwhile")
    expect(notice(page, "logged-out")).to_contain_text("You are logged out")
    assert kept_texts(page) == 1
    page.context.add_cookies([cookie for cookie in fresh if cookie["name"] == "sessionid"])

    expect(state(page)).to_have_text(SAVED, timeout=15000)
    expect(notice(page, "logged-out")).to_have_count(0)
    assert (now().headline, kept_texts(page)) == ("Written meanwhile", 0)


def test_what_cannot_be_saved_yet_is_said_and_kept(log_in, rita, draft, story, state):
    page = log_in(rita)
    page.goto(story(draft))
    page.locator("[name=headline]").fill("")

    expect(state(page)).to_contain_text("Not saved: Headline:")
    assert kept_texts(page) == 1
    page.locator("[name=headline]").fill("Mended")
    expect(state(page)).to_have_text(SAVED)
    assert kept_texts(page) == 0


def test_a_deadline_waits_for_the_button_and_says_so(log_in, edith, draft, story, state):
    page = log_in(edith)
    page.goto(story(draft))
    page.get_by_role("tab", name="Meta").click()
    page.locator("[name=slugline]").fill("HARBOUR")
    page.locator("[name=due_at]").fill("2031-06-02T18:00")

    expect(state(page)).to_contain_text("Press Save for: Deadline.")
    assert (now().slugline, now().due_at) == ("HARBOUR", None)
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(SAVED)
    assert now().due_at is not None
    # Somebody else takes the deadline away: what is typed next does not put it back.
    Article.objects.update(due_at=None)
    page.get_by_role("tab", name="Content").click()
    page.locator("[name=headline]").fill("Typed next")
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(SAVED)
    page.wait_for_timeout(300)
    assert now().due_at is None


def test_a_story_sent_back_is_written_on(log_in, rita, edith, submitted_article, story):
    page = log_in(rita)
    page.goto(story(submitted_article))
    expect(page.locator("[name=headline]")).to_have_count(0)
    send_back(submitted_article, by=edith, note="Who says so?")

    page.reload()

    expect(page.locator("[name=headline]")).to_be_editable()


@pytest.mark.parametrize(("scheme", "language", "width"), [("light", "en", 1366), ("dark", "fa", 390)])
def test_the_comparison_is_open_to_everybody(log_in, edith, draft, words, make_photo, scheme, language, width):
    """axe finds nothing; nothing is wider than the window; it goes by keyboard."""
    edith.language = language
    edith.save()
    figure = f'<figure class="figure"><img data-photo="{make_photo().pk}"></figure>'
    changed = words.changed(headline="Harbour closes", body=f"<h2>The harbour opened.</h2>{figure}<p>Ships came.</p>")
    write(draft, changed, by=edith, revision=1)
    page = log_in(edith, color_scheme=scheme, viewport={"width": width, "height": 844})

    page.goto(f"/admin/articles/article/{draft.pk}/compare/?from=v1&to=now")
    page.wait_for_load_state("networkidle")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.locator("button[name=field]").first.press("Enter")
    page.wait_for_url(re.compile("/compare/"))
    expect(page.locator(".messagelist")).to_be_visible()
    assert now().headline == "Harbour opens"
    # The photo has no files here.
    assert [one for one in page.complaints if "404" not in one] == []
