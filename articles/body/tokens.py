"""HTML of any origin, read as a row of tags and words.

It never fails, keeps no tree and takes time in proportion to the length, whatever is sent: the usual parsers need
seconds to hours for some inputs of a megabyte (many attributes, many open elements). It need not agree with a browser
about broken HTML: nothing of what it reads is handed on as it stood.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"[a-zA-Z][^ \t\n\r\f/>]*+")
_ATTRIBUTE = re.compile(
    r"""[ \t\n\r\f/]*+ ([^ \t\n\r\f/>][^ \t\n\r\f/>=]*+)
        (?: [ \t\n\r\f]*+ = [ \t\n\r\f]*+ (?: "([^"]*+)" | '([^']*+)' | ([^ \t\n\r\f>]*+) ) )?+""",
    re.VERBOSE,
)
_TAG_END = re.compile(r"[ \t\n\r\f/]*+>")
_BARE_AMPERSAND = re.compile(r"&(?!#?[a-zA-Z0-9]{1,32};)")
_LONG_REFERENCE = re.compile(r"&#(?:\d{8}|[xX][0-9a-fA-F]{7})[0-9a-fA-F]*;?")
# Control characters, halves of surrogate pairs, non-characters, and spaces of no width that word processors leave.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\ufeff\ufffe\uffff\ud800-\udfff]")

#: Attributes that anybody asks for; all others are passed over.
_OURS = {"data-embed", "data-photo", "data-story", "class", "href", "start", "colspan", "rowspan"}
_THEIRS = {"style", "src", "data-instgrm-permalink", "data-telegram-post"}
WANTED = frozenset(_OURS | _THEIRS)
#: Elements whose content is not words.
_CODE = {"script", "style", "template", "noscript", "noembed", "noframes", "title", "textarea", "select"}
_MEDIA = {"iframe", "object", "svg", "math", "audio", "video", "canvas"}
HIDDEN = frozenset(_CODE | _MEDIA | {"xml"})


class Text(NamedTuple):
    words: str


class Start(NamedTuple):
    name: str
    attributes: dict[str, str]


class End(NamedTuple):
    name: str


Token = Text | Start | End


def read(html: str) -> Iterator[Token]:
    """The tags and words of `html`, in order; comments and the content of HIDDEN elements are left out."""
    at, unclosed = 0, set()
    while at < len(html):
        opening = html.find("<", at)
        if opening != at:
            yield Text(_decoded(html[at : opening if opening >= 0 else len(html)]))
            if opening < 0:
                return
        following = html[opening + 1 : opening + 4]
        if following[:1] in ("!", "?") or (following[:1] == "/" and not following[1:2].isalpha()):
            at = _after(html, "-->" if following == "!--" else ">", opening + 2)
        elif name := _NAME.match(html, opening + (2 if following[:1] == "/" else 1)):
            tag = name[0].lower()
            attributes, at = _attributes(html, name.end())
            if at < 0:
                return
            if following[0] == "/":
                yield End(tag)
            else:
                yield Start(tag, attributes)
                if tag in HIDDEN and tag not in unclosed:
                    at = _after_content(html, tag, at, unclosed)
        else:
            yield Text("<")
            at = opening + 1


def _after(html: str, end: str, at: int) -> int:
    found = html.find(end, at)
    return len(html) if found < 0 else found + len(end)


def _attributes(html: str, at: int) -> tuple[dict[str, str], int]:
    """The wanted attributes of a tag and the place after it; -1 where the text ends within the tag."""
    found: dict[str, str] = {}
    while not (end := _TAG_END.match(html, at)):
        attribute = _ATTRIBUTE.match(html, at)
        if not attribute:
            return found, -1
        name = attribute[1].lower()
        if name in WANTED and name not in found:
            value = attribute[2] or attribute[3] or attribute[4] or ""
            # In an address "&section=" is a parameter, not the sign for a section.
            found[name] = _decoded(_BARE_AMPERSAND.sub("&amp;", value))
        at = attribute.end()
    return found, end.end()


def _after_content(html: str, tag: str, at: int, unclosed: set[str]) -> int:
    """The place of the end tag; where there is none, what follows are words after all."""
    end = re.compile(rf"</{tag}(?=[ \t\n\r\f/>])", re.IGNORECASE).search(html, at)
    if end:
        return end.start()
    unclosed.add(tag)
    return len(html) if tag in ("script", "style") else at


def _decoded(text: str) -> str:
    if "&" in text:
        text = unescape(_LONG_REFERENCE.sub("\ufffd", text))
    return _UNWANTED.sub("", text)
