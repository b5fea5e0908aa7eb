"""The desk in a test: people log in, read pages and send forms as a browser without scripts does."""

import pytest
from django.conf import settings
from django.test import Client

from .pages import DeskPage


class Desk:
    """One person at the desk."""

    def __init__(self, person) -> None:
        self.person = person
        self.client = Client()
        self.client.force_login(person)

    def get(self, address: str, **query):
        return self.client.get(address, query)

    def page(self, address: str, **query) -> DeskPage:
        return DeskPage(self.client.get(address, query))

    def send(self, address: str, **changes):
        """Open a page, type over its form, send it."""
        return self.client.post(address, self.page(address).filled(**changes))

    def post(self, address: str, **data):
        return self.client.post(address, data)


@pytest.fixture
def at_desk(db):
    """A function that logs somebody in: `at_desk(edith).page("/admin/")`."""
    return Desk


@pytest.fixture
def story():
    """A function that tells a story's address at the desk: `story(draft)`, `story(draft, "publish")`."""

    def address(article, step: str = "") -> str:
        base = f"/admin/articles/article/{article.pk}/"
        return f"{base}step/{step}/" if step else f"{base}change/"

    return address


@pytest.fixture
def log_in(live_server, browser):
    """A function that logs somebody in: it answers a page of the browser."""
    rooms = []

    def page_of(person, **options):
        client = Client()
        client.force_login(person)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        room = browser.new_context(base_url=live_server.url, **options)
        rooms.append(room)
        room.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = room.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield page_of
    for room in rooms:
        # What a page says when it is closed must not come after the test's tables are emptied.
        room.set_offline(True)
        room.close()


ADD = "/admin/articles/article/add/"
LIST = "/admin/articles/article/"
