"""`python -m tests.benchmarks.counting`: the counts of every page as JSON, in the site that the environment names."""

import json
import logging
import sys
from dataclasses import asdict

import django

django.setup()

# Only now can models be imported.
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from accounts.models import User  # noqa: E402
from accounts.roles import Role  # noqa: E402
from newsroom.demo.agency import address  # noqa: E402

from .addresses import Page, pages  # noqa: E402
from .compression import compressed  # noqa: E402
from .errors import CannotMeasure  # noqa: E402
from .scratch import HOST  # noqa: E402
from .survey import Count  # noqa: E402


def count(page: Page, editor: User) -> Count:
    """Ask twice in this process; the second time counts, when templates and translations have been read."""
    client = Client(SERVER_NAME=HOST, HTTP_X_FORWARDED_PROTO="https")
    if page.is_desk:
        client.force_login(editor)
    client.get(page.path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.path)
    if response.status_code != page.status:
        raise CannotMeasure(f"{page.path} ({page.name}) answers {response.status_code} instead of {page.status}.")
    return Count(
        name=page.name,
        path=page.path,
        status=page.status,
        cookie=_session(client),
        queries=len(queries),
        size=len(response.content),
        gzipped=compressed(response.content),
    )


def _session(client: Client) -> str:
    """The cookie of the log-in; "" for a reader."""
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}" if name in client.cookies else ""


if __name__ == "__main__":
    # That a page was not found is what is asked for.
    logging.disable(logging.WARNING)
    editor = User.objects.get(email=address(Role.CHIEF_EDITOR))
    json.dump([asdict(count(page, editor)) for page in pages()], sys.stdout)
