"""Whatever the desk does in whatever order: releases tile, keep their place, and hold nothing that nobody approved."""

import os
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.body.reading import blocks
from articles.content import Content
from articles.models import Article, Release
from articles.publishing import (
    StepRefused,
    announce_due,
    approve,
    correct,
    create,
    fix,
    kill,
    publish,
    reinstate,
    reschedule,
    revive,
    send_back,
    situation,
    spike,
    submit,
    undo,
    unschedule,
    update,
    write,
)
from articles.signals import release_announced

EXAMPLES = 1000 if os.environ.get("DRILL") == "full" else 40


def rewrite(article, by, words, **desk):
    return write(article, words, by=by, revision=article.revision, **desk)


def working(article, **changes) -> Content:
    return Content.of(article).changed(**changes)


#: name -> what it does with the article, as somebody, the n-th move, a time to come
STEPS = {
    "write": lambda article, by, n, at: rewrite(article, by, working(article, headline=f"Headline {n}")),
    "write body": lambda article, by, n, at: rewrite(
        article, by, working(article, body=f"<p>Paragraph {n}.</p>{article.body.partition('</p>')[2]}")
    ),
    "write more": lambda article, by, n, at: rewrite(
        article, by, working(article, body=f"{article.body}<p>More {n}.</p>")
    ),
    "embargo": lambda article, by, n, at: rewrite(article, by, working(article), embargo_until=at),
    "lift embargo": lambda article, by, n, at: rewrite(article, by, working(article), embargo_until=None),
    "submit": lambda article, by, n, at: submit(article, by=by),
    "approve": lambda article, by, n, at: approve(article, by=by),
    "send_back": lambda article, by, n, at: send_back(article, by=by, note="No"),
    "publish": lambda article, by, n, at: publish(article, by=by),
    "schedule": lambda article, by, n, at: publish(article, by=by, at=at),
    "update": lambda article, by, n, at: update(article, by=by),
    "update to top": lambda article, by, n, at: update(article, by=by, to_top=True),
    "schedule update": lambda article, by, n, at: update(article, by=by, at=at),
    "schedule update to top": lambda article, by, n, at: update(article, by=by, at=at, to_top=True),
    "reschedule": lambda article, by, n, at: reschedule(article, by=by, at=at),
    "unschedule": lambda article, by, n, at: unschedule(article, by=by),
    "correct": lambda article, by, n, at: correct(article, by=by, changes={"headline": f"Right {n}"}, note="Wrong"),
    "fix": lambda article, by, n, at: fix(article, by=by, changes={"body": f"<p>Fixed {n}.</p><p>Ships came.</p>"}),
    "fix slug": lambda article, by, n, at: fix(article, by=by, changes={"slug": f"harbour-{n}"}),
    "undo": lambda article, by, n, at: undo(article, by=by),
    "kill": lambda article, by, n, at: kill(article, by=by, reason="r", notice="n"),
    "reinstate": lambda article, by, n, at: reinstate(article, by=by, reason="r"),
    "spike": lambda article, by, n, at: spike(article, by=by),
    "revive": lambda article, by, n, at: revive(article, by=by),
    "announce": lambda article, by, n, at: announce_due(),
}
#: Paths that random steps would rarely find.
SHORTCUTS = {
    "release": ["submit", "approve", "publish"],
    "schedule it": ["submit", "approve", "schedule"],
    "update it": ["write", "submit", "approve", "update"],
    "schedule its update": ["write more", "submit", "approve", "schedule update"],
    "embargo its update": ["embargo", "write more", "submit", "approve", "update"],
}
MOVES = st.lists(
    st.tuples(
        st.sampled_from([*STEPS, *SHORTCUTS, *SHORTCUTS]),
        st.integers(min_value=1, max_value=180),
        st.sampled_from([0, 5, 20, 60, 600, 7200]),
    ),
    min_size=4,
    max_size=16,
)


class Approved:
    """The headlines and paragraphs that somebody approved, or wrote into a correction."""

    def __init__(self) -> None:
        self.headlines: set[str] = set()
        self.paragraphs: set[str] = set()

    def note(self, step: str, n: int, article: Article) -> None:
        if step == "approve":
            version = Article.objects.get(pk=article.pk).approved_version
            self.headlines.add(version.content["headline"])
            self.paragraphs.update(blocks(version.content["body"]))
        elif step == "correct":
            self.headlines.add(f"Right {n}")
        elif step == "fix":
            self.paragraphs.update([f"<p>Fixed {n}.</p>", "<p>Ships came.</p>"])


class Desk:
    """One story in the hands of somebody who does anything, and what must hold after each step."""

    def __init__(self, article: Article, by) -> None:
        self.article, self.by = article, by
        self.approved = Approved()
        self.announced: list[int] = []

    def take(self, step: str, n: int, at) -> None:
        article = Article.objects.get(pk=self.article.pk)
        before = self.words()
        try:
            STEPS[step](article, self.by, n, at)
        except StepRefused:
            assert self.words() == before
        else:
            self.approved.note(step, n, article)
            if step in ("correct", "fix", "fix slug"):
                self.assert_carried_on(before)

    def words(self) -> dict[str, Content | None]:
        """What is live, what waits and what is written now."""
        article = Article.objects.get(pk=self.article.pk)
        now = situation(article)
        released = {"live": now.live, "waiting": now.waiting}
        found = {name: release and Content.of_release(release) for name, release in released.items()}
        return {**found, "working": Content.of(article)}

    def hear(self, sender, release, **kwargs) -> None:
        assert Release.objects.current().filter(pk=release.pk).exists()
        assert release.pk not in self.announced
        self.announced.append(release.pk)

    def assert_carried_on(self, before: dict[str, Content | None]) -> None:
        """A correction is in the working copy and in what waits, unless they had other words there."""
        after = self.words()
        for name in ("waiting", "working"):
            if after[name] is None:
                continue
            for field in ("headline", "body"):
                if getattr(before[name], field) == getattr(before["live"], field):
                    assert getattr(after[name], field) == getattr(after["live"], field)
        if after["waiting"]:
            assert after["waiting"].slug == after["live"].slug

    def rows(self) -> list[Release]:
        """What was, is or will be current, in order of time."""
        found = Release.objects.filter(article=self.article).exclude(public_until=F("public_from"))
        parts = found.prefetch_related("section_rows", "topic_rows", "author_links")
        return list(parts.select_related("address", "edition").order_by("public_from", "number"))

    def assert_sound(self) -> None:
        rows = self.rows()
        assert Article.objects.get(pk=self.article.pk).has_release == bool(rows)
        self.assert_tiles(rows)
        self.assert_placed(rows)
        self.assert_approved(rows)

    def assert_tiles(self, rows: list[Release]) -> None:
        """Intervals follow one another without overlap; the last is open, it alone may wait; embargoes hold."""
        assert [row.public_until for row in rows] == [*(row.public_from for row in rows[1:]), None][: len(rows)]
        now = timezone.now()
        flagged = Release.objects.filter(article=self.article, is_waiting=True)
        waiting = [row for row in rows if row.is_waiting and row.public_from > now]
        assert set(flagged.filter(public_from__gt=now)) == set(waiting)
        assert waiting in ([], rows[-1:])
        assert flagged.count() <= 1
        # What was released at once is there at once: a few steps within the clock's grain may lie ahead.
        assert all(row.public_from - now < timedelta(milliseconds=1) for row in rows if row not in waiting)
        assert all(row.public_from >= row.embargo_until for row in rows if row.embargo_until)
        assert Release.objects.current(self.article).count() <= 1
        numbers = list(Release.objects.filter(article=self.article).order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))

    def assert_placed(self, rows: list[Release]) -> None:
        """One first date, one day in the address; a place in lists that only a move to the top changes."""
        first = next((row.public_from for row in rows if not row.is_kill), None)
        previous = None
        for row in rows:
            assert row.first_public_at == (first if first and row.public_from >= first else None)
            if row.first_public_at:
                assert row.listed_at in (row.public_from, previous and previous.listed_at)
                assert row.listed_at == row.public_from or row.listed_at >= first
                assert row.address.date == first.astimezone(row.edition.tz).date()
                previous = row
            parts = [*row.section_rows.all(), *row.topic_rows.all(), *row.author_links.all()]
            assert {part.listed_at for part in parts} == (set() if row.is_kill else {row.listed_at})
            assert (row.path, row.address.article_id) == (row.address.path, self.article.pk)

    def assert_approved(self, rows: list[Release]) -> None:
        """Nothing half-written: every word that readers get has been approved, or came in by a correction."""
        for row in rows:
            assert row.headline in self.approved.headlines
            assert set(blocks(row.body)) <= self.approved.paragraphs


@pytest.mark.django_db
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(moves=MOVES, ticks=st.booleans())
def test_releases_are_sound_under_any_sequence_of_steps(moves, ticks, words, english, ada):
    with time_machine.travel("2026-03-02 12:00:00+00:00", tick=ticks) as traveller, transaction.atomic():
        desk = Desk(create(words, by=ada, edition=english), ada)
        release_announced.connect(desk.hear)
        try:
            for n, (name, minutes, pause) in enumerate(moves):
                for step in SHORTCUTS.get(name, [name]):
                    desk.take(step, n, timezone.now() + timedelta(minutes=minutes))
                    desk.assert_sound()
                traveller.shift(timedelta(seconds=pause))
                desk.assert_sound()
        finally:
            release_announced.disconnect(desk.hear)
        # The next sequence begins with an empty desk.
        transaction.set_rollback(True)
