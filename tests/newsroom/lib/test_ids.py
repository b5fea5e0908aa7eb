import pytest

from newsroom.lib.ids import as_id, as_ids


@pytest.mark.parametrize("text", ["", "x", "-1", "1.0", " 1", "1" * 19, "٣", "²", None])
def test_what_is_no_id_is_none(text):
    assert as_id(text) is None


def test_digits_are_an_id():
    assert (as_id("7"), as_id(7), as_id("9" * 18)) == (7, 7, 10**18 - 1)


def test_ids_among_others_are_kept():
    assert as_ids(["1", "x", "", 2, "9" * 40]) == {1, 2}
