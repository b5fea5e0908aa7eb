"""From tags in any order to blocks that stand where the vocabulary lets them stand."""

import re
from collections import Counter
from collections.abc import Iterable

from . import marks
from .blocks import Block, Box, Figure, Rule, Words
from .embeds import embed_of
from .inline import Run
from .schema import HOLDS, MAX_COLUMNS, MAX_LIST_DEPTH
from .tokens import Start, Text, Token

_LISTS = ("ul", "ol")
_CELLS = ("td", "th")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Elements that neither stand in a line nor end one, beside the marks: their words simply go on.
_EDITS = {"del", "ins", "mark", "s", "strike", "u", "o:p"}
_TERMS = {"abbr", "acronym", "code", "data", "kbd", "label", "output", "q", "samp", "time", "tt"}
_SHAPES = {"bdi", "bdo", "big", "nobr", "rp", "rt", "ruby", "small", "sub", "sup", "wbr"}
_INLINE = frozenset(_EDITS | _TERMS | _SHAPES)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_NEWLINES = re.compile("[ \t\n\r\f\u2028\u2029]+")
_SHIFTS = {
    "sup": str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
_SHIFTABLE = re.compile(r"[0-9+=()-]+")


class Scribe:
    """Takes tokens, leaves blocks. What may not stand where it is found moves out, or only its words stay."""

    def __init__(self) -> None:
        self._body = Box("body")
        self._open = [self._body]
        self._words: Words | None = None
        self._is_implied = False  # the open paragraph has no tag of its own
        self._words_from = 0
        self._marks = marks.Marks()
        self._figures: list[_OpenFigure] = []
        self._floating: list[Figure] = []
        self._inner: Counter[str] = Counter()  # containers that could not be opened, and will be closed all the same
        self._shift: dict[int, int] | None = None

    def write(self, tokens: Iterable[Token]) -> list[Block]:
        for token in tokens:
            if isinstance(token, Text):
                self._text(token.words)
            elif isinstance(token, Start):
                self._start(token)
            else:
                self._end(token.name)
        while self._figures:
            self._end_figure()
        self._leave_boxes(1)
        return self._body.children

    # --- Words --------------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        if self._figures and self._figures[-1].takes_words:
            self._figures[-1].add(self._marks.on(_NEWLINES.sub(" ", text)))
            return
        # Without tags, as in a plain textarea, an empty line is what parts paragraphs.
        is_loose = len(self._open) == 1 and (self._words is None or self._is_implied)
        first, *others = _BLANK_LINE.split(text) if is_loose and "\n" in text else [text]
        self._add(first)
        for part in others:
            self._end_words()
            self._add(part)

    def _add(self, text: str) -> None:
        text = _NEWLINES.sub(" ", text)
        if self._shift and _SHIFTABLE.fullmatch(text):
            text = text.translate(self._shift)
        if self._words is None:
            if text.isspace() or not text:
                return
            self._begin_words("p", implied=True)
        self._words.runs.append(self._marks.on(text))

    def _break_line(self) -> None:
        if self._figures and self._figures[-1].takes_words:
            self._figures[-1].add(Run(" "))
        elif self._words is not None:
            self._words.runs.append(self._marks.on("\n"))

    def _begin_words(self, tag: str, *, implied: bool = False) -> None:
        self._end_words()
        box = self._open[-1]
        if box.tag in _LISTS:
            box = self._enter(Box("li"))
        self._words, self._is_implied = Words(tag if box is self._body else "p"), implied
        self._words_from = self._marks.place
        if box.tag in ("table", "tr"):
            # Words between the cells, a table's caption among them, stand before the table.
            self._body.children.insert(-1, self._words)
        else:
            box.children.append(self._words)

    def _end_words(self) -> None:
        self._shift = None
        if self._words is not None:
            self._words = None
            self._marks.forget_since(self._words_from)

    # --- Tags ---------------------------------------------------------------------------------------

    def _start(self, tag: Start) -> None:
        name = tag.name
        if name in marks.NAMES:
            self._marks.open(tag)
        elif name in _INLINE:
            self._shift = _SHIFTS.get(name, self._shift)
        elif name == "br":
            self._break_line()
        elif name == "img":
            self._image(marks.id_in(tag.attributes.get("data-photo", "")))
        elif name == "figcaption" and self._figures:
            self._end_words()
            self._figures[-1].in_caption = True
        elif self._figures and self._figures[-1].takes_words and name != "figure":
            self._figures[-1].add(Run(" "))
        else:
            self._start_block(tag)

    def _start_block(self, tag: Start) -> None:
        name = tag.name
        self._end_words()
        if name == "p" or name in _HEADINGS:
            self._begin_words(name)
        elif name == "figure":
            embed = embed_of(tag.attributes.get("data-embed", ""))
            self._figures.append(_OpenFigure(embed.address if embed else ""))
        elif name == "hr" and len(self._open) == 1:
            self._body.children.append(Rule())
        elif name in _LISTS:
            self._start_list(tag)
        elif name == "li":
            self._start_item()
        elif name in ("table", "tr", *_CELLS):
            self._start_table_part(tag)
        elif name == "blockquote" or (name == "aside" and "pullquote" in tag.attributes.get("class", "").split()):
            self._start_box(Box(name))

    def _end(self, name: str) -> None:
        if name in marks.NAMES:
            self._marks.close(name)
        elif name in _INLINE:
            self._shift = None if name in _SHIFTS else self._shift
        elif name == "figcaption" and self._figures:
            self._figures[-1].in_caption = False
        elif name == "figure" and self._figures:
            self._end_words()
            self._end_figure()
        elif self._figures and self._figures[-1].takes_words:
            self._figures[-1].add(Run(" "))
        else:
            self._end_block(name)

    def _end_block(self, name: str) -> None:
        if name not in ("br", "img", "hr"):
            self._end_words()
        if self._inner["table"] and name in ("tr", *_CELLS):
            return
        if self._inner[name]:
            self._inner[name] -= 1
        elif name in HOLDS and name != "body":
            at = self._innermost(*(_CELLS if name in _CELLS else (name,)))
            if at:
                self._leave_boxes(at)

    # --- Containers ---------------------------------------------------------------------------------

    def _innermost(self, *names: str) -> int:
        """How deep the innermost open container of these names is; 0 where there is none."""
        return next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at].tag in names), 0)

    def _enter(self, box: Box) -> Box:
        self._open[-1].children.append(box)
        self._open.append(box)
        return box

    def _start_box(self, box: Box) -> None:
        if box.tag in HOLDS[self._open[-1].tag]:
            self._enter(box)
        else:
            self._inner[box.tag] += 1

    def _leave_boxes(self, depth: int) -> None:
        """Close containers until `depth` of them are open. Figures that were found within stand after the outermost."""
        self._end_words()
        del self._open[depth:]
        if len(self._open) == 1:
            self._body.children += self._floating
            self._floating = []
            self._inner.clear()

    def _start_list(self, tag: Start) -> None:
        if self._open[-1].tag in _LISTS:
            # A list right in a list belongs to the item before it.
            items = self._open[-1].children
            self._open.append(items[-1]) if items else self._enter(Box("li"))
        if sum(box.tag in _LISTS for box in self._open) < MAX_LIST_DEPTH:
            self._start_box(Box(tag.name, start=_number(tag, "start", 9999)))
        else:
            self._inner[tag.name] += 1

    def _start_item(self) -> None:
        if at := self._innermost(*_LISTS):
            self._leave_boxes(at + 1)
            self._enter(Box("li"))

    def _start_table_part(self, tag: Start) -> None:
        table = self._innermost("table")
        if tag.name == "table":
            self._start_box(Box("table"))
        elif table and not self._inner["table"]:
            if tag.name == "tr" or len(self._open) == table + 1:
                self._leave_boxes(table + 1)
                self._enter(Box("tr"))
            if tag.name in _CELLS:
                self._leave_boxes(table + 2)
                self._enter(Box(tag.name, spans=(_number(tag, "colspan", MAX_COLUMNS), _number(tag, "rowspan", 100))))

    # --- Figures ------------------------------------------------------------------------------------

    def _image(self, photo: int | None) -> None:
        if self._figures:
            figure = self._figures[-1]
            figure.has_foreign_image = figure.has_foreign_image or photo is None
            if photo is not None and figure.photo is not None:
                self._place(Figure(photo=figure.photo))
            figure.photo = photo or figure.photo
        elif photo is not None:
            tag, implied = (self._words.tag, self._is_implied) if self._words else ("", False)
            self._end_words()
            self._place(Figure(photo=photo))
            if tag:
                self._begin_words(tag, implied=implied)

    def _end_figure(self) -> None:
        figure = self._figures.pop()
        if figure.photo is not None or figure.address:
            self._place(Figure(figure.photo, figure.address, figure.caption))
        elif figure.caption and not figure.has_foreign_image:
            self._begin_words("p")
            self._words.runs += figure.caption
            self._end_words()

    def _place(self, figure: Figure) -> None:
        if len(self._open) == 1:
            self._body.children.append(figure)
        else:
            self._floating.append(figure)


class _OpenFigure:
    """A figure that is being read: what it shows, and the caption so far."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.photo: int | None = None
        self.caption: list[Run] = []
        self.in_caption = self.has_foreign_image = False

    @property
    def takes_words(self) -> bool:
        """Whether words are its own: those of the caption, and those of an embed, which has none beside it."""
        return self.in_caption or bool(self.address)

    def add(self, run: Run) -> None:
        if self.in_caption:
            self.caption.append(run)


def _number(tag: Start, name: str, highest: int) -> int:
    """An attribute that counts from 1; 1 where it is none."""
    text = tag.attributes.get(name, "")
    return min(int(text), highest) if text.isascii() and text.isdecimal() and 0 < len(text) < 6 and int(text) else 1
