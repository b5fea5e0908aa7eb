"""Paging by what comes after."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Release
from newsroom.lib.keyset import Cursor, page

MOMENT = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)


def test_a_cursor_survives_its_address():
    cursor = Cursor(MOMENT, 42)

    assert Cursor.parse(str(cursor)) == cursor


@pytest.mark.parametrize(
    "text", ["x", "====", "MTIz", "MS4y.", "a" * 65, "é", "MS4tMQ", "LTk5OTk5OTk5OTk5OTk5OTk5OTkuMQ"]
)
def test_a_cursor_that_we_never_wrote_is_none(text):
    assert Cursor.parse(text) is None


@given(st.text(max_size=80))
def test_no_text_breaks_the_parser(text):
    assert Cursor.parse(text) is None or isinstance(Cursor.parse(text), Cursor)


@pytest.mark.django_db
def test_pages_meet_every_row_once_though_new_ones_arrive(publish_story):
    old = {publish_story(f"Story {number}").pk for number in range(7)}
    seen, cursor = [], None
    while True:
        rows = page(Release.objects.public(), moment="listed_at", pk="id", before=cursor, size=3)
        seen += [release.article_id for release in rows]
        publish_story(f"Newcomer {len(seen)}")
        if not rows.next:
            break
        cursor = Cursor.parse(rows.next)

    assert sorted(seen) == sorted(old)


@pytest.mark.django_db
def test_rows_of_the_same_moment_are_all_met(publish_story):
    for number in range(5):
        publish_story(f"Story {number}")
    Release.objects.update(listed_at=MOMENT)

    first = page(Release.objects.public(), moment="listed_at", pk="id", before=None, size=2)
    second = page(Release.objects.public(), moment="listed_at", pk="id", before=Cursor.parse(first.next), size=9)

    assert len({release.pk for release in [*first, *second]}) == 5
    assert second.next == ""
    assert timedelta(0) == first.rows[0].listed_at - MOMENT
