"""A story as its printed page reads: plain text, one headline, caption or paragraph a line, blank lines between them.

In this order: the headline, the caption of the first photo, paragraphs, the caption of the second photo, paragraphs,
a line about the author ("NAME is the ROLE"), then what belongs to the comments and not to the story.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

OWN_PAGE = Path(__file__).parents[1] / "data" / "reference-page.txt"

_COMMENTS_BEGIN = re.compile(r"(?:\d+|One) (?:thoughts?|comments?|responses?) (?:on|to) |Leave a (?:Reply|Comment)$")
_ABOUT_AUTHOR = re.compile(r"(?P<name>\S+(?: \S+){0,5}?) is (?:the|an?) (?P<role>.+?)\.?")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*$")


class NotAPage(ValueError):
    """The text is not laid out as a page is; says what is missing."""


@dataclass(frozen=True)
class Author:
    name: str
    role: str
    bio: str


@dataclass(frozen=True)
class Page:
    """The words of one page; the second photo stands between the two runs of paragraphs."""

    headline: str
    lead_caption: str
    first_paragraphs: tuple[str, ...]
    second_caption: str
    last_paragraphs: tuple[str, ...]
    author: Author

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return self.first_paragraphs + self.last_paragraphs


def reference_page() -> Page:
    """The page that NEWSROOM_REFERENCE_PAGE names, else the project's own."""
    return read_page(Path(os.environ.get("NEWSROOM_REFERENCE_PAGE") or OWN_PAGE).read_text(encoding="utf-8-sig"))


def read_page(text: str) -> Page:
    """The parts of a page's text; NotAPage where one of them cannot be told."""
    lines = _story_lines(text)
    if len(lines) < 2:
        raise NotAPage("It needs a headline and a line about the author.")
    headline, *middle, about = lines
    author = _author(about)
    captions = [place for place, line in enumerate(middle) if _is_caption(line)]
    if len(captions) != 2 or captions[0] != 0 or not 1 < captions[1] < len(middle) - 1:
        found = ", ".join(str(place + 2) for place in captions) or "none"
        raise NotAPage(f"It needs a caption in line 2 and one between paragraphs; lines without a full stop: {found}.")
    second = captions[1]
    before, after = middle[1:second], middle[second + 1 :]
    return Page(headline, middle[0], tuple(before), middle[second], tuple(after), author)


def _story_lines(text: str) -> list[str]:
    """The lines that are not empty, blanks made single, down to where the comments begin."""
    lines: list[str] = []
    for line in filter(None, (" ".join(raw.split()) for raw in text.splitlines())):
        if _COMMENTS_BEGIN.match(line):
            break
        lines.append(line)
    return lines


def _is_caption(line: str) -> bool:
    """A paragraph is made of sentences and ends as one; a caption names what is seen."""
    return not _SENTENCE_END.search(line)


def _author(line: str) -> Author:
    found = _ABOUT_AUTHOR.fullmatch(line)
    if found is None:
        raise NotAPage("Its last line does not say who the author is: “NAME is the ROLE”.")
    return Author(found["name"], found["role"], line)
