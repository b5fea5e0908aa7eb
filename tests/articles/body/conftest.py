"""The editor in a browser, as one who writes has it."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from articles.models import Article
from photos.ingest import ingest

# Both are given the box and what is brought: html, text, files as {name, bytes}.
_TRANSFER = """
    const transfer = new DataTransfer()
    if (html) transfer.setData("text/html", html)
    if (text) transfer.setData("text/plain", text)
    for (const { name, bytes } of files) {
        transfer.items.add(new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }))
    }
    const event = { bubbles: true, cancelable: true }
"""
PASTE = f"""(box, {{ html, text, files }}) => {{
    {_TRANSFER}
    box.dispatchEvent(new ClipboardEvent("paste", {{ ...event, clipboardData: transfer }}))
}}"""
DROP = f"""(box, {{ html, text, files }}) => {{
    {_TRANSFER}
    const {{ left, top }} = box.firstElementChild.getBoundingClientRect()
    const place = {{ clientX: left + 5, clientY: top + 5 }}
    box.dispatchEvent(new DragEvent("drop", {{ ...event, ...place, dataTransfer: transfer }}))
}}"""


def jpeg(colour: str = "navy") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (640, 400), colour).save(made, "JPEG")
    return made.getvalue()


@pytest.fixture
def harbour(db):
    """A photo with all its words."""
    words = {"caption": "The harbour", "alt_text": "A harbour at dawn", "credit": "Jo Lens"}
    return ingest(ContentFile(jpeg(), name="harbour.jpg"), by=None, **words)


class Desk:
    """Somebody at a story's form: their page, and the box in which they write."""

    def __init__(self, page, live_server) -> None:
        self.page = page
        self.keys = page.keyboard
        self.box = page.locator(".ProseMirror")
        self.complaints: list[str] = []
        self._home = f"{live_server.url}/admin/articles/article"

    def begin(self) -> "Desk":
        """A new story with a headline, the caret in its text."""
        self.page.goto(f"{self._home}/add/")
        self.page.get_by_label("Headline").first.fill("Harbour opens")
        self.box.click()
        return self

    def open(self, article: Article) -> "Desk":
        self.page.goto(f"{self._home}/{article.pk}/change/")
        self.box.wait_for()
        return self

    def write(self, *lines: str) -> None:
        """Type these lines, with Enter after each."""
        for line in lines:
            self.keys.type(line)
            self.keys.press("Enter")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keys.press(key)
            # The browser tells the editor of a moved caret a moment later.
            self.page.wait_for_timeout(30)

    def click(self, place) -> None:
        """Put the caret there."""
        place.click()
        self.page.wait_for_timeout(50)

    def tool(self, name: str):
        return self.page.get_by_role("toolbar", name="Formatting").get_by_role("button", name=name, exact=True)

    def paste(self, *, html: str = "", text: str = "", **files: bytes) -> None:
        self.box.evaluate(PASTE, {"html": html, "text": text, "files": _as_files(files)})

    def drop(self, **files: bytes) -> None:
        self.box.evaluate(DROP, {"html": "", "text": "", "files": _as_files(files)})

    @property
    def html(self) -> str:
        """What the form would send now."""
        return self.page.locator("textarea[name=body]").evaluate("textarea => textarea.value")

    def save(self) -> str:
        """Save the story; what is stored then."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.wait_for_url("**/change/**")
        return Article.objects.get().body


def _as_files(files: dict[str, bytes]) -> list[dict]:
    return [{"name": f"{name}.jpg", "bytes": list(data)} for name, data in files.items()]


@pytest.fixture
def desk(django_db_setup, page, live_server, client, world, ada):
    """The administrator at the desk; what the browser complains about fails the test."""
    ada.is_superuser = True
    ada.save()
    client.force_login(ada)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    desk = Desk(page, live_server)
    page.on("pageerror", lambda error: desk.complaints.append(str(error)))
    page.on("console", lambda said: desk.complaints.append(said.text) if said.type in ("error", "warning") else None)
    yield desk
    assert desk.complaints == []
