"""The picture desk in a real browser: focus, dropped files, the chooser's window."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from photos.models import Photo

from . import corpus

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("desk_rights", "small_sizes"),
]


@pytest.fixture
def desk(page, live_server, client, phil):
    """A function that opens a page of the photo desk as Phil; what the browser complains about fails the test."""
    client.force_login(phil)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)

    def opened(path: str):
        page.goto(f"{live_server.url}/admin/photos/photo/{path}")
        return page

    yield opened
    assert complaints == []


def drop(page, target: str, *files: tuple[str, bytes]) -> None:
    """Drop files on an element."""
    sent = [{"name": name, "bytes": list(data)} for name, data in files]
    transfer = page.evaluate_handle(
        """files => {
            const dropped = new DataTransfer()
            for (const { name, bytes } of files)
                dropped.items.add(new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }))
            return dropped
        }""",
        sent,
    )
    page.dispatch_event(target, "dragover", {"dataTransfer": transfer})
    page.dispatch_event(target, "drop", {"dataTransfer": transfer})


def test_the_focus_is_moved_by_arrow_keys(desk, harbour):
    page = desk(f"{harbour.pk}/change/")
    handle = page.get_by_role("button", name=re.compile("^Focus: 50 % across, 50 % down"))

    handle.focus()
    for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowUp"):
        page.keyboard.press(key)

    assert page.get_by_role("button", name=re.compile("^Focus: 48 % across, 40 % down")).is_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/photos/photo/")
    harbour.refresh_from_db()
    assert (harbour.focal_x, harbour.focal_y) == (0.48, 0.4)


def test_the_focus_stays_within_the_photo(desk, harbour):
    page = desk(f"{harbour.pk}/change/")

    page.locator(".focus__handle").focus()
    for _ in range(7):
        page.keyboard.press("Shift+ArrowRight")

    assert page.locator("#id_focal_x").input_value() == "100"


def test_the_focus_is_picked_by_clicking_the_photo(desk, harbour):
    page = desk(f"{harbour.pk}/change/")
    box = page.locator(".focus__picture img").first.bounding_box()

    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)

    assert (page.locator("#id_focal_x").input_value(), page.locator("#id_focal_y").input_value()) == ("25", "75")


def test_dropped_files_are_sent_one_by_one_and_each_has_its_answer(desk):
    page = desk("add/")
    page.get_by_label("Credit").fill("Jo Lens")

    drop(page, "form[data-drop]", ("a.jpg", corpus.jpeg()), ("bad.jpg", corpus.HTML), ("b.jpg", corpus.jpeg()))
    page.get_by_role("button", name="Add photos").click()
    page.get_by_text("This is not a photo that can be read").wait_for()
    page.locator(".drop__file--added").nth(1).wait_for()

    assert page.locator(".drop__list bdi").all_inner_texts() == ["a.jpg", "bad.jpg", "b.jpg"]
    assert [row.get_attribute("class") for row in page.locator(".drop__list li").all()] == [
        "drop__file--added",
        "drop__file--refused",
        "drop__file--added",
    ]
    assert sorted(Photo.objects.values_list("filename", "credit")) == [("a.jpg", "Jo Lens"), ("b.jpg", "Jo Lens")]
    assert page.get_by_label("Credit").input_value() == "Jo Lens"


def test_one_photo_leads_on_to_its_words(desk):
    page = desk("add/")
    page.set_input_files("input[type=file]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": corpus.jpeg()})

    page.get_by_role("button", name="Add photos").click()

    page.wait_for_url("**/change/")


def test_photos_are_added_without_a_script(browser, live_server, client, phil):
    client.force_login(phil)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/photos/photo/add/")

    page.set_input_files("input[type=file]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": corpus.jpeg()})
    page.get_by_role("button", name="Add photos").click()

    assert page.locator("#id_focal_x").input_value() == "50"
    page.locator("#id_focal_x").fill("10")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/photos/photo/")
    assert Photo.objects.get().focal_x == 0.1
    context.close()


def test_the_chooser_gives_the_photo_to_the_story_and_closes(desk, harbour):
    story = desk("")
    story.evaluate(
        "addEventListener('message', event => { window.given = { data: event.data, origin: event.origin } })"
    )
    with story.expect_popup() as opened:
        story.evaluate("void window.open('/admin/photos/photo/choose/?_popup=1', 'choose', 'width=900,height=600')")
    chooser = opened.value

    with chooser.expect_event("close"):
        # Pressed a moment later: the window closes itself by it, and a click must not wait for an answer from there.
        chooser.get_by_role("button", name="Choose").evaluate("button => void setTimeout(() => button.click(), 50)")

    story.wait_for_function("window.given")
    given = story.evaluate("window.given")
    assert given["origin"] == story.evaluate("window.location.origin")
    assert given["data"] == {
        "type": "newsroom:photo",
        "id": harbour.pk,
        "url": given["data"]["url"],
        "width": 180,
        "height": 120,
        "caption": "The harbour",
        "credit": "Jo Lens",
        "alt": "A harbour at dawn",
    }
    assert given["data"]["url"].endswith("/full-120.jpg")


def test_a_photo_dropped_on_the_chooser_is_the_first_to_choose(desk, harbour):
    page = desk("choose/?_popup=1")
    page.get_by_text("Upload a photo").click()

    drop(page, "form[data-drop]", ("new.jpg", corpus.jpeg()))
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**chosen=**")

    assert page.locator(".photo-card").first.inner_text().startswith("new.jpg")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_used_by_everybody(desk, harbour, page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 800})
    found = {}
    for path in ("", "add/", "choose/?_popup=1", f"{harbour.pk}/change/", f"{harbour.pk}/withdraw/"):
        desk(path)
        rules = [(rule["id"], rule["nodes"][0]["target"]) for rule in Axe().run(page).response["violations"]]
        found[path] = (rules, page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    assert found == dict.fromkeys(found, ([], True))
