"""Lists as Word writes them: paragraphs that only look like items, their bullets and numbers typed out."""

import re
from collections.abc import Iterable, Iterator

from .schema import MAX_LIST_DEPTH
from .tokens import End, Start, Text, Token

_LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d+)", re.IGNORECASE)
_MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\s*\(?(?:\d+|[a-zA-Z]|[ivxlIVXL]+)[.)]")
# What may stand between two items without ending the list.
_WITHIN = frozenset({"span", "b", "i", "strong", "em", "u", "s", "a", "br", "font", "sup", "sub", "o:p"})


def lists_of_word(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with Word's item paragraphs as lists."""
    lists: list[str] = []
    item: _Item | None = None
    for token in tokens:
        if item is not None and not (_opens_block(token) or token == End("p")):
            item.add(token)
            continue
        if item is not None:
            yield from item.tokens(lists)
            item = None
        if level := _level(token):
            item = _Item(level)
        elif token == End("p") and lists:
            continue
        else:
            if lists and (_opens_block(token) or _has_words(token)):
                yield from _close(lists, 0)
            yield token
    if item is not None:
        yield from item.tokens(lists)
    yield from _close(lists, 0)


class _Item:
    """One item: its level, the marker that Word typed, and its words."""

    def __init__(self, level: int) -> None:
        self.level = level
        self._marker = ""
        self._spans = 0  # how many are open within the marker
        self._words: list[Token] = []

    def add(self, token: Token) -> None:
        if not self._spans and isinstance(token, Start) and _MARKER.search(token.attributes.get("style", "")):
            self._spans = 1
        elif not self._spans:
            self._words.append(token)
        elif isinstance(token, Text):
            self._marker += token.words
        elif token.name == "span":
            self._spans += 1 if isinstance(token, Start) else -1

    def tokens(self, lists: list[str]) -> Iterator[Token]:
        """The item; `lists` names the lists that are open, and is changed with them."""
        tag = "ol" if _NUMBER.match(self._marker) else "ul"
        yield from _close(lists, self.level)
        if len(lists) == self.level and lists[-1] != tag:
            yield from _close(lists, self.level - 1)
        while len(lists) < self.level:
            lists.append(tag)
            yield Start(tag, {})
        yield Start("li", {})
        yield from self._words


def _close(lists: list[str], level: int) -> Iterator[Token]:
    while len(lists) > level:
        yield End(lists.pop())


def _level(token: Token) -> int:
    """The level of an item paragraph; 0 for every other token."""
    if not isinstance(token, Start) or token.name != "p":
        return 0
    if found := _LEVEL.search(token.attributes.get("style", "")):
        return min(max(int(found[1][:2]), 1), MAX_LIST_DEPTH)
    return 1 if token.attributes.get("class", "").startswith("MsoListParagraph") else 0


def _opens_block(token: Token) -> bool:
    return not isinstance(token, Text) and token.name not in _WITHIN


def _has_words(token: Token) -> bool:
    return isinstance(token, Text) and bool(token.words.strip())
