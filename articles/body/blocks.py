"""The blocks of a story's text while it is being cleaned, and how each is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import chain

from .embeds import embed_of
from .inline import Line, Run, one_line, paragraphs, written
from .schema import MAX_COLUMNS


@dataclass
class Words:
    """A paragraph or a heading ("p", "h1" to "h6"): one line of runs, or several paragraphs after tidying."""

    tag: str
    runs: list[Run] = field(default_factory=list)


@dataclass
class Box:
    """A container. `start` is the number of an ordered list's first item, `spans` how far a cell reaches."""

    tag: str
    children: "list[Words | Box | Figure | Rule]" = field(default_factory=list)
    start: int = 1
    spans: tuple[int, int] = (1, 1)


@dataclass
class Figure:
    """A photo of the library or an embed, with the caption that it has here."""

    photo: int | None = None
    address: str = ""
    caption: list[Run] = field(default_factory=list)


class Rule:
    """A line between two parts."""


Block = Words | Box | Figure | Rule
_RULE = "<hr>"


def html_of(blocks: Iterable[Block]) -> str:
    """The stored form of a whole text."""
    blocks = list(_without_single_cells(blocks))
    ranks = _ranks(blocks)
    return "".join(_without_needless_rules(html for block in blocks for html in _top_level(block, ranks)))


def _without_single_cells(blocks: Iterable[Block]) -> Iterator[Block]:
    """A table of one cell only places its content."""
    for block in blocks:
        cells = [cell for row in block.children for cell in row.children] if _is(block, "table") else []
        if len(cells) == 1:
            yield from cells[0].children
        else:
            yield block


def _without_needless_rules(parts: Iterable[str]) -> Iterator[str]:
    """A rule stands between two other blocks."""
    last, pending = "", False
    for part in parts:
        if part == _RULE:
            pending = bool(last)
            continue
        if pending:
            yield _RULE
        yield part
        last, pending = part, False


def _ranks(blocks: list[Block]) -> dict[int, str]:
    """For each heading, by identity, "h2" or "h3": no level is skipped, and the first one is the highest."""
    headings = [block for block in blocks if isinstance(block, Words) and block.tag != "p" and one_line(block.runs)]
    highest = min((heading.tag for heading in headings), default="")
    ranks, below = {}, False
    for heading in headings:
        below = below or heading.tag == highest
        ranks[id(heading)] = "h3" if below and heading.tag != highest else "h2"
    return ranks


def _top_level(block: Block, ranks: dict[int, str]) -> Iterator[str]:
    if isinstance(block, Rule):
        yield _RULE
    elif isinstance(block, Figure):
        yield _figure(block)
    elif isinstance(block, Box):
        yield from _box(block)
    elif block.tag == "p":
        yield from map(_paragraph_or_embed, paragraphs(block.runs))
    elif line := one_line(block.runs, strong=False):
        tag = ranks.get(id(block), "h2")
        yield f"<{tag}>{written(line)}</{tag}>"


def _paragraph_or_embed(line: Line) -> str:
    if len(line) == 1 and not line[0].tags and (embed := embed_of(line[0].words)):
        return _figure(Figure(address=embed.address))
    return f"<p>{written(line)}</p>"


def _figure(figure: Figure) -> str:
    caption = written(one_line(figure.caption))
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    if figure.photo is not None:
        return f'<figure class="figure"><img data-photo="{figure.photo}">{below}</figure>'
    address = escape(figure.address)
    return f'<figure data-embed="{address}"><a href="{address}">{address}</a>{below}</figure>'


def _box(box: Box) -> Iterator[str]:
    """The container as HTML; nothing where it is empty."""
    if box.tag in ("ul", "ol"):
        yield from _list(box)
    elif box.tag == "table":
        yield from _table(box)
    elif content := "".join(html for _is_words, html in _flow(box)):
        start = '<aside class="pullquote">' if box.tag == "aside" else f"<{box.tag}>"
        yield f"{start}{content}</{box.tag}>"


def _flow(box: Box) -> list[tuple[bool, str]]:
    """The paragraphs and lists of a container, each with whether it is a paragraph."""
    found = []
    for child in box.children:
        if isinstance(child, Words):
            found += [(True, f"<p>{written(line)}</p>") for line in paragraphs(child.runs)]
        elif isinstance(child, Box):
            found += [(False, html) for html in _box(child)]
    return found


def _bare(flow: list[tuple[bool, str]]) -> str:
    """The content of an item or a cell: its only paragraph without its tags."""
    first, *others = flow
    html = "".join(html for _is_words, html in others)
    if first[0] and not any(is_words for is_words, _html in others):
        return first[1].removeprefix("<p>").removesuffix("</p>") + html
    return first[1] + html


def _list(box: Box) -> Iterator[str]:
    items = "".join(_items(box))
    if items:
        start = f' start="{box.start}"' if box.tag == "ol" and box.start != 1 else ""
        yield f"<{box.tag}{start}>{items}</{box.tag}>"


def _items(box: Box) -> Iterator[str]:
    """The items of a list; one that begins with a list gives way to that list's items."""
    for item in box.children:
        children = list(item.children)
        while children and not (isinstance(children[0], Words) and paragraphs(children[0].runs)):
            child = children.pop(0)
            if isinstance(child, Box):
                yield from _items(child)
        if children:
            yield f"<li>{_bare(_flow(Box('li', children)))}</li>"


def _table(box: Box) -> Iterator[str]:
    """The table, its rows of one length; nothing where no cell has words."""
    rows = _even([row.children[:MAX_COLUMNS] for row in box.children if row.children])
    flows = [[_flow(cell) for cell in row] for row in rows]
    if any(flow for row in flows for flow in row):
        html = "".join(f"<tr>{''.join(map(_cell, row, flow))}</tr>" for row, flow in zip(rows, flows, strict=True))
        yield f"<table><tbody>{html}</tbody></table>"


def _even(rows: list[list[Box]]) -> list[list[Box]]:
    """The rows, short ones filled up, no cell reaching below the last one."""
    widths = _widths(rows)
    if max(widths, default=0) > MAX_COLUMNS:
        # Cells that reach so far are an accident or an attack.
        for cell in chain.from_iterable(rows):
            cell.spans = (1, 1)
        widths = _widths(rows)
    width = max(widths, default=0)
    return [row + [Box("td") for _ in range(width - own)] for row, own in zip(rows, widths, strict=True)]


def _widths(rows: list[list[Box]]) -> list[int]:
    """How many columns each row takes, those included that reach down into it."""
    widths = [0] * len(rows)
    for at, row in enumerate(rows):
        for cell in row:
            across, down = cell.spans[0], min(cell.spans[1], len(rows) - at)
            cell.spans = (across, down)
            for below in range(at, at + down):
                widths[below] += across
    return widths


def _cell(cell: Box, flow: list[tuple[bool, str]]) -> str:
    across, down = cell.spans
    spans = (f' colspan="{across}"' if across > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
    return f"<{cell.tag}{spans}>{_bare(flow) if flow else ''}</{cell.tag}>"


def _is(block: Block, tag: str) -> bool:
    return isinstance(block, Box) and block.tag == tag
