"""The editor in a real browser, on the story's own form: what is typed, pasted and dropped, and what is stored then."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.body.cleaning import clean_body
from articles.models import Article
from newsroom.demo.source import EDITIONS, stories
from photos.models import Photo

from .conftest import jpeg
from .pasted import DOCS, DOCS_CLEAN, WORD, WORD_CLEAN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILM = "https://www.youtube.com/watch?v=abcdefghijk"


def test_words_and_marks(desk):
    desk.begin()
    desk.keys.type("It ")
    desk.press("Control+b")
    desk.keys.type("opens")
    desk.press("Control+b", "Shift+Enter")
    desk.write("today.", "Then it rains.")

    assert desk.save() == "<p>It <strong>opens</strong><br>today.</p><p>Then it rains.</p>"


def test_subheads_lists_and_quotes_by_their_keys(desk):
    desk.begin()
    desk.press("Control+Alt+2")
    desk.write("Ships")
    desk.press("Control+Shift+8")
    desk.write("one", "two", "")
    desk.press("Control+Shift+b")
    desk.write("Said the captain.", "")
    desk.press("Control+Shift+9")
    desk.write("Ships came", "")
    desk.keys.type("The end")

    assert desk.save() == (
        "<h2>Ships</h2><ul><li>one</li><li>two</li></ul><blockquote><p>Said the captain.</p></blockquote>"
        '<aside class="pullquote"><p>Ships came</p></aside><p>The end</p>'
    )


def test_a_quotation_becomes_a_pull_quote(desk):
    desk.begin()
    desk.keys.type("Ships came")
    desk.tool("Quotation").click()
    desk.tool("Pull quote").click()

    assert desk.html == '<aside class="pullquote"><p>Ships came</p></aside>'
    desk.tool("Pull quote").click()
    assert desk.html == "<p>Ships came</p>"


def test_a_photo_of_the_library_comes_with_its_caption(desk, harbour):
    desk.begin()
    desk.write("Before.")
    desk.tool("Photo").click()
    desk.page.frame_locator("dialog iframe").get_by_role("button", name="Choose").click()
    desk.box.locator("figure img").wait_for()
    desk.keys.type(" of Alma")
    desk.press("Enter")
    desk.keys.type("After.")

    assert desk.box.locator("figure img").get_attribute("alt") == "A harbour at dawn"
    assert "Photo: Jo Lens" in desk.box.inner_text()
    assert desk.save() == (
        f'<p>Before.</p><figure class="figure"><img data-photo="{harbour.pk}">'
        "<figcaption>The harbour of Alma</figcaption></figure><p>After.</p>"
    )


def test_choosing_no_photo_changes_nothing(desk, harbour):
    desk.begin()
    desk.keys.type("Words")
    desk.tool("Photo").click()
    desk.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(desk.box).to_be_focused()
    desk.keys.type(" go on")

    assert desk.html == "<p>Words go on</p>"


def test_a_caption_is_left_by_the_arrow_key_and_a_figure_removed_by_the_keyboard(desk, harbour):
    article = a_story_with(desk, f'<figure class="figure"><img data-photo="{harbour.pk}"></figure>')
    desk.open(article)
    desk.click(desk.box.locator("figcaption"))
    desk.press("ArrowDown")
    desk.keys.type("After.")

    assert desk.html.endswith("<p>After.</p>")
    desk.click(desk.box.locator("figcaption"))
    desk.press("Backspace", "Backspace")
    assert desk.html == "<p>After.</p>"


def test_a_stored_figure_shows_its_picture_and_the_photos_own_caption_as_a_hint(desk, harbour):
    article = a_story_with(desk, f'<p>Words</p><figure class="figure"><img data-photo="{harbour.pk}"></figure>')
    desk.open(article)
    image = desk.box.locator("figure img")

    assert image.evaluate("image => image.complete && image.naturalWidth > 0")
    assert desk.box.locator("figcaption").get_attribute("data-hint") == "The harbour"
    assert "src" not in desk.html


def test_another_photo_takes_the_place_of_one(desk, harbour):
    article = a_story_with(
        desk, f'<figure class="figure"><img data-photo="{harbour.pk}"><figcaption>Ours</figcaption></figure>'
    )
    desk.open(article)
    desk.drop(second=jpeg("green"))
    desk.box.locator("figure img").nth(1).wait_for()
    desk.box.get_by_role("button", name="Remove").last.click()
    desk.box.get_by_role("button", name="Replace").click()
    desk.page.frame_locator("dialog iframe").get_by_role("button", name="Choose").first.click()
    desk.page.get_by_role("dialog").wait_for(state="detached")

    second = Photo.objects.exclude(pk=harbour.pk).get()
    assert desk.html == f'<figure class="figure"><img data-photo="{second.pk}"><figcaption>Ours</figcaption></figure>'


def test_dropped_and_pasted_images_become_photos_in_order(desk):
    desk.begin()
    desk.write("Before.", "After.")
    desk.drop(first=jpeg("navy"), second=jpeg("green"))
    desk.box.locator("figure img").nth(1).wait_for()
    desk.press("Control+End")
    desk.paste(third=jpeg("white"))
    desk.box.locator("figure img").nth(2).wait_for()

    names = dict(Photo.objects.values_list("pk", "filename"))
    shown = re.sub(r'<figure class="figure"><img data-photo="(\d+)"></figure>', _named(names), desk.save())
    assert shown == "<p>Before.</p>[first.jpg][second.jpg]<p>After.</p>[third.jpg]"


def _named(names: dict[int, str]):
    return lambda found: f"[{names[int(found[1])]}]"


def test_a_file_that_is_no_photo_is_refused_in_words(desk):
    desk.begin()
    desk.keys.type("Words")
    desk.paste(broken=b"no picture at all")
    notice = desk.page.locator(".body-editor__notice")
    notice.filter(has_text="broken.jpg:").wait_for()

    assert desk.html == "<p>Words</p>"
    assert Photo.objects.count() == 0
    assert ["400" in said for said in desk.complaints] == [True]
    desk.complaints.clear()


def test_word_is_pasted_clean(desk):
    desk.begin()
    desk.paste(html=WORD)

    assert clean_body(desk.html) == WORD_CLEAN
    assert desk.save() == WORD_CLEAN


def test_google_docs_is_pasted_clean(desk):
    desk.begin()
    desk.paste(html=DOCS)

    assert clean_body(desk.html) == DOCS_CLEAN
    assert desk.save() == DOCS_CLEAN


def test_shift_pastes_words_alone(desk):
    desk.begin()
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.page.evaluate(
        """() => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob(["<h2>Ferries</h2><p><b>run</b></p>"], { type: "text/html" }),
            "text/plain": new Blob(["Ferries\\nrun"], { type: "text/plain" }),
        })])"""
    )
    desk.press("Control+Shift+v")
    assert desk.html == "<p>Ferries</p><p>run</p>"

    desk.press("Control+a", "Delete")
    desk.tool("Paste without formatting").click()
    desk.page.wait_for_timeout(200)
    assert desk.html == "<p>Ferries</p><p>run</p>"

    desk.press("Control+a", "Control+v")
    assert desk.html == "<h2>Ferries</h2><p><strong>run</strong></p>"


def test_an_address_pasted_on_an_empty_line_is_shown_as_an_embed(desk):
    desk.begin()
    desk.write("Before.")
    desk.paste(text="https://youtu.be/abcdefghijk?si=x")
    desk.keys.type("After.")

    assert desk.save() == f'<p>Before.</p><figure data-embed="{FILM}"><a href="{FILM}">{FILM}</a></figure><p>After.</p>'


def test_an_embed_is_asked_for_and_captioned(desk):
    desk.begin()
    desk.tool("Post or film from elsewhere").click()
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("Its address").fill("https://example.org/film")
    dialog.get_by_role("button", name="Insert").click()
    assert "YouTube, Vimeo, X, Telegram, Instagram" in dialog.get_by_role("alert").inner_text()

    dialog.get_by_label("Its address").fill(FILM)
    desk.press("Enter")
    desk.click(desk.box.locator("figcaption"))
    desk.keys.type("The opening")
    desk.press("Enter")
    desk.keys.type("After.")
    assert desk.save() == (
        f'<figure data-embed="{FILM}"><a href="{FILM}">{FILM}</a><figcaption>The opening</figcaption></figure>'
        "<p>After.</p>"
    )


def test_a_link_is_set_changed_and_removed(desk):
    desk.begin()
    desk.keys.type("See the port")
    desk.press("Control+Shift+ArrowLeft", "Control+k")
    dialog = desk.page.get_by_role("dialog")
    desk.keys.type("no address")
    desk.press("Enter")
    assert "This is not an address" in dialog.get_by_role("alert").inner_text()

    dialog.get_by_label("Address").fill("example.org/port")
    desk.press("Enter")
    assert desk.html == '<p>See the <a href="https://example.org/port">port</a></p>'
    desk.press("ArrowRight", "ArrowLeft", "Control+k")
    dialog.get_by_label("Address").fill("desk@example.org")
    desk.press("Enter")
    assert desk.html == '<p>See the <a href="mailto:desk@example.org">port</a></p>'
    desk.press("ArrowRight", "ArrowLeft")
    desk.page.get_by_role("button", name="Remove link").click()
    assert desk.html == "<p>See the port</p>"


def test_a_story_of_ours_is_found_by_its_words(desk, publish_story):
    other = publish_story("Ferry sinks off Kelten")
    desk.begin()
    desk.keys.type("After the sinking")
    desk.press("Control+Shift+ArrowLeft", "Control+Shift+k")
    desk.page.get_by_label("Words of its headline").fill("ferry")
    found = desk.page.get_by_role("dialog").get_by_role("button", name=re.compile("Ferry sinks"))
    found.wait_for()
    desk.press("ArrowDown", "Enter")
    desk.page.get_by_role("dialog").wait_for(state="detached")

    assert desk.html == f'<p>After the <a data-story="{other.pk}">sinking</a></p>'
    desk.press("ArrowRight", "ArrowLeft")
    assert desk.page.locator(".body-editor__target").inner_text() == "Ferry sinks off Kelten"


def test_a_table_grows_by_its_own_tools(desk):
    desk.begin()
    desk.tool("Table").click()
    for words in ("Month", "Cars", "Lorries", "May", "5", "7"):
        desk.keys.type(words)
        desk.press("Tab")
    desk.page.get_by_role("button", name="Delete row").click()
    desk.click(desk.box.get_by_text("Lorries"))
    desk.page.get_by_role("button", name="Delete column").click()

    assert desk.save() == (
        "<table><tbody><tr><th>Month</th><th>Cars</th></tr><tr><td>May</td><td>5</td></tr></tbody></table>"
    )


@pytest.mark.parametrize("code", [row["code"] for row in EDITIONS])
def test_opening_a_story_and_writing_nothing_changes_nothing(desk, code):
    desk.begin()
    for row in list(stories(code))[:8]:
        stored = clean_body(
            re.sub(
                r'<figure data-photo="[a-z-]+">', '<figure class="figure"><img data-photo="7">', row["body"]
            ).replace('data-story="', 'data-story="1" data-key="')
        )
        desk.page.locator("textarea[name=body]").evaluate(
            """(textarea, html) => {
                textarea.value = html
                textarea.dispatchEvent(new Event("body-editor:read"))
            }""",
            stored,
        )
        desk.press("Control+Home")
        desk.keys.type("x")

        assert clean_body(desk.html).replace(">x", ">", 1) == stored


def test_without_scripts_the_textarea_holds_the_same_text(desk, browser, live_server, harbour):
    stored = f'<p>Words</p><figure class="figure"><img data-photo="{harbour.pk}"></figure>'
    article = a_story_with(desk, stored)
    context = browser.new_context(java_script_enabled=False, storage_state=desk.page.context.storage_state())
    plain = context.new_page()
    plain.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    area = plain.get_by_label("Body")

    assert area.input_value() == stored.replace("<figure", "\n<figure", 1)
    area.fill(area.input_value() + "\n\nTyped <b>by hand</b><script>alert(1)</script>")
    plain.get_by_role("button", name="Save", exact=True).click()
    article.refresh_from_db()
    assert article.body == stored + "<p>Typed <strong>by hand</strong></p>"
    context.close()


def test_the_text_has_the_name_the_language_and_the_direction_of_its_edition(desk, persian):
    desk.page.goto(desk.page.url)
    desk.page.goto(f"{desk._home}/add/?edition=fa")

    assert desk.page.get_by_role("textbox", name="Body").get_attribute("lang") == "fa"
    assert desk.box.evaluate("box => getComputedStyle(box).direction") == "rtl"
    desk.page.locator("textarea[name=body]").evaluate("area => { area.lang = 'en'; area.dir = 'ltr' }")
    desk.page.wait_for_timeout(50)
    assert desk.box.evaluate("box => [box.lang, getComputedStyle(box).direction]") == ["en", "ltr"]


def test_the_tools_are_one_stop_for_tab_and_reached_from_the_text(desk):
    desk.begin()
    desk.press("Alt+F10", "ArrowRight")
    assert desk.page.evaluate("document.activeElement.ariaLabel") == "Italic"
    desk.press("End")
    assert desk.page.evaluate("document.activeElement.ariaLabel") == "Paste without formatting"
    desk.press("Home", "Enter")
    desk.keys.type("x")

    assert desk.html == "<p><strong>x</strong></p>"


def test_the_editor_has_no_axe_violations(desk, harbour):
    table = "<table><tbody><tr><th>A</th></tr><tr><td>B</td></tr></tbody></table>"
    article = a_story_with(
        desk,
        f'<h2>Head</h2><p>Words</p><figure class="figure"><img data-photo="{harbour.pk}"></figure>{table}'
        f'<figure data-embed="{FILM}"><a href="{FILM}">{FILM}</a></figure>',
    )
    for scheme in ("light", "dark"):
        desk.page.emulate_media(color_scheme=scheme)
        desk.open(article)
        desk.box.locator("td").click()
        found = Axe().run(desk.page, context=".body-editor")
        assert found.response["violations"] == []


def a_story_with(desk, body: str) -> Article:
    """A saved story with this stored text."""
    desk.begin()
    desk.keys.type("Words")
    desk.save()
    article = Article.objects.get()
    Article.objects.update(body=body)
    article.refresh_from_db()
    return article
