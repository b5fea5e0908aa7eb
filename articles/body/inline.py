"""Words with their marks: tidied, and written as HTML."""

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import NamedTuple

_SPACES = re.compile(r"[ \xa0]{2,}")


class Run(NamedTuple):
    """Words that have the same marks. "\\n" is a line break; `link` is the start tag of the link."""

    words: str
    link: str = ""
    strong: bool = False
    em: bool = False

    @property
    def tags(self) -> list[str]:
        """The start tags of its marks, from the outermost: as the editor nests them."""
        return [tag for tag in (self.link, self.strong and "<strong>", self.em and "<em>") if tag]


Line = list[Run]


def paragraphs(runs: Iterable[Run]) -> list[Line]:
    """The words, tidied, cut into paragraphs where a line is empty. Paragraphs without words are left out."""
    found: list[Line] = [[]]
    for line in _lines(runs):
        if not line:
            found.append([])
            continue
        if found[-1]:
            found[-1].append(_break_between(found[-1][-1], line[0]))
        found[-1] += line
    return [paragraph for paragraph in found if paragraph]


def one_line(runs: Iterable[Run], *, strong: bool = True) -> Line:
    """The words, tidied, with blanks for line breaks; without emphasis where `strong` is no."""
    kept = (run._replace(words=run.words.replace("\n", " "), strong=run.strong and strong) for run in runs)
    return _tidied(list(kept))


def written(line: Line) -> str:
    """The words as HTML, marks nested link, strong, em and kept open as long as they hold."""
    html: list[str] = []
    opened: list[str] = []
    for run in line:
        wanted = run.tags
        same = 0
        while opened[same : same + 1] == wanted[same : same + 1] != []:
            same += 1
        html += _closing(opened[same:])
        html += wanted[same:]
        html.append(escape(run.words, quote=False).replace("\xa0", "&nbsp;").replace("\n", "<br>"))
        opened = wanted
    return "".join(html + _closing(opened))


def _closing(tags: list[str]) -> list[str]:
    return [f"</{tag[1:].partition(' ')[0].rstrip('>')}>" for tag in reversed(tags)]


def _lines(runs: Iterable[Run]) -> list[Line]:
    lines: list[Line] = [[]]
    for run in runs:
        first, *others = run.words.split("\n")
        lines[-1].append(run._replace(words=first))
        lines += [[run._replace(words=words)] for words in others]
    return [_tidied(line) for line in lines]


def _break_between(before: Run, after: Run) -> Run:
    """A line break that has the marks which both sides share."""
    return Run(
        "\n",
        link=before.link if before.link == after.link else "",
        strong=before.strong and after.strong,
        em=before.em and after.em,
    )


def _tidied(line: Line) -> Line:
    """Blanks collapsed and cut at both ends, blanks without marks of their own, like runs joined."""
    runs = _joined(Run(run.words) if run.words.isspace() else run for run in line)
    kept: Line = []
    for run in runs:
        before = kept[-1].words[-1] if kept else " "
        words = run.words.lstrip(" \xa0" if not kept else " ") if before in " \xa0" else run.words
        if words:
            kept.append(run._replace(words=words))
    while kept and not (words := kept[-1].words.rstrip(" \xa0")):
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(words=words)
    return _joined(kept)


def _joined(runs: Iterable[Run]) -> Line:
    joined = (
        Run(_SPACES.sub(_one_blank, "".join(run.words for run in same)), *marks)
        for marks, same in groupby(runs, key=lambda run: run[1:])
    )
    return [run for run in joined if run.words]


def _one_blank(blanks: re.Match[str]) -> str:
    return " " if " " in blanks[0] else "\xa0"
