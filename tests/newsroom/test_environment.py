"""Settings come from the environment: all of them documented, and a bad one stops the start by its name."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = {"DEBUG": "0", "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "news.example.org"}


def names_read() -> set[str]:
    """The names that settings.py reads."""
    tree = ast.parse((ROOT / "newsroom/settings.py").read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "read"]
    return {call.args[1].value for call in calls}


def names_documented() -> list[str]:
    return re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)


def test_every_setting_is_documented_once():
    documented = names_documented()

    assert sorted(documented) == sorted(names_read())


def start(**changes) -> subprocess.CompletedProcess:
    """Start Django in these surroundings and nothing else; None leaves a name out."""
    given = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    env = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, **given}
    code = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'newsroom.settings'; import django; django.setup()"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_a_server_starts_with_the_names_that_it_needs():
    assert start().returncode == 0


def test_debug_mode_starts_with_nothing():
    assert start(DEBUG="1", SECRET_KEY=None, ALLOWED_HOSTS=None).returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("ALLOWED_HOSTS", None),
        ("DATABASE_POOL_SIZE", "many"),
        ("HSTS_SECONDS", "a year"),
        ("EMAIL_URL", "pigeon://loft"),
    ],
)
def test_a_name_that_is_missing_or_unreadable_stops_the_start_and_is_named(name, value):
    more = {"DATABASE_URL": "postgres://127.0.0.1/x"} if name == "DATABASE_POOL_SIZE" else {}
    done = start(**{name: value, **more})

    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1].startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ")
