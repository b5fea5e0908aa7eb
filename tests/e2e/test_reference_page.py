"""A printed page, typed in at the desk by those whose work it is, is what a reader finds."""

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Window

from .page import Author, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CREDIT = "Jo Lens"
FIRST_ALT, SECOND_ALT = "Hills under a clear sky", "Hills in the evening"
# What the system does when a file is let go over the text.
DROP = """(place, bytes) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([new Uint8Array(bytes)], "second.jpg", { type: "image/jpeg" }))
    place.scrollIntoView({ block: "center" })
    const { left, top } = place.getBoundingClientRect()
    const there = { clientX: left + 5, clientY: top + 5, bubbles: true, cancelable: true, dataTransfer }
    place.dispatchEvent(new DragEvent("dragover", there))
    place.dispatchEvent(new DragEvent("drop", there))
}"""


def test_a_page_travels_from_the_desk_to_its_readers(
    reference, first_photo, second_photo, log_in, sit_down, world, ada, rita, edith
):
    add_author(log_in(ada), reference.author)
    send_story_to_review(log_in(rita), reference, first_photo, second_photo)
    approve_and_publish(log_in(edith), reference.headline)

    for scripts in (True, False):
        reader = sit_down(java_script_enabled=scripts)
        reader.goto("/")
        reader.get_by_role("link", name=reference.headline).first.click()
        expect_words(reader, reference)
        expect_photos(reader, [FIRST_ALT, SECOND_ALT])


# --- What the desk does ------------------------------------------------------------------------------


def add_author(desk: Window, author: Author) -> None:
    desk.goto("/admin/authors/author/")
    desk.get_by_role("link", name="Add author").click()
    desk.get_by_role("textbox", name="Name").first.fill(author.name)
    desk.get_by_role("textbox", name="Role").first.fill(author.role)
    desk.get_by_role("textbox", name="Bio").first.fill(author.bio)
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist")).to_contain_text("was added successfully")


def send_story_to_review(desk: Window, page: Page, first_photo: bytes, second_photo: bytes) -> None:
    desk.get_by_role("link", name="New story").click()
    desk.get_by_label("Headline", exact=True).fill(page.headline)
    choose_author(desk, page.author.name)
    upload_lead_photo(desk, first_photo, page.lead_caption)
    write_paragraphs(desk, page.paragraphs)
    drop_photo_after(page.first_paragraphs[-1], desk, second_photo, page.second_caption)
    desk.get_by_role("tab", name="Meta").click()
    desk.get_by_label("Section", exact=True).select_option(label="World")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist")).to_have_text("Saved.")
    desk.get_by_role("button", name="Send to review").click()
    expect(desk.locator(".messagelist")).to_have_text("Sent to review.")


def choose_author(desk: Window, name: str) -> None:
    byline = desk.get_by_role("group", name="Byline")
    byline.get_by_placeholder("Type a name").first.fill(name)
    byline.get_by_role("option", name=name).click()


def upload_lead_photo(desk: Window, file: bytes, caption: str) -> None:
    """By the library's window: choose a photo, or, as here, upload it there."""
    lead = desk.get_by_role("group", name="Lead photo")
    lead.get_by_role("button", name="Choose a photo").click()
    library = desk.frame_locator("dialog iframe")
    library.get_by_text("Upload a photo").click()
    chosen = {"name": "first.jpg", "mimeType": "image/jpeg", "buffer": file}
    library.locator("input[type=file]").set_input_files(chosen)
    library.get_by_role("textbox", name="Caption").fill(caption)
    library.get_by_role("textbox", name="Alt text").fill(FIRST_ALT)
    library.get_by_role("textbox", name="Credit").fill(CREDIT)
    library.get_by_role("button", name="Upload").click()
    library.get_by_role("button", name="Choose").click()
    expect(lead.locator(".lead-photo__name")).to_have_text(caption)


def write_paragraphs(desk: Window, paragraphs: tuple[str, ...]) -> None:
    desk.locator(".ProseMirror").click()
    for paragraph in paragraphs[:-1]:
        desk.keyboard.insert_text(paragraph)
        desk.keyboard.press("Enter")
    desk.keyboard.insert_text(paragraphs[-1])
    expect(desk.locator(".ProseMirror > p")).to_have_text(list(paragraphs))


def drop_photo_after(paragraph: str, desk: Window, file: bytes, caption: str) -> None:
    """Drop the file on the paragraph, type the caption in place, then the rest on the photo's own page."""
    text = desk.locator(".ProseMirror")
    text.get_by_text(paragraph, exact=True).evaluate(f"place => ({DROP})(place, {list(file)})")
    expect_loaded(text.locator("figure img"))
    text.locator("figcaption").click()
    desk.keyboard.insert_text(caption)
    with desk.expect_popup() as opened:
        text.get_by_role("link", name="Alt text and credit").click()
    photo = opened.value
    photo.get_by_role("textbox", name="Alt text").first.fill(SECOND_ALT)
    photo.get_by_role("textbox", name="Credit").fill(CREDIT)
    photo.get_by_role("button", name="Save", exact=True).click()
    expect(photo.locator(".messagelist")).to_contain_text("was changed successfully")
    photo.close()


def approve_and_publish(desk: Window, headline: str) -> None:
    desk.get_by_role("link", name=headline).first.click()
    desk.get_by_role("button", name="Approve").click()
    expect(desk.locator(".messagelist")).to_have_text("Approved.")
    desk.get_by_role("button", name="Publish").click()
    desk.get_by_role("button", name="Publish now").click()
    expect(desk.locator(".messagelist")).to_contain_text(f"It is out: {headline}.")


# --- What a reader finds -----------------------------------------------------------------------------


def expect_words(reader: Window, page: Page) -> None:
    """All words of the printed page stand in the story's page, in their order; a caption is followed by the credit."""
    words = reader.locator(
        "main h1, main figcaption, main .story__body > p, main .bio__name, main .bio__role, main .bio__text"
    )
    printed = [
        page.headline,
        f"{page.lead_caption} Photo: {CREDIT}",
        *page.first_paragraphs,
        f"{page.second_caption} Photo: {CREDIT}",
        *page.last_paragraphs,
        page.author.name,
        page.author.role,
        page.author.bio,
    ]
    expect(words).to_have_text(printed, use_inner_text=True)


def expect_photos(reader: Window, alts: list[str]) -> None:
    """These are the pictures of the story, and each one comes once it is looked at."""
    pictures = reader.locator("main article img")
    expect(pictures).to_have_count(len(alts))
    for place, alt in enumerate(alts):
        pictures.nth(place).scroll_into_view_if_needed()
        expect(pictures.nth(place)).to_have_attribute("alt", alt)
        expect_loaded(pictures.nth(place))


def expect_loaded(picture: Locator) -> None:
    expect(picture).to_have_js_property("complete", True)
    expect(picture).not_to_have_js_property("naturalWidth", 0)
