"""Slugs and cutting."""

import pytest

from newsroom.lib.text import cut, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour opens", "harbour-opens"),
        ("Ёлка", "elka"),
        ("Şəhər", "seher"),
        ("", "story"),
        ("…", "story"),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_a_slug_is_ascii_and_never_empty(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [("short", 10, "short"), ("a longer sentence here", 12, "a longer…"), ("unbroken" * 4, 10, "unbrokenu…")],
)
def test_cut_ends_at_a_word(text, length, expected):
    assert cut(text, length) == expected
