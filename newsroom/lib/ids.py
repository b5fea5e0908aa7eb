"""Primary keys as requests name them."""

DIGITS = 18  # what fits into the column of every database


def as_id(text: object) -> int | None:
    """The id that `text` is; None for anything else, a number too large for a column included."""
    word = str(text)
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= DIGITS else None


def as_ids(texts) -> set[int]:
    """The ids among `texts`."""
    return {pk for text in texts if (pk := as_id(text)) is not None}
