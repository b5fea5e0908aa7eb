"""Which marks hold at a place of broken HTML: opened anywhere, closed in any order or never."""

import re
from collections import defaultdict
from html import escape

from .inline import Run
from .links import clean_address
from .tokens import Start

# Not those of "mso-bidi-font-weight".
_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_NOT_ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*normal", re.IGNORECASE)
_STRONG = frozenset({"b", "strong"})
_EM = frozenset({"i", "em", "cite", "dfn", "var"})
NAMES = _STRONG | _EM | {"span", "font", "a"}

_ID = re.compile(r"[1-9][0-9]{0,17}")


def id_in(text: str) -> int | None:
    """The number of a row as stored HTML names it; None where the text is none."""
    return int(text) if _ID.fullmatch(text) else None


class Marks:
    """Follows the inline tags. A link ends with the block in which it was used, whatever its tags say."""

    def __init__(self) -> None:
        self._opened: list[list] = []  # [name, strong, em, still open], oldest first
        self._by_name: dict[str, list[list]] = defaultdict(list)
        self._strong = self._em = 0
        self._link = ""
        self._link_used = False

    @property
    def place(self) -> int:
        """For `forget_since`."""
        return len(self._opened)

    def open(self, tag: Start) -> None:
        if tag.name == "a":
            self._link, self._link_used = _link(tag), False
            return
        style = tag.attributes.get("style", "")
        strong = bool(_BOLD.search(style)) or (tag.name in _STRONG and not _NOT_BOLD.search(style))
        em = bool(_ITALIC.search(style)) or (tag.name in _EM and not _NOT_ITALIC.search(style))
        entry = [tag.name, strong, em, True]
        self._strong += strong
        self._em += em
        self._opened.append(entry)
        self._by_name[tag.name].append(entry)

    def close(self, name: str) -> None:
        if name == "a":
            self._link = ""
        elif self._by_name[name]:
            self._end(self._by_name[name].pop())

    def forget_since(self, place: int) -> None:
        """What was opened since `place`, and the link if it was used, hold no longer: a block has ended."""
        while len(self._opened) > place:
            entry = self._opened.pop()
            if entry[3]:
                self._by_name[entry[0]].pop()
                self._end(entry)
        if self._link_used:
            self._link = ""

    def on(self, words: str) -> Run:
        """The words with the marks that hold now."""
        self._link_used = self._link_used or bool(words.strip())
        return Run(words, self._link, self._strong > 0, self._em > 0)

    def _end(self, entry: list) -> None:
        _name, strong, em, _open = entry
        entry[3] = False
        self._strong -= strong
        self._em -= em


def _link(tag: Start) -> str:
    """The stored form of a link's start tag; "" where it leads nowhere that a story may link to."""
    if story := id_in(tag.attributes.get("data-story", "")):
        return f'<a data-story="{story}">'
    address = clean_address(tag.attributes.get("href", ""))
    return f'<a href="{escape(address)}">' if address else ""
