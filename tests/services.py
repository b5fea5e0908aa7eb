"""The browser and the servers that some tests need: where they are, and what happens where they are not.

A pytest plugin. Tests say what they need by a marker - browser, postgres, redis. What is missing is
skipped with the reason; with NEWSROOM_TEST_STRICT=1 it is a failure.
"""

import getpass
import os
import shutil
from functools import cache
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import redis
from django.conf import settings as django_settings
from django.db import connections

STRICT = os.environ.get("NEWSROOM_TEST_STRICT") == "1"
BROWSER_ARGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-quic"),
    *("--disable-background-networking", "--disable-component-update"),
]
BROWSERS = [
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]


class Missing(Exception):
    """Something that tests need is not here; says what, why, and how to get it."""


@cache
def find_browser() -> str:
    """The path of a Chromium or Chrome."""
    named = os.environ.get("TEST_BROWSER", "")
    for name in [named] if named else BROWSERS:
        if path := shutil.which(name):
            return path
    raise Missing("No Chromium or Chrome was found. To get one: apt install chromium, or set TEST_BROWSER to its path.")


@cache
def find_postgres() -> str:
    """The address of a PostgreSQL server and of a user there who may create databases."""
    named = os.environ.get("TEST_POSTGRES_URL", "")
    reasons = []
    for url in [named] if named else _usual_postgres_urls():
        reason = _why_not_postgres(url)
        if not reason:
            return url
        reasons.append(reason)
    hint = "To get one: apt install postgresql, or set TEST_POSTGRES_URL=postgres://user:password@host/name."
    raise Missing(f"No PostgreSQL could be used ({reasons[0]}). {hint}")


def _usual_postgres_urls() -> list[str]:
    users = dict.fromkeys(["postgres", getpass.getuser(), "newsroom"])
    return [f"postgres://{user}@127.0.0.1:5432/newsroom" for user in users]


def _why_not_postgres(url: str) -> str:
    """Why the tests cannot use this server; nothing where they can."""
    try:
        with psycopg.connect(with_database(url, "postgres"), connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        return str(error).strip().splitlines()[0]
    return "" if row and row[0] else "its user may not create databases"


def with_database(url: str, name: str) -> str:
    """The same server, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@cache
def find_redis() -> str:
    """The address of a Redis or Valkey server."""
    url = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=5) as client:
            client.ping()
    except (redis.RedisError, OSError) as error:
        hint = "To get one: apt install redis-server, or set TEST_REDIS_URL=redis://host:port/number."
        raise Missing(f"No Redis answers at {url} ({error}). {hint}") from error
    return url


def _need_postgres_run() -> None:
    find_postgres()
    if not django_settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        pytest.skip("This run is on SQLite; `make test` has one on PostgreSQL.")


NEEDS = {"browser": find_browser, "postgres": _need_postgres_run, "redis": find_redis}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what cannot run here, or fail it."""
    for marker, find in NEEDS.items():
        if item.get_closest_marker(marker):
            try:
                find()
            except Missing as reason:
                (pytest.fail if STRICT else pytest.skip)(str(reason))


def pytest_collection_finish(session: pytest.Session) -> None:
    if any(item.get_closest_marker("browser") for item in session.items):
        # Playwright keeps an event loop on this thread, which Django takes for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Playwright starts the browser that the system has."""
    return {**browser_type_launch_args, "executable_path": find_browser(), "args": BROWSER_ARGS}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """For a browser, SQLite is a file: the site's threads then each have a connection of their own."""
    database = django_settings.DATABASES["default"]
    in_browser = any(item.get_closest_marker("browser") for item in request.session.items)
    if in_browser and database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """What the migrations wrote is remembered for every connection: beside Playwright's loop Django opens others."""
    made = connections["default"]
    if hasattr(made, "_test_serialized_contents"):
        type(made)._test_serialized_contents = made._test_serialized_contents


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """The server starts when the database is there: before, it takes SQLite's file for one in memory."""
    return live_server


@pytest.fixture
def redis_cache(settings, request):
    """The site's cache is a real Redis, in a corner of its own that is swept afterwards."""
    url = find_redis()
    prefix = f"test-{os.getpid()}-{request.node.name}"
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url, "KEY_PREFIX": prefix}
    }
    yield url
    with redis.Redis.from_url(url) as client:
        for key in client.scan_iter(f"{prefix}:*"):
            client.delete(key)
