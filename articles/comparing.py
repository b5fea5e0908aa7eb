"""Two states of a story's words, side by side: field by field, paragraph by paragraph, word by word.

Paragraphs are matched first and words only inside those that changed, and every step has a limit: hostile texts get
a coarser answer, never a slow one.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial
from html import unescape
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from authors.models import Author
from photos.models import Photo

from .body.reading import blocks, photo_ids, plain
from .content import Content, Name
from .models import Article, Section, Topic

SAME, REMOVED, ADDED, CHANGED = "same", "removed", "added", "changed"

#: How many pairs of items one matching may look at, and how many pairs of words a whole comparison may.
MOST_PAIRS = 150_000
MOST_WORD_PAIRS = 3_000_000
#: A paragraph that shares less than this part of its words with another is not a change of it.
ALIKE = 0.3


# --- Words ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Piece:
    """Words that stand in both texts, or in one of them."""

    kind: str
    text: str


_WORD = re.compile(r"""(\d+(?:[.,:]\d+)*%?|[^\s.,;:!?…()\[\]«»“”„"]+|[.,;:!?…()\[\]«»“”„"])(\s*)|(\s+)""")


def words_compared(old: str, new: str) -> list[Piece]:
    """The words of both texts in order; short words that alone stayed between changes count as changed."""
    olds, news = _words(old), _words(new)
    pieces: list[Piece] = []
    for kind, start, end, new_start, new_end in opcodes([one[0] for one in olds], [one[0] for one in news]):
        if kind == "equal":
            pieces.append(Piece(SAME, _joined(map(_same, olds[start:end], news[new_start:new_end]))))
            continue
        pieces.append(Piece(REMOVED, _joined(olds[start:end])))
        pieces.append(Piece(ADDED, _joined(news[new_start:new_end])))
    return _tidied([piece for piece in pieces if piece.text])


def _words(text: str) -> list[tuple[str, str]]:
    """Each word, mark or number with the blanks behind it."""
    return [(word or blank, behind) for word, behind, blank in _WORD.findall(text)]


def _same(old: tuple[str, str], new: tuple[str, str]) -> tuple[str, str]:
    """A word of both texts; the blanks behind it are those of the one that goes on."""
    return new[0], max(old[1], new[1], key=len)


def _joined(words: Iterable[tuple[str, str]]) -> str:
    return "".join(word + blank for word, blank in words)


def _tidied(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with lonely short words between two changes taken into them."""
    runs: list[list[str]] = []  # [same] or [removed, added]
    for piece in pieces:
        if piece.kind == SAME:
            runs.append([piece.text])
            continue
        if not runs or len(runs[-1]) == 1:
            runs.append(["", ""])
        runs[-1][piece.kind == ADDED] += piece.text
    place = 1
    while place < len(runs) - 1:
        run = runs[place]
        if len(run) == 1 and len(run[0].split()) <= 1 and len(run[0].strip()) <= 3 and runs[place + 1][0].strip():
            before, after = runs[place - 1], runs.pop(place + 1)
            runs.pop(place)
            runs[place - 1] = [one + run[0] + other for one, other in zip(before, after, strict=True)]
        else:
            place += 1
    return [piece for run in runs for piece in _pieces(run) if piece.text]


def _pieces(run: list[str]) -> list[Piece]:
    return [Piece(SAME, run[0])] if len(run) == 1 else [Piece(REMOVED, run[0]), Piece(ADDED, run[1])]


# --- Paragraphs ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paragraph:
    """A block of the text, its words compared; `what` names a block that is no plain paragraph."""

    kind: str
    pieces: tuple[Piece, ...]
    what: str = ""
    photo: int | None = None
    note: str = ""


@dataclass
class Budget:
    """What a comparison may still spend on words."""

    left: int = MOST_WORD_PAIRS

    def spend(self, old: str, new: str) -> bool:
        self.left -= min((old.count(" ") + 1) * (new.count(" ") + 1), MOST_PAIRS)
        return self.left >= 0


def bodies_compared(old: str, new: str) -> list[Paragraph]:
    """The blocks of both texts in order."""
    olds, news = blocks(old), blocks(new)
    found: list[Paragraph] = []
    budget = Budget()
    for kind, start, end, new_start, new_end in opcodes(olds, news):
        if kind == "equal":
            found += [_whole(SAME, block) for block in news[new_start:new_end]]
        else:
            found += _replaced(olds[start:end], news[new_start:new_end], budget)
    return found


def folded(paragraphs: Iterable[Paragraph]) -> list[tuple[bool, list[Paragraph]]]:
    """The paragraphs in runs, each with whether nothing in it changed: a page shows those closed."""
    return [(same, list(run)) for same, run in groupby(paragraphs, lambda one: one.kind == SAME)]


def _replaced(olds: Sequence[str], news: Sequence[str], budget: Budget) -> list[Paragraph]:
    """Blocks that gave way to others: those that are alike are compared word by word."""
    found: list[Paragraph] = []
    at = new_at = 0
    for place, new_place in [*_alike(olds, news), (len(olds), len(news))]:
        found += [_whole(REMOVED, block) for block in olds[at:place]]
        found += [_whole(ADDED, block) for block in news[new_at:new_place]]
        if place < len(olds):
            found += _changed(olds[place], news[new_place], budget)
        at, new_at = place + 1, new_place + 1
    return found


def _alike(olds: Sequence[str], news: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places, both rising, whose blocks are versions of each other."""
    if len(olds) * len(news) > 900:
        near = zip(range(len(olds)), range(len(news)), strict=False)
        return [(one, two) for one, two in near if _likeness(olds[one], news[two]) >= ALIKE]
    # The best sum of likenesses over all ways to pair them in order.
    best = [[(0.0, ())] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for one, old in enumerate(olds):
        for two, new in enumerate(news):
            best[one + 1][two + 1] = max(best[one][two + 1], best[one + 1][two], key=lambda way: way[0])
            likeness = _likeness(old, new)
            total, pairs = best[one][two]
            if likeness >= ALIKE and total + likeness > best[one + 1][two + 1][0]:
                best[one + 1][two + 1] = (total + likeness, (*pairs, (one, two)))
    return list(best[-1][-1][1])


def _likeness(old: str, new: str) -> float:
    """The part of their words that two blocks share, in 0 .. 1; blocks of different kinds share none."""
    if _tag(old) != _tag(new) and not {_tag(old), _tag(new)} <= {"p", "h2", "h3"}:
        return 0
    if _tag(old) == "figure":
        return float(photo_ids(old) == photo_ids(new) and _embed(old) == _embed(new))
    one, two = Counter(plain(old).split()), Counter(plain(new).split())
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 1


def _changed(old: str, new: str, budget: Budget) -> list[Paragraph]:
    was, now = described(old), described(new)
    if was == now:
        note = _("Only its form changed: bold, italics, or what kind of paragraph it is.")
        return [_with(_whole(CHANGED, new), note=note)]
    if not budget.spend(was, now):
        return [_whole(REMOVED, old), _whole(ADDED, new)]
    return [_with(_whole(CHANGED, new), pieces=tuple(words_compared(was, now)))]


def _with(paragraph: Paragraph, **changes) -> Paragraph:
    return Paragraph(**{**vars(paragraph), **changes})


_WHAT = {
    "h2": gettext_lazy("Subhead"),
    "h3": gettext_lazy("Small subhead"),
    "hr": gettext_lazy("Rule"),
    "ul": gettext_lazy("List"),
    "ol": gettext_lazy("Numbered list"),
    "blockquote": gettext_lazy("Quotation"),
    "aside": gettext_lazy("Pull quote"),
    "table": gettext_lazy("Table"),
    "figure": gettext_lazy("Photo"),
}


def _whole(kind: str, block: str) -> Paragraph:
    """The block with all its words of one kind."""
    tag = _tag(block)
    embed = _embed(block)
    what = _("Embed") if embed else str(_WHAT.get(tag, ""))
    words = described(block) if kind != SAME else plain(block)
    pieces = (Piece(SAME if kind == CHANGED else kind, words),) if words else ()
    return Paragraph(kind, pieces, what=what, photo=next(iter(photo_ids(block)), None))


_TAG_NAME = re.compile(r"<(\w+)")
_EMBED = re.compile(r'<figure data-embed="([^"]*)"')
_LINK = re.compile(r'<a (?:href|data-story)="([^"]*)">(.*?)</a>', re.DOTALL)


def _tag(block: str) -> str:
    found = _TAG_NAME.match(block)
    return found[1] if found else "p"


def _embed(block: str) -> str:
    found = _EMBED.match(block)
    return unescape(found[1]) if found else ""


def described(block: str) -> str:
    """The block's words with what else readers get of it: where its links lead, which post it shows."""
    if embed := _embed(block):
        return " ".join(filter(None, [embed, plain(block)]))
    return plain(_LINK.sub(lambda found: f"{found[2]} [{_target(found)}]", block))


def _target(link: re.Match[str]) -> str:
    return _("story %(number)s") % {"number": link[1]} if link[0].startswith("<a data-story") else link[1]


# --- Fields ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """A field that differs: its words compared, its paragraphs, or the photos that came and went."""

    name: str
    label: str
    pieces: tuple[Piece, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    photos: tuple[tuple[str, Photo | None, int], ...] = ()

    @property
    def runs(self) -> list[tuple[bool, list[Paragraph]]]:
        return folded(self.paragraphs)


#: The fields in the order of the page, by how they are compared.
TEXTS = ("headline", "short_headline", "standfirst", "dateline")
VALUES = ("genre", "urgency", "slug")
ORDER = (
    *TEXTS,
    *("bylines", "lead_photo", "lead_caption", "body"),
    *("section", "also_in", "topics", *VALUES),
)


@dataclass(frozen=True)
class Names:
    """What sections, topics, authors and photos are called; of both sides, read once."""

    sections: Mapping[int, str]
    topics: Mapping[int, str]
    authors: Mapping[int, str]
    photos: Mapping[int, Photo]
    language: str = field(default="")

    @classmethod
    def holding(cls, contents: Sequence[Content], language: str) -> "Names":
        section_pks = {pk for one in contents for pk in [one.section, *one.also_in] if pk}
        topic_pks = {pk for one in contents for pk in one.topics}
        author_pks = {name.author for one in contents for name in one.bylines if name.author}
        photo_pks = {pk for one in contents for pk in one.photos}
        authors = Author.objects.filter(pk__in=author_pks).prefetch_related("texts")
        return cls(
            sections=dict(Section.objects.filter(pk__in=section_pks).values_list("pk", "name")),
            topics=dict(Topic.objects.filter(pk__in=topic_pks).values_list("pk", "name")),
            authors={author.pk: author.text_in(language).name for author in authors},
            photos=Photo.objects.filter(pk__in=photo_pks).with_texts().in_bulk(),
            language=language,
        )

    def told(self, name: str, value) -> str:
        """The field's value in words."""
        if name == "genre":
            return str(dict(Article.Genre.choices).get(value, value))
        if name == "section":
            return self._named(self.sections, value) if value else ""
        if name == "lead_photo":
            return self.photo(value) if value else ""
        if name in ("also_in", "topics"):
            known = self.sections if name == "also_in" else self.topics
            return ", ".join(sorted(self._named(known, pk) for pk in value))
        if name == "bylines":
            return " · ".join(map(self._byline, value))
        return str(value)

    def photo(self, pk: int) -> str:
        photo = self.photos.get(pk)
        words = photo.caption_in(self.language) if photo else ""
        return _("Photo %(number)s") % {"number": pk} + (f": {words}" if words else "")

    def _byline(self, name: Name) -> str:
        shown = self._named(self.authors, name.author) if name.author else name.guest_name
        return f"{shown}, {name.role}" if name.role else shown

    @staticmethod
    def _named(known: Mapping[int, str], pk: int) -> str:
        return known.get(pk) or _("deleted (%(number)s)") % {"number": pk}


def compare(old: Content, new: Content, names: Names) -> list[Change]:
    """The fields that differ, in the order of the page, and after them the photos that came and went."""
    found = [_change(name, old, new, names) for name in ORDER if getattr(old, name) != getattr(new, name)]
    photos = _photos_compared(old, new, names)
    return [*found, Change("photos", _("Photos"), photos=photos)] if photos else found


def _change(name: str, old: Content, new: Content, names: Names) -> Change:
    was, now = getattr(old, name), getattr(new, name)
    whole = partial(Change, name, label_of(name))
    if name == "body":
        return whole(paragraphs=tuple(bodies_compared(was, now)))
    if name in TEXTS or name == "lead_caption":
        return whole(pieces=tuple(words_compared(was, now)))
    pairs = [(REMOVED, names.told(name, was)), (ADDED, names.told(name, now))]
    return whole(pieces=tuple(Piece(kind, text) for kind, text in pairs if text))


def label_of(name: str) -> str:
    """What the desk calls a field of a Content."""
    if name == "bylines":
        return _("Byline")
    if name == "lead_caption":
        return _("Caption of the lead photo")
    label = str(Article._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def _photos_compared(old: Content, new: Content, names: Names) -> tuple[tuple[str, Photo | None, int], ...]:
    gone = [(REMOVED, pk) for pk in old.photos if pk not in new.photos]
    come = [(ADDED, pk) for pk in new.photos if pk not in old.photos]
    return tuple((kind, names.photos.get(pk), pk) for kind, pk in [*gone, *come])


# --- Matching ---------------------------------------------------------------------------------------------------

Opcode = tuple[str, int, int, int, int]


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """What makes `new` of `old`, as difflib says it; for long sequences only what is unique in both is matched."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end, new_end = len(old), len(new)
    while end > start and new_end > start and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    middle = _matched(old[start:end], new[start:new_end])
    found = [("equal", 0, start, 0, start)] if start else []
    found += [(kind, a + start, b + start, c + start, d + start) for kind, a, b, c, d in middle]
    return found + ([("equal", end, len(old), new_end, len(new))] if end < len(old) else [])


def _matched(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    if not old and not new:
        return []
    if len(old) * len(new) <= MOST_PAIRS:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    anchors = _anchors(old, new)
    if not anchors:
        return [("replace", 0, len(old), 0, len(new))]
    found: list[Opcode] = []
    at = new_at = 0
    for place, new_place in [*anchors, (len(old), len(new))]:
        # Between two anchors the same again; each part is smaller than the whole.
        between = opcodes(old[at:place], new[new_at:new_place]) if (at, new_at) != (place, new_place) else []
        found += [(kind, a + at, b + at, c + new_at, d + new_at) for kind, a, b, c, d in between]
        if place < len(old):
            found.append(("equal", place, place + 1, new_place, new_place + 1))
        at, new_at = place + 1, new_place + 1
    return found


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest row of items that stand once in both and in the same order (patience)."""
    once, once_new = ({item for item, count in Counter(items).items() if count == 1} for items in (old, new))
    places = {item: place for place, item in enumerate(new) if item in once_new}
    pairs = [(place, places[item]) for place, item in enumerate(old) if item in once and item in places]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, (_place, new_place) in enumerate(pairs):
        length = bisect_left(tails, new_place)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [new_place]
        ends[length : length + 1] = [at]
    found = []
    at = ends[-1] if ends else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
