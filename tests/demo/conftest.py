"""The demo agency as `manage.py demo` loads it."""

import io
from collections import Counter
from contextlib import ExitStack, contextmanager

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from PIL import Image

from articles.models import Release
from newsroom.demo import photos, source, stories

#: How many scenes and authors the demo's files name.
PHOTOS, AUTHORS = len(source.table("photos")["photo"]), len(source.table("authors")["author"])
#: What becomes of a story in each state of the demo's files: its releases, oldest first.
HISTORIES = {
    "draft": [],
    "in_review": [],
    "scheduled": ["first"],
    "embargoed": ["first"],
    "live": ["first"],
    "updated": ["first", "update"],
    "corrected": ["first", "correction"],
    "killed": ["first", "kill"],
}


def load(*arguments: str, **options) -> str:
    """Run `manage.py demo`; what it says."""
    said = io.StringIO()
    call_command("demo", *arguments, stdout=said, **options)
    return said.getvalue()


def rows(*states: str) -> list[tuple[str, dict]]:
    """The stories of the demo's files that are in these states, or all of them: (edition, row)."""
    found = [(edition["code"], row) for edition in source.EDITIONS for row in source.stories(edition["code"])]
    return [(code, row) for code, row in found if not states or row["state"] in states]


def headlines(*states: str) -> Counter:
    return Counter(row["headline"] for _code, row in rows(*states))


def expected_histories() -> dict:
    """Each story's identifier, and the releases that it should have."""
    return {stories.guid_of(code, row["key"]): HISTORIES[row["state"]] for code, row in rows()}


def histories(articles) -> dict:
    """The identifiers of these articles, and the kinds of their releases, oldest first."""
    found = {article.guid: [] for article in articles}
    for guid, kind in Release.objects.order_by("number").values_list("article__guid", "kind"):
        found[guid].append(kind)
    return found


def _small_picture(_key: str) -> Image.Image:
    return Image.new("RGB", (90, 60), "steelblue")


@contextmanager
def drawn_small():
    """Small plain pictures: to draw the real ones and cut them to sizes takes half a minute.

    What is drawn is looked at in test_pictures.py.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(photos, "scene", _small_picture)
        patch.setattr(photos, "portrait", _small_picture)
        yield


@pytest.fixture
def small_pictures():
    with drawn_small():
        yield


@pytest.fixture(scope="module")
def loaded_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """The agency, loaded once for a module and taken back at its end: each test takes back its own writes."""
    folder = tmp_path_factory.mktemp("demo")
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(transaction.atomic())
        with drawn_small(), override_settings(DEBUG=True, MEDIA_ROOT=folder, PASSWORD_HASHERS=hashers):
            said = load("--if-empty")
        yield said
        transaction.set_rollback(True)


@pytest.fixture
def agency(loaded_once, db, settings, small_pictures):
    """The agency in place, on a site where it may be loaded again; what the command said."""
    settings.DEBUG = True
    return loaded_once
