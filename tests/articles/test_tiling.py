"""Whatever the desk does in whatever order: the releases of one article tile."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Release
from articles.publishing import (
    StepRefused,
    announce_due,
    approve,
    correct,
    fix,
    kill,
    publish,
    reinstate,
    reschedule,
    revive,
    send_back,
    spike,
    submit,
    undo,
    unschedule,
    update,
    write,
)

STEPS = {
    "write": lambda article, by, words, n, at: write(
        article, words.changed(headline=f"Headline {n}"), by=by, revision=article.revision
    ),
    "write body": lambda article, by, words, n, at: write(
        article, words.changed(body=f"<p>Paragraph {n}.</p><p>Ships came.</p>"), by=by, revision=article.revision
    ),
    "embargo": lambda article, by, words, n, at: write(
        article, words, by=by, revision=article.revision, embargo_until=at
    ),
    "submit": lambda article, by, words, n, at: submit(article, by=by),
    "approve": lambda article, by, words, n, at: approve(article, by=by),
    "send_back": lambda article, by, words, n, at: send_back(article, by=by, note="No"),
    "publish": lambda article, by, words, n, at: publish(article, by=by),
    "schedule": lambda article, by, words, n, at: publish(article, by=by, at=at),
    "update": lambda article, by, words, n, at: update(article, by=by),
    "schedule update": lambda article, by, words, n, at: update(article, by=by, at=at),
    "reschedule": lambda article, by, words, n, at: reschedule(article, by=by, at=at),
    "unschedule": lambda article, by, words, n, at: unschedule(article, by=by),
    "correct": lambda article, by, words, n, at: correct(
        article, by=by, changes={"headline": f"Right {n}"}, note="Wrong"
    ),
    "fix": lambda article, by, words, n, at: fix(article, by=by, changes={"body": f"<p>Fixed {n}.</p>"}),
    "undo": lambda article, by, words, n, at: undo(article, by=by),
    "kill": lambda article, by, words, n, at: kill(article, by=by, reason="r", notice="n"),
    "reinstate": lambda article, by, words, n, at: reinstate(article, by=by, reason="r"),
    "spike": lambda article, by, words, n, at: spike(article, by=by),
    "revive": lambda article, by, words, n, at: revive(article, by=by),
    "announce": lambda article, by, words, n, at: announce_due(),
}
#: Paths that random steps would rarely find.
SHORTCUTS = {
    "release": ["submit", "approve", "publish"],
    "schedule it": ["submit", "approve", "schedule"],
    "update it": ["write", "submit", "approve", "update"],
    "schedule its update": ["write body", "submit", "approve", "schedule update"],
}


def assert_tiles(article: Article) -> None:
    """Intervals follow one another without overlap; one at most is open, one at most waits; embargoes hold."""
    rows = list(
        Release.objects.filter(article=article).exclude(public_until=F("public_from")).order_by("public_from", "number")
    )
    for before, after in zip(rows, rows[1:], strict=False):
        assert before.public_until is not None
        assert before.public_until == after.public_from
    if rows:
        assert rows[-1].public_until is None
    now = timezone.now()
    waiting = [row for row in rows if row.public_from > now]
    assert len(waiting) <= 1
    assert [row.pk for row in waiting] == list(
        Release.objects.filter(article=article, is_waiting=True, public_from__gt=now).values_list("pk", flat=True)
    )
    assert all(row.public_from >= row.embargo_until for row in rows if row.embargo_until and not row.is_kill)
    assert Release.objects.current(article).count() <= 1


@pytest.mark.django_db(transaction=False)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    moves=st.lists(
        st.tuples(
            st.sampled_from([*STEPS, *SHORTCUTS, *SHORTCUTS]),
            st.integers(min_value=1, max_value=180),
            st.sampled_from([0, 5, 20, 60, 600, 7200]),
        ),
        min_size=4,
        max_size=16,
    )
)
def test_releases_tile_under_any_sequence_of_steps(moves, words, english, ada):
    from articles.publishing import create

    with time_machine.travel("2026-03-02 12:00:00+00:00") as traveller:
        article = create(words, by=ada, edition=english)
        for number, (name, minutes, pause) in enumerate(moves):
            for step in SHORTCUTS.get(name, [name]):
                article = Article.objects.get(pk=article.pk)
                try:
                    STEPS[step](article, ada, words, number, timezone.now() + timedelta(minutes=minutes))
                except StepRefused:
                    pass
                assert_tiles(article)
            traveller.shift(timedelta(seconds=pause, microseconds=3))
            assert_tiles(article)
