"""What the worker does by the clock."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from articles.models import Release
from newsroom import chores
from newsroom.lib.mail import deliver
from newsroom.models import WorkerBeat

LETTER = {"subject": "s", "body": "b", "html": "", "sender": "a@b.example", "to": ["c@d.example"], "headers": {}}


def task(*, status=TaskResultStatus.RUNNING, minutes_ago: float = 0, workers=()) -> DBTaskResult:
    at = timezone.now() - timedelta(minutes=minutes_ago)
    return DBTaskResult.objects.create(
        status=status,
        started_at=at,
        finished_at=at if status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED) else None,
        worker_ids=list(workers),
        args_kwargs={"args": [], "kwargs": LETTER},
        task_path=deliver.module_path,
        backend_name="default",
        run_after=get_date_max(),
        exception_class_path="",
        traceback="",
    )


def alive(name: str, *, seconds_ago: float = 0) -> WorkerBeat:
    now = timezone.now()
    return WorkerBeat.objects.create(worker=name, started_at=now, seen_at=now - timedelta(seconds=seconds_ago))


def test_a_worker_counts_as_alive_for_a_while_after_its_last_sign(db):
    fresh, silent = alive("fresh", seconds_ago=40), alive("silent", seconds_ago=50)

    assert list(WorkerBeat.objects.alive()) == [fresh]
    assert str(silent) == "silent"


def test_announce_tells_of_every_story_that_has_become_public(publish_story, clock, monkeypatch):
    monkeypatch.setattr(chores, "AT_ONCE", 2)
    for n in range(5):
        publish_story(f"Story {n}")
    Release.objects.update(announced_at=None)

    assert chores.announce() == 5
    assert chores.announce() == 0


def test_a_task_of_a_dead_worker_runs_again(db):
    alive("me")
    lost = task(minutes_ago=2, workers=["dead"])

    assert chores.give_back_lost_tasks() == 1
    lost.refresh_from_db()
    assert (lost.status, lost.started_at, lost.worker_ids) == (TaskResultStatus.READY, None, ["dead"])


def test_a_task_of_a_living_worker_is_left_to_it_however_long_it_takes(db):
    alive("busy")
    task(minutes_ago=300, workers=["dead", "busy"])

    assert chores.give_back_lost_tasks() == 0


def test_a_task_that_has_only_begun_is_left_alone(db):
    """Its worker may not have given a first sign of life."""
    task(minutes_ago=0.5, workers=["new"])

    assert chores.give_back_lost_tasks() == 0


def test_a_task_that_took_three_workers_with_it_fails_for_good(db):
    deadly = task(minutes_ago=2, workers=["one", "two", "three"])

    assert chores.give_back_lost_tasks() == 1
    deadly.refresh_from_db()
    assert deadly.status == TaskResultStatus.FAILED
    assert deadly.exception_class_path == "newsroom.chores.WorkerLost"
    assert "3 workers died" in deadly.traceback


def test_of_two_that_give_a_task_back_one_does(db):
    lost = task(minutes_ago=2, workers=["dead"])

    assert [chores._give_back(lost), chores._give_back(lost)] == [1, 0]


def test_a_worker_takes_back_its_own_task_that_the_database_went_away_under(db):
    mine, other = task(workers=["me"]), task(workers=["other"])

    assert chores.give_back_tasks_of("me") == 1
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.status, other.status) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@pytest.mark.parametrize(
    ("status", "days_ago", "kept"),
    [
        (TaskResultStatus.SUCCESSFUL, 0.9, True),
        (TaskResultStatus.SUCCESSFUL, 1.1, False),
        (TaskResultStatus.FAILED, 29, True),
        (TaskResultStatus.FAILED, 31, False),
        (TaskResultStatus.RUNNING, 99, True),
        (TaskResultStatus.READY, 99, True),
    ],
)
def test_clear_out_forgets_tasks_that_are_over(db, status, days_ago, kept):
    task(status=status, minutes_ago=days_ago * 24 * 60)
    chores.clear_out()

    assert DBTaskResult.objects.exists() == kept


def test_clear_out_forgets_dead_workers_and_old_sessions(db):
    alive("yesterday's", seconds_ago=90_000)
    alive("today's", seconds_ago=3_600)
    for key, days in (("old", -1), ("fresh", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now() + timedelta(days=days))

    assert chores.clear_out() == 2
    assert [beat.worker for beat in WorkerBeat.objects.all()] == ["today's"]
    assert [session.session_key for session in Session.objects.all()] == ["fresh"]
