"""Three-way merge of a story's words: what two people changed since they had the same text."""

from dataclasses import dataclass, fields
from difflib import SequenceMatcher

from .body.reading import blocks, join
from .content import Content

CONFLICT = object()


@dataclass(frozen=True)
class Merge:
    """The merged words; where both sides changed the same place, ours stand and the place is named in `conflicts`."""

    content: Content
    conflicts: tuple[str, ...]


def merge(base: Content, ours: Content, theirs: Content) -> Merge:
    """Bring their changes since `base` into our words, field by field and paragraph by paragraph."""
    merged, conflicts = {}, []
    for field in fields(Content):
        old, mine, other = (getattr(content, field.name) for content in (base, ours, theirs))
        merged_value = merge_bodies if field.name == "body" else _merge_values
        value = merged_value(old, mine, other)
        if value is CONFLICT:
            conflicts.append(field.name)
            value = mine
        merged[field.name] = value
    return Merge(Content(**merged), tuple(conflicts))


def _merge_values(old, mine, other):
    """The value that one side changed; CONFLICT where both did, and differently."""
    if mine == old:
        return other
    if other in (old, mine):
        return mine
    return CONFLICT


def merge_bodies(old: str, mine: str, other: str):
    """Both sides' paragraphs as one body; CONFLICT where they changed the same ones differently."""
    value = _merge_values(old, mine, other)
    if value is not CONFLICT:
        return value
    merged = _merge_sequences(blocks(old), blocks(mine), blocks(other))
    return CONFLICT if merged is None else join(merged)


def _merge_sequences(old: list[str], mine: list[str], other: list[str]) -> list[str] | None:
    """Merge changed ranges of `old` from both sides; None as soon as two different ones touch."""
    ranges = sorted({*_changes(old, mine), *_changes(old, other)})
    result: list[str] = []
    at = 0
    for place, (start, end, new) in enumerate(ranges):
        following = ranges[place + 1] if place + 1 < len(ranges) else None
        if following and _touch((start, end), following[:2]):
            return None
        result += [*old[at:start], *new]
        at = end
    return result + old[at:]


def _changes(old: list[str], new: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """What replaces which range of `old`: (start, end, new lines)."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (start, end, tuple(new[new_start:new_end]))
        for kind, start, end, new_start, new_end in matcher.get_opcodes()
        if kind != "equal"
    ]


def _touch(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two ranges overlap, or one is an insertion inside or at the edge of the other."""
    return second[0] < first[1] or first[0] == second[0]
