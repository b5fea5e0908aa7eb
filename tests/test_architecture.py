"""The floors of the house: which app may import which, and inside an app, which kind of file.

Read FLOORS bottom-up. What breaks a floor is named with its file, its line and the import.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: app -> the apps it may import, beside itself
FLOORS = {
    "newsroom.lib": set(),
    "photos": {"newsroom.lib"},
    "accounts": {"newsroom.lib"},
    "authors": {"newsroom.lib", "photos", "accounts"},
    "articles": {"newsroom.lib", "photos", "accounts", "authors"},
    "comments": {"newsroom.lib", "photos", "accounts", "authors", "articles"},
    "wire": {"newsroom.lib", "photos", "accounts", "authors", "articles"},
    "newsroom": {"newsroom.lib", "photos", "accounts", "authors", "articles", "comments", "wire"},
}

EDGES = {"admin", "views", "forms", "feeds", "api", "tasks", "receivers", "commands", "templatetags", "urls", "apps"}


def app_of(dotted: str) -> str | None:
    """The app that a dotted module name belongs to; None for other people's packages."""
    if dotted == "newsroom.lib" or dotted.startswith("newsroom.lib."):
        return "newsroom.lib"
    first = dotted.partition(".")[0]
    return first if first in FLOORS else None


def modules(app: str) -> Iterator[Path]:
    for path in sorted((ROOT / app.replace(".", "/")).rglob("*.py")):
        inside_lib = (ROOT / "newsroom/lib") in path.parents
        if "migrations" not in path.parts and (app != "newsroom" or not inside_lib):
            yield path


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Absolute dotted names that a file imports, at any depth, with their lines."""
    package = list(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((f"{stem}.{alias.name}", node.lineno) for alias in node.names)


def test_apps_import_only_floors_below():
    broken = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for app, allowed in FLOORS.items()
        for path in modules(app)
        for name, line in imports(path)
        if (other := app_of(name)) and other != app and other not in allowed
    ]

    assert broken == []


def kind_of(parts: list[str]) -> int:
    """0 for leaves, 1 for models, 2 for verbs and queries, 3 for edges."""
    names = set(parts)
    if names & EDGES:
        return 3
    if names & {"models"}:
        return 1
    if names & {"workflow", "signals", "roles", "fields", "schema"}:
        return 0
    return 2


def test_inside_an_app_nobody_imports_upward():
    """Models import no verbs, verbs know no edges."""
    broken = []
    for app in FLOORS.keys() - {"newsroom", "newsroom.lib"}:
        for path in modules(app):
            own = list(path.relative_to(ROOT).with_suffix("").parts[1:])
            for name, line in imports(path):
                other = name.split(".")
                if other[0] != app or kind_of(own) == 0:
                    continue
                if kind_of(own) < kind_of(_module_parts(other)):
                    broken.append(f"{path.relative_to(ROOT)}:{line} imports {name}")

    assert broken == []


def _module_parts(dotted: list[str]) -> list[str]:
    """The parts of a dotted name that are folders and files below the app: no classes or functions."""
    parts = []
    folder = ROOT / dotted[0]
    for part in dotted[1:]:
        if (folder / part).is_dir() or (folder / f"{part}.py").is_file():
            parts.append(part)
            folder = folder / part
    return parts


def test_verbs_know_no_request():
    """Only edges name HttpRequest."""
    broken = [
        str(path.relative_to(ROOT))
        for app in FLOORS.keys() - {"newsroom", "newsroom.lib"}
        for path in modules(app)
        if kind_of(list(path.relative_to(ROOT).with_suffix("").parts[1:])) < 3
        and any(name.endswith(".HttpRequest") for name, _line in imports(path))
    ]

    assert broken == []


def test_only_comments_knows_the_comment_package():
    outside = [
        str(path.relative_to(ROOT))
        for app in FLOORS.keys() - {"comments", "newsroom"}
        for path in modules(app)
        if "django_comments" in path.read_text()
    ]

    assert outside == []
