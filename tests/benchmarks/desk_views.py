"""`python -m tests.benchmarks.desk_views ROUNDS`: each view of the story list timed as JSON, in the site that is named.

The views take turns within a round. The clock runs around Django's test client: everything but the network.
"""

import json
import logging
import sys
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import urlencode

import django

django.setup()

# Only now can models be imported.
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from accounts.models import User  # noqa: E402
from accounts.roles import Role  # noqa: E402
from articles.models import Article, Edition, Section  # noqa: E402
from articles.today import QUESTIONS  # noqa: E402
from newsroom.demo.agency import address  # noqa: E402
from newsroom.lib.keyset import Cursor  # noqa: E402

from .errors import CannotMeasure  # noqa: E402
from .scratch import HOST  # noqa: E402

LIST = "/admin/articles/article/"
LONG = " ".join(f"word{number}" for number in range(30))[:200]


@dataclass
class View:
    """One address as one person asks for it, and how long the answers took."""

    name: str
    client: Client
    path: str = LIST
    query: dict[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    queries: int = 0

    def ask(self) -> None:
        begin = perf_counter()
        response = self.client.get(f"{self.path}?{urlencode(self.query)}")
        self.seconds.append(perf_counter() - begin)
        if response.status_code != 200:
            raise CannotMeasure(f"{self.path} ({self.name}) answers {response.status_code}.")

    def count(self) -> None:
        """The queries of one answer, which is not timed: it is warm afterwards."""
        with CaptureQueriesContext(connection) as captured:
            self.ask()
        self.queries, self.seconds = len(captured), []


def views() -> list[View]:
    editor, chief = _browser(Role.EDITOR), _browser(Role.ADMINISTRATOR)
    english, russian = (Edition.objects.get(code=code) for code in ("en", "ru"))
    section = Section.objects.filter(edition=english).order_by("position").first()
    middle = Article.objects.order_by("-updated_at", "-id")[Article.objects.count() // 2]

    def shown(name: str, client: Client = editor, path: str = LIST, **query) -> View:
        return View(name, client, path, {key: str(value) for key, value in query.items()})

    return [
        shown("the list"),
        shown("the list, far down", before=Cursor(middle.updated_at, middle.pk)),
        *(
            shown(f"state: {state}", state=state)
            for state in ["draft", "in_review", "approved", "live", "waiting", "killed", "spiked"]
        ),
        shown("one edition", edition=english.pk),
        shown("one section", section=section.pk),
        shown("one genre", genre="factbox"),
        shown("flashes", urgent="flash"),
        shown("urgency 1 to 3", urgent="high"),
        shown("under embargo", urgent="embargo"),
        shown("changed on one day", since=f"{middle.updated_at:%Y-%m-%d}", until=f"{middle.updated_at:%Y-%m-%d}"),
        shown("mine, an editor", who="mine"),
        shown("mine, who began them all", chief, who="mine"),
        shown("assigned to me", who="assigned"),
        shown("live, section, genre", state="live", section=section.pk, genre="analysis"),
        *(shown(f"Today: {name}", block=name) for name in QUESTIONS),
        shown("search: in every story", q="bulk"),
        shown("search: a common word", q="the"),
        shown("search: a common word of one edition", q="в", edition=russian.pk),
        shown("search: a common word of another edition", q="в", edition=english.pk),
        shown("search: a common word, far down", q="the", before=Cursor(middle.updated_at, middle.pk)),
        shown("search: three words", q="harbour council bridge"),
        shown("search: a beginning", q="har"),
        shown("search: one story", q="BULK-0012345"),
        shown("search: nothing", q="xyzzy"),
        shown("search: thirty words", q=LONG),
        shown("search: a common word that is mine", chief, q="the", who="mine"),
        shown("search: a common word in drafts", q="the", state="draft"),
        shown("picker: a common word", path=f"{LIST}find/", q="the"),
        shown("picker: a beginning", path=f"{LIST}find/", q="har"),
    ]


def _browser(role: Role) -> Client:
    client = Client(SERVER_NAME=HOST, HTTP_X_FORWARDED_PROTO="https")
    client.force_login(User.objects.get(email=address(role)))
    return client


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    found = views()
    for view in found:
        view.count()
    for _round in range(int(sys.argv[1])):
        for view in found:
            view.ask()
    json.dump([{"name": view.name, "queries": view.queries, "seconds": view.seconds} for view in found], sys.stdout)
