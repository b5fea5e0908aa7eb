"""Three-way merge of words."""

import pytest

from articles.content import Content
from articles.merging import CONFLICT, merge, merge_bodies

A, B, C, D = "<p>a</p>", "<p>b</p>", "<p>c</p>", "<p>d</p>"


@pytest.mark.parametrize(
    ("old", "mine", "other", "merged"),
    [
        (A + B, A + B, A + C, A + C),
        (A + B, A + C, A + B, A + C),
        (A + B, A + C, A + C, A + C),
        (A + B + C, D + B + C, A + B, D + B),
        (A + B + C, A + B + C + D, D + B + C, D + B + C + D),
        (A + B, C + B, D + B, CONFLICT),
        (A + B, A, A + C, CONFLICT),
        (A + B, A + B + C, A + B + D, CONFLICT),
        ("", A, B, CONFLICT),
    ],
)
def test_bodies_are_merged_paragraph_by_paragraph(old, mine, other, merged):
    assert merge_bodies(old, mine, other) == merged


def test_fields_that_one_side_changed_are_taken():
    base = Content(headline="h", standfirst="s", slug="x")

    result = merge(base, base.changed(headline="mine"), base.changed(standfirst="theirs"))

    assert (result.content.headline, result.content.standfirst, result.conflicts) == ("mine", "theirs", ())


def test_a_field_that_both_changed_is_a_conflict_and_ours_stands():
    base = Content(headline="h")

    result = merge(base, base.changed(headline="mine"), base.changed(headline="theirs"))

    assert (result.content.headline, result.conflicts) == ("mine", ("headline",))


def test_a_field_cleared_by_one_side_is_no_conflict():
    base = Content(headline="h", lead_photo=3)

    assert merge(base, base, base.changed(lead_photo=None)).content.lead_photo is None
