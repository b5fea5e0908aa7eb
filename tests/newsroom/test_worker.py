"""The worker: what it runs, what it survives, how it stops."""

import logging
import os
import signal
import subprocess
import sys
import time
from threading import Event
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import OperationalError
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsroom.lib import mail as mails
from newsroom.lib.mail import send_later
from newsroom.models import WorkerBeat
from newsroom.worker import Chore, Patience, Worker


def letter(to: str = "leo@agency.example") -> EmailMessage:
    return EmailMessage("Hello", "Words.", "desk@agency.example", [to])


def test_once_does_the_chores_and_runs_what_is_ready(publish_story, clock):
    release = publish_story().releases.get()
    release.__class__.objects.update(announced_at=None)
    send_later(letter())

    call_command("worker", "--once")

    release.refresh_from_db()
    assert release.announced_at is not None
    assert [message.to for message in mail.outbox] == [["leo@agency.example"]]


def test_once_leaves_no_sign_of_life_behind(db):
    call_command("worker", "--once")

    assert not WorkerBeat.objects.exists()


def test_a_task_that_fails_is_kept_with_its_reason_and_delays_no_other(db, monkeypatch):
    send_later(letter("one@agency.example"))
    DBTaskResult.objects.update(args_kwargs={"args": [], "kwargs": {"nonsense": 1}})
    send_later(letter("two@agency.example"))

    Worker().run_ready_tasks()

    assert [message.to for message in mail.outbox] == [["two@agency.example"]]
    failed = DBTaskResult.objects.failed().get()
    assert "TypeError" in failed.exception_class_path


def test_asked_to_stop_it_finishes_its_task_and_begins_no_other(db, monkeypatch):
    worker = Worker()
    for n in range(3):
        send_later(letter(f"n{n}@agency.example"))
    monkeypatch.setattr(mails.EmailMultiAlternatives, "send", lambda self: worker.stop())

    worker.run_ready_tasks()

    assert DBTaskResult.objects.successful().count() == 1
    assert DBTaskResult.objects.ready().count() == 2


def test_a_task_is_run_again_when_the_database_went_away_under_it(db, monkeypatch):
    worker = Worker()
    send_later(letter())

    def go_away(task):
        raise OperationalError("server closed the connection")

    with monkeypatch.context() as away:
        away.setattr(worker._runner, "run_task", go_away)
        with pytest.raises(OperationalError):
            worker.run_ready_tasks()
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING

    worker.run_ready_tasks()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_tasks_of_others_are_given_back_only_after_some_time_of_good_connection(db, monkeypatch):
    """After an outage everybody's last sign of life is old, of those who live as well."""
    given_back = []
    monkeypatch.setattr("newsroom.chores.give_back_lost_tasks", lambda: given_back.append(1) or 1)
    worker = Worker()

    worker._give_back_lost_tasks()
    assert given_back == []

    worker._clock_patience.well_since -= 60
    worker._give_back_lost_tasks()
    assert given_back == [1]


# --- Patience


class AwayFor:
    """A database that does not answer a few times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.calls = 0

    def __call__(self) -> None:
        self.calls += 1
        if self.calls <= self.times:
            raise OperationalError("connection refused")


@pytest.fixture
def pauses(monkeypatch):
    """The pauses that were waited, in seconds; none is really waited."""
    waited = []
    monkeypatch.setattr(Event, "wait", lambda self, timeout=None: waited.append(timeout))
    return waited


def test_a_database_that_is_away_is_waited_for_longer_each_time(db, pauses, caplog):
    patience, database = Patience(Event()), AwayFor(7)
    for _ in range(8):
        patience.keep(database)

    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]


def test_an_outage_is_told_once_and_its_end_once(db, pauses, caplog):
    patience, database = Patience(Event()), AwayFor(3)
    with caplog.at_level(logging.INFO, "newsroom.worker"):
        for _ in range(5):
            patience.keep(database)

    assert [record.message for record in caplog.records] == [
        "The database does not answer; the worker waits for it. (connection refused)",
        "The database answers again.",
    ]


def test_what_is_no_outage_is_not_waited_for(db, pauses):
    def broken():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Patience(Event()).keep(broken)
    assert pauses == []


# --- Chores


@pytest.fixture
def second(monkeypatch):
    """The clock of the chores: `second.now` is what it shows."""
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr("newsroom.worker.time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


def times_of(chore: Chore, tried: list, second, until: int) -> list[int]:
    """The seconds at which the chore was tried, when it is asked every second."""
    seen = []
    for elapsed in range(until):
        before = len(tried)
        chore.run()
        if len(tried) > before:
            seen.append(elapsed)
        second.now += 1
    return seen


def test_a_chore_is_done_when_its_time_comes(second):
    tried = []

    assert times_of(Chore(lambda: tried.append(1), every=5), tried, second, 12) == [0, 5, 10]


def test_a_chore_that_fails_is_tried_again_after_longer_and_longer(second, caplog):
    tried = []

    def sweep():
        tried.append(1)
        raise ZeroDivisionError

    assert times_of(Chore(sweep, every=1), tried, second, 100) == [0, 1, 3, 7, 15, 31, 61, 91]
    assert "The chore sweep failed; next try in 1 s." in caplog.text


def test_a_chore_that_works_again_keeps_its_old_pace(second):
    tried = []

    def sweep():
        tried.append(1)
        if len(tried) < 4:
            raise ZeroDivisionError

    assert times_of(Chore(sweep, every=5), tried, second, 90) == [0, 5, 15, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85]


# --- The process


@pytest.fixture
def database(tmp_path):
    """An empty SQLite file for processes of their own."""
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/worker.sqlite3", "DEBUG": "1", "ENV_FILE": os.devnull}
    env["EMAIL_URL"] = f"filemail:///{tmp_path}/mails"
    manage(env, "migrate", "--verbosity=0").wait()
    return env


def manage(env, *command: str, **options) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "manage.py", *command], env=env, **options)


def shell(env, words: str) -> str:
    code = f"from newsroom.models import *; from django_tasks_db.models import *; {words}"
    return subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", code],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_worker_gives_signs_of_life_and_stops_when_asked(database, number):
    worker = manage(database, "worker", stderr=subprocess.PIPE, text=True)
    assert "is at work" in worker.stderr.readline()
    deadline = time.monotonic() + 30
    while shell(database, "print(WorkerBeat.objects.alive().count())") != "1":
        assert time.monotonic() < deadline

    worker.send_signal(number)

    assert worker.wait(timeout=30) == 0
    assert "has stopped" in worker.stderr.read()
    assert shell(database, "print(WorkerBeat.objects.count())") == "0"


@pytest.mark.drill
def test_several_workers_at_once_run_each_task_once(database):
    count = 400 if os.environ.get("DRILL") == "full" else 40
    queue = "from newsroom.lib.mail import send_later; from django.core.mail import EmailMessage; "
    shell(
        database,
        f"{queue}[send_later(EmailMessage('s', 'b', 'a@b.example', [f'n{{n}}@d.example'])) for n in range({count})]",
    )

    workers = [manage(database, "worker", "--once", stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [worker.wait(timeout=120) for worker in workers] == [0, 0, 0]

    done = shell(database, "print(sorted(len(t.worker_ids) for t in DBTaskResult.objects.successful()))")
    assert done == str([1] * count)


@pytest.mark.drill
def test_workers_that_are_killed_on_the_spot_announce_each_due_release_once(database):
    """Four workers, each shot with -9 and replaced again and again, while releases fall due."""
    count, shots = (200, 25) if os.environ.get("DRILL") == "full" else (40, 6)
    shell(database, f"from tests.newsroom.due import make_due; make_due({count})")
    workers = [manage(database, "worker", stderr=subprocess.DEVNULL) for _ in range(4)]
    try:
        for n in range(shots):
            time.sleep(0.4)
            workers[n % 4].kill()
            workers[n % 4].wait()
            workers[n % 4] = manage(database, "worker", stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while shell(database, "from articles.models import *; print(Release.objects.due().count())") != "0":
            assert time.monotonic() < deadline
            time.sleep(0.2)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()

    told = "Alert.objects.filter(kind='released')"
    heard = shell(
        database, f"from articles.models import *; print(len(set({told}.values_list('article'))), {told}.count())"
    )
    assert heard == f"{count} {count}"


def test_help_has_an_example(capsys):
    with pytest.raises(SystemExit):
        call_command("worker", "--help")

    assert "Example: manage.py worker" in " ".join(capsys.readouterr().out.split())
