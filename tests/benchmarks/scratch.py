"""A site to measure, in a temporary folder: a database of its own, the demo agency in it, files collected."""

import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from .errors import CannotMeasure

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Scratch:
    """A folder that goes away, and the environment in which the site's processes run."""

    folder: Path
    env: dict[str, str]

    def run(self, *command: str) -> None:
        """Run a Python command of the project; what it says is shown on stderr as it goes."""
        self._run(command, stdout=sys.stderr)

    def read(self, *command: str) -> str:
        """What such a command prints."""
        return self._run(command, stdout=subprocess.PIPE)

    def _run(self, command: Sequence[str], stdout) -> str:
        done = subprocess.run([sys.executable, *command], cwd=ROOT, env=self.env, stdout=stdout, text=True, check=False)
        if done.returncode:
            raise CannotMeasure(f"python {' '.join(command)} ended with {done.returncode}; why stands above.")
        return done.stdout


@contextlib.contextmanager
def scratch_site(stories: int, database: str) -> Iterator[Scratch]:
    """A migrated site with the demo agency and `stories` more. `database` names a PostgreSQL server, "" is SQLite."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-bench-")))
        url = stack.enter_context(_postgres(database)) if database else f"sqlite:///{folder / 'bench.sqlite3'}"
        scratch = Scratch(folder, _environment(folder, url))
        scratch.run("manage.py", "migrate", "--verbosity=0")
        scratch.run("manage.py", "collectstatic", "--noinput", "--verbosity=0")
        scratch.run("manage.py", "demo", f"--stories={stories}", "--with-accounts-in-production")
        scratch.run("-m", "tests.benchmarks.renditions")
        if database:
            _settle(url)
        yield scratch


def _environment(folder: Path, url: str) -> dict[str, str]:
    """Production settings: the server stands behind a proxy that speaks HTTPS, as it should."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "ENV_FILE": os.devnull,
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": "https://agency.example",
        "HTTPS": "1",
        "BEHIND_PROXY": "1",
        "DATABASE_URL": url,
        "CACHE_URL": "locmemcache://bench",
        "EMAIL_URL": "dummymail://",
        "MEDIA_ROOT": str(folder / "media"),
        "BENCH_STATIC_ROOT": str(folder / "static"),
        "LOG_LEVEL": "ERROR",
    }


@contextlib.contextmanager
def _postgres(server: str) -> Iterator[str]:
    """The address of a new database on that server; it is dropped at the end. The named one is left alone."""
    parts = urlsplit(server)
    if parts.scheme not in ("postgres", "postgresql"):
        raise CannotMeasure(f"{server} is no address of a PostgreSQL server, such as postgres://user@{HOST}/postgres.")
    name = f"newsroom_bench_{secrets.token_hex(4)}"
    _execute(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        _execute(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _settle(url: str) -> None:
    """What autovacuum would have done in a minute."""
    _execute(url, sql.SQL("VACUUM ANALYZE"))


def _execute(url: str, statement: sql.SQL | sql.Composed) -> None:
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            connection.execute(statement)
    except psycopg.Error as error:
        raise CannotMeasure(f"PostgreSQL at {urlsplit(url).hostname}: {error}") from error
