"""The desk in a real browser: by keyboard, without scripts, in light, dark and right-to-left."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.content import Content
from articles.models import Article, Release
from articles.publishing import kill, submit, write
from articles.workflow import Status

from .conftest import ADD, LIST

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def violations(page) -> list[str]:
    """What axe has to say, one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


PLACES = ["/admin/", LIST, ADD, "{draft}", "{review}", "{live}", "{publish}", "{correct}", "{kill}", "{reinstate}"]


@pytest.fixture
def places(draft, ada, publish_story, story, words, english):
    live, killed, review = publish_story("Live"), publish_story("Killed"), publish_story("Review")
    kill(killed, by=ada, reason="Wrong", notice="Withdrawn.")
    submit(review, by=ada)
    found = {"draft": story(draft), "review": story(review), "live": story(live), "publish": story(draft, "publish")}
    found |= {"correct": story(live, "correct"), "kill": story(live, "kill"), "reinstate": story(killed, "reinstate")}
    return [place.format(**found) for place in PLACES]


@pytest.mark.parametrize(
    ("scheme", "language", "width"),
    [("light", "en", 1366), ("dark", "en", 390), ("light", "fa", 1366), ("dark", "fa", 390)],
)
def test_the_desk_is_open_to_everybody(log_in, places, carl, scheme, language, width):
    """axe finds nothing; nothing is wider than the window; no script or style is refused."""
    carl.language = language
    carl.save()
    page = log_in(carl, color_scheme=scheme, viewport={"width": width, "height": 844})

    for place in places:
        page.goto(place)
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, place
    assert [one for one in page.complaints if "409" not in one] == []


def test_a_story_is_written_and_submitted_without_scripts(log_in, rita, english, world, ports, ines):
    page = log_in(rita, java_script_enabled=False)
    page.goto("/admin/")
    page.get_by_role("link", name="New story").click()

    page.get_by_label("Headline", exact=True).fill("Harbour opens")
    page.get_by_label("Standfirst").fill("The harbour opened on Monday.")
    page.locator("[name=body]").fill("<p>The harbour opened.</p>")
    page.locator("[name=byline-0-author]").select_option(str(ines.pk))
    page.locator("[name=section]").select_option(str(world.pk))
    page.locator("[name=topics]").select_option(str(ports.pk))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")
    page.get_by_role("button", name="Send to review").click()
    expect(page.locator(".messagelist")).to_have_text("Sent to review.")

    article = Article.objects.get()
    assert article.status == Status.IN_REVIEW
    assert Content.of(article).body == "<p>The harbour opened.</p>"
    assert Content.of(article).topics == (ports.pk,)


def test_a_story_is_published_without_scripts(log_in, edith, approved_article, story):
    page = log_in(edith, java_script_enabled=False)
    page.goto(story(approved_article))
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("button", name="Publish now").click()

    expect(page.locator(".messagelist")).to_contain_text("It is out: Harbour opens.")
    page.locator(".messagelist a").click()
    expect(page.locator("h1")).to_have_text("Harbour opens")


def test_a_story_is_written_by_keyboard_alone(log_in, rita, english, world, ines):
    page = log_in(rita)
    page.goto(ADD)
    expect(page.locator("[name=headline]")).to_be_focused()
    page.keyboard.type("Harbour opens")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "id_byline-0-author":
            break
    page.keyboard.type("ines")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+s")
    page.wait_for_url(re.compile("/change/$"))

    article = Article.objects.get()
    assert article.headline == "Harbour opens"
    assert [name.author for name in Content.of(article).bylines] == [ines.pk]
    assert page.complaints == []


def test_the_tabs_obey_the_arrow_keys(log_in, rita, draft, story):
    page = log_in(rita)
    page.goto(story(draft))
    expect(page.locator("#content-panel")).to_be_visible()
    expect(page.locator("#meta-panel")).to_be_hidden()

    page.get_by_role("tab", name="Content").press("ArrowRight")
    expect(page.get_by_role("tab", name="Meta")).to_be_focused()
    expect(page.locator("#meta-panel")).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator("#history-panel")).to_be_visible()


def test_what_is_wrong_opens_its_tab(log_in, rita, draft, story):
    page = log_in(rita)
    page.goto(story(draft))
    page.get_by_role("tab", name="Meta").click()
    page.locator("[name=slug]").fill("not a slug!")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator("#meta-panel")).to_be_visible()
    expect(page.get_by_role("tab", name="Meta 1")).to_be_visible()
    page.locator(".notice a").click()
    expect(page.locator("[name=slug]")).to_be_focused()


def test_names_of_the_byline_change_places(log_in, rita, draft, story):
    page = log_in(rita)
    page.goto(story(draft))
    page.get_by_role("button", name="Add a name").click()
    page.locator("[name=byline-1-guest_name]").fill("Dr Marant")
    page.get_by_role("button", name="Move up").nth(1).click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")

    names = Content.of(Article.objects.get()).bylines
    assert [name.guest_name or "Ines" for name in names] == ["Dr Marant", "Ines"]


def test_topics_are_picked_and_taken_away(log_in, rita, draft, story, ports, english):
    trade = english.topics.create(name="Trade", slug="trade")
    page = log_in(rita)
    page.goto(story(draft))
    page.get_by_role("tab", name="Meta").click()
    page.get_by_role("combobox", name="Topics").fill("tra")
    page.get_by_role("option", name="Trade").click()
    expect(page.locator("[data-glance=topics]")).to_have_text("Ports, Trade")
    page.get_by_role("button", name="Remove Ports").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")

    assert Content.of(Article.objects.get()).topics == (trade.pk,)


def test_sections_follow_the_edition(log_in, rita, draft, story, russian):
    section = russian.sections.create(name="Мир", slug="mir")
    page = log_in(rita)
    page.goto(story(draft))
    page.get_by_role("tab", name="Meta").click()
    page.locator("#id_edition").select_option(label="Русский")

    shown = page.locator("[name=section] option:not([hidden])").all_text_contents()
    assert shown == ["None yet", "Мир"]
    expect(page.locator("[for=id_due_at] [data-zone-name]")).to_have_text("Europe/Moscow")
    page.locator("[name=section]").select_option(str(section.pk))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")
    assert Article.objects.get().section == section


def test_a_lead_photo_is_chosen_in_the_library(log_in, rita, draft, story, make_photo):
    make_photo(caption="The ferry")
    photo = make_photo(caption="The bridge")
    page = log_in(rita)
    page.goto(story(draft))
    expect(page.locator("[name=lead_caption]")).to_be_hidden()

    page.locator(".lead").get_by_role("button", name="Choose a photo").click()
    page.frame_locator(".chooser iframe").get_by_role("button", name="Choose").first.click()
    expect(page.locator(".lead-photo__name")).to_have_text("The bridge")
    expect(page.locator("[name=lead_caption]")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")
    assert Article.objects.get().lead_photo == photo

    page.locator(".lead").get_by_role("button", name="No photo").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")
    assert Article.objects.get().lead_photo is None


def test_the_counters_count(log_in, rita, draft, story):
    page = log_in(rita)
    page.goto(story(draft))
    page.locator("[name=short_headline]").fill("x" * 71)

    expect(page.locator("[data-counter-for=id_short_headline]")).to_have_text("71 / 70")
    expect(page.locator("[data-counter-for=id_short_headline]")).to_have_class(re.compile("counter--over"))


def test_the_words_of_the_last_button_follow_the_time(log_in, edith, approved_article, story):
    page = log_in(edith)
    page.goto(story(approved_article, "publish"))
    button = page.locator("[data-final]")
    expect(button).to_have_text("Publish now")

    page.locator("[name=at]").fill("2031-06-02T18:00")
    expect(button).to_have_text("Schedule for 2 Jun 2031 18:00")
    button.click()

    expect(page.locator(".messagelist")).to_have_text("Scheduled for 2 Jun 2031 18:00 UTC.")
    assert Release.objects.get().public_from.isoformat() == "2031-06-02T18:00:00+00:00"


def test_a_greyed_step_is_not_pressed_and_says_why(log_in, rita, submitted_article, story):
    page = log_in(rita)
    page.goto(story(submitted_article))
    page.get_by_role("button", name="Approve").press("Enter")

    expect(page.locator("#why-approve")).to_have_class("why__asked")
    assert Article.objects.get().status == Status.IN_REVIEW


def test_unsaved_words_are_not_left_without_asking(log_in, rita, draft, story):
    page = log_in(rita)
    page.goto(story(draft))
    page.locator("[name=standfirst]").press_sequentially("More. ")
    expect(page.locator("[data-saved-state]")).to_have_text("Not saved yet")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.get_by_role("link", name="Stories").first.click()
    page.wait_for_url(re.compile(LIST))

    assert asked == ["beforeunload"]


def test_a_conflict_keeps_both_texts(log_in, rita, edith, draft, story):
    page = log_in(rita)
    page.goto(story(draft))
    page.locator("[name=headline]").fill("Rita's headline")
    write(draft, Content.of(draft).changed(headline="Edith's headline"), by=edith, revision=1)
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator("[role=alert]").first).to_contain_text("Somebody else saved this story")
    expect(page.locator("del.del").nth(1)).to_contain_text("Edith's")
    page.get_by_label("Mine", exact=True).check()
    page.get_by_role("button", name="Go on with these words").click()
    expect(page.locator("[name=headline]")).to_have_value("Rita's headline")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Saved.")
    assert Article.objects.get().headline == "Rita's headline"
    assert "Edith's headline" in [version.content["headline"] for version in draft.versions.all()]


def test_the_bar_never_covers_what_has_the_focus(log_in, rita, draft, story):
    page = log_in(rita, viewport={"width": 1366, "height": 500})
    page.goto(story(draft))
    covered = []
    for _ in range(40):
        page.keyboard.press("Tab")
        covered += page.evaluate(
            """() => {
                const focused = document.activeElement
                if (!focused || focused === document.body || focused.closest('.bar, .top')) return []
                const box = focused.getBoundingClientRect()
                const above = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 9))
                return above?.closest('.bar') ? [focused.outerHTML.slice(0, 80)] : []
            }"""
        )

    assert covered == []


def test_colours_are_a_persons_own_choice(log_in, rita, english):
    page = log_in(rita)
    page.goto("/admin/")
    page.locator(".menu summary").click()
    page.get_by_label("Colours").select_option("dark")
    page.reload()

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 20, 23)"
