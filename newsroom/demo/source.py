"""The demo agency's words, as files: editions, taxonomy, authors, photos, stories, pages."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"

EDITIONS = [
    {
        "code": "en",
        "name": "English",
        "agency_name": "Lodestar",
        "tagline": "Independent news from Sarmia and the Inner Sea",
        "zone": "Asia/Baku",
        "is_default": True,
    },
    {
        "code": "az",
        "name": "Azərbaycan",
        "agency_name": "Lodestar",
        "tagline": "Sarmiya və Daxili dənizdən müstəqil xəbərlər",
        "zone": "Asia/Baku",
    },
    {
        "code": "ru",
        "name": "Русский",
        "agency_name": "Лоудстар",
        "tagline": "Независимые новости Сармии и Внутреннего моря",
        "zone": "Asia/Baku",
    },
    {
        "code": "fa",
        "name": "فارسی",
        "agency_name": "لودستار",
        "tagline": "خبرهای مستقل از سارمیا و دریای درونی",
        "zone": "Asia/Tehran",
        "is_rtl": True,
    },
]


@cache
def table(name: str) -> dict[str, Any]:
    """One file of the content folder."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def stories(edition: str) -> Iterator[dict[str, Any]]:
    """The stories of an edition, in the order of their files."""
    for path in sorted((CONTENT / edition).glob("*.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))
