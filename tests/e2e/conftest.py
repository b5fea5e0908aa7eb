"""People at their browsers, and the pictures that they bring."""

import io
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from .page import Page, reference_page

PASSWORD = "long-enough-password"
# In milliseconds: a photo takes its time on a busy machine.
PATIENCE = 20_000


@pytest.fixture(scope="session")
def reference() -> Page:
    """The page that is typed in and read again."""
    return reference_page()


def _photo(sky: str, ground: str) -> bytes:
    picture = Image.new("RGB", (1200, 800), sky)
    ImageDraw.Draw(picture).polygon([(0, 800), (0, 600), (500, 350), (1200, 650), (1200, 800)], ground)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


@pytest.fixture(scope="session")
def first_photo() -> bytes:
    """The lead photo's file."""
    return _photo("skyblue", "darkolivegreen")


@pytest.fixture(scope="session")
def second_photo() -> bytes:
    return _photo("moccasin", "saddlebrown")


@pytest.fixture
def sit_down(django_db_setup, live_server, browser):
    """A function that opens a browser of one's own at the site: `sit_down()`, `sit_down(java_script_enabled=False)`.

    Errors in a console and requests to another host fail the test at its end.
    """
    # django_db_setup comes first: a server that starts before it takes SQLite's database for one in memory, and then
    # all its threads share one connection.
    rooms, complaints = [], []
    host = urlsplit(live_server.url).netloc
    screen = {"base_url": live_server.url, "locale": "en-GB", "viewport": {"width": 1366, "height": 900}}

    def opened(**options):
        room = browser.new_context(**screen, **options)
        rooms.append(room)
        room.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        room.on("weberror", lambda error: complaints.append(str(error.error)))
        room.on("request", lambda asked: complaints.append(asked.url) if _leads_away(asked.url) else None)
        return room.new_page()

    def _leads_away(url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in ("data", "blob") and parts.netloc != host

    expect.set_options(timeout=PATIENCE)
    yield opened
    expect.set_options(timeout=None)
    for room in rooms:
        room.close()
    assert complaints == []


@pytest.fixture
def log_in(sit_down):
    """A function: somebody opens the log-in page in a browser of their own and types e-mail and password."""

    def page_of(person):
        page = sit_down()
        page.goto("/accounts/login/")
        page.get_by_label("E-mail").fill(person.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Log in", exact=True).click()
        expect(page).to_have_url("/admin/")
        return page

    return page_of
