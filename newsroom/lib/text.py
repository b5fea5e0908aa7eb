"""Words as strings: slugs, cutting, counting."""

from slugify import slugify as _slugify

# Letters that the transliteration drops: the Azerbaijani schwa is written e in addresses.
_LETTERS = [["ə", "e"], ["Ə", "e"]]


def slug(text: str, *, max_length: int = 80) -> str:
    """An ASCII slug of `text` in any script, cut at a word; "story" where nothing of it can be written in ASCII."""
    return _slugify(text, max_length=max_length, word_boundary=True, replacements=_LETTERS) or "story"


def cut(text: str, length: int) -> str:
    """`text` whole, or its beginning up to a word, with an ellipsis, at most `length` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
