"""What a stored text holds, read from its HTML. Everything here expects the form that `clean_body` gives."""

import re
from html import unescape

_PHOTO = re.compile(r'<img data-photo="([1-9]\d{0,17})"')
_STORY = re.compile(r'<a data-story="([1-9]\d{0,17})"')
_BLOCK_TAG = re.compile(r"<(/?)(p|h2|h3|hr|ul|ol|blockquote|aside|figure|table)\b[^>]*>")
_EMBED_ADDRESS = re.compile(r"(<figure data-embed=[^>]*>)<a [^>]*>[^<]*</a>")
_CELL_END = re.compile(r"</t[dh]>(?=<t[dh]\b)")
_LINE_END = re.compile(r"</(?:p|h2|h3|li|figcaption|tr)>|<(?:ul|ol)\b[^>]*>")
_TAG = re.compile(r"</?[a-z][^>]*>")


def photo_ids(html: str) -> list[int]:
    """The photos that the text shows, in order."""
    return [int(pk) for pk in _PHOTO.findall(html)]


def story_ids(html: str) -> list[int]:
    """The articles that the text links to, in order."""
    return [int(pk) for pk in _STORY.findall(html)]


def plain(html: str) -> str:
    """The words alone: a line for each paragraph, item, caption and row of a table, whose cells are parted by tabs."""
    text = _EMBED_ADDRESS.sub(r"\1", html)
    text = _CELL_END.sub("\t", text).replace("<br>", " ")
    text = unescape(_TAG.sub("", _LINE_END.sub("\n", text)))
    lines = (line.strip("\n") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip())


def word_count(html: str) -> int:
    """How many words readers get; of plain text, too. Words that a dash or a blank parts count each."""
    return sum(any(map(str.isalnum, word)) for line in plain(html).split("\n") for word in re.split(r"[\s—–]+", line))


def blocks(html: str) -> list[str]:
    """The text's blocks as HTML: what a merge by paragraph compares. `join` gives the same text back."""
    found: list[str] = []
    depth = begin = 0
    for tag in _BLOCK_TAG.finditer(html):
        if tag[1]:
            depth -= 1
        elif tag[2] != "hr":
            depth += 1
        if depth == 0:
            found.append(html[begin : tag.end()])
            begin = tag.end()
    return [*found, html[begin:]] if begin < len(html) else found


def join(blocks: list[str]) -> str:
    """The text of these blocks."""
    return "".join(blocks)
