"""The background worker: one thread runs queued tasks, another does the chores by the clock.

Any number of workers may run, on any number of hosts. A database that goes away is waited for.
"""

import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as QueueRunner
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from . import chores
from .models import WorkerBeat

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0
HOUR = 3600.0


@dataclass
class Chore:
    """Something to do every so many seconds; `due` and `pause` are the worker's to keep."""

    do: Callable[[], int | None]
    every: float
    due: float = 0.0
    pause: float = 0.0

    def run(self) -> None:
        """Do it if it is time. A failure is logged and tried again after a pause that grows."""
        if time.monotonic() < self.due:
            return
        try:
            self.do()
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            self.pause = min(max(2 * self.pause, self.every, 1.0), max(LONGEST_PAUSE, self.every))
            logger.exception("The chore %s failed; next try in %.0f s.", self.do.__name__, self.pause)
        else:
            self.pause = self.every
        self.due = time.monotonic() + self.pause


class Patience:
    """Waits, longer each time, while the database is away; says so once, and once when it is back."""

    def __init__(self, stopping: Event) -> None:
        self._stopping = stopping
        self._pause = 0.0
        self.well_since = time.monotonic()

    def keep(self, do: Callable[[], None]) -> None:
        """Call `do`; when the database does not answer, wait instead of failing."""
        close_old_connections()
        try:
            do()
        except (OperationalError, InterfaceError) as error:
            self._wait(error)
            return
        if self._pause:
            logger.warning("The database answers again.")
            self._pause, self.well_since = 0.0, time.monotonic()

    def _wait(self, error: Exception) -> None:
        if not self._pause:
            logger.error("The database does not answer; the worker waits for it. (%s)", str(error).strip())
        self._pause = min(2 * self._pause or 1.0, LONGEST_PAUSE)
        connections.close_all()
        self._stopping.wait(self._pause)


class Worker:
    BEAT = 5.0
    TICK = 1.0

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{get_random_string(8)}"
        self.stopping = Event()
        self._started_at = timezone.now()
        self._torn_away = False
        self._runner = self._make_runner()
        self._clock_patience = Patience(self.stopping)
        self._chores = [
            Chore(self.beat, every=self.BEAT),
            Chore(chores.announce, every=self.TICK),
            Chore(self._give_back_lost_tasks, every=self.BEAT),
            Chore(chores.clear_out, every=HOUR),
        ]

    def run(self) -> None:
        """Work until `stop` is called: the task that runs then is finished, no other is begun."""
        clock = Thread(target=self._run_chores, name="chores", daemon=True)
        clock.start()
        patience = Patience(self.stopping)
        while not self.stopping.is_set():
            patience.keep(self.run_ready_tasks)
            self.stopping.wait(self.TICK)
        clock.join(timeout=LONGEST_PAUSE)
        connections.close_all()

    def run_once(self) -> None:
        """Every chore, then every task that is ready, and home."""
        try:
            for chore in self._chores:
                chore.do()
            self.run_ready_tasks()
        finally:
            self.leave()

    def stop(self, *_signal) -> None:
        """Asked twice, the worker leaves on the spot; another one will run its task again."""
        if self.stopping.is_set():
            os._exit(1)
        self.stopping.set()

    def listen(self) -> None:
        """Stop when the process is asked to."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)

    def run_ready_tasks(self) -> None:
        """Run what is ready until nothing is. When the database goes away under a task, it is run again afterwards."""
        if self._torn_away:
            chores.give_back_tasks_of(self.name)
            self._torn_away = False
        # Looking costs nothing; claiming takes SQLite's write lock even to find that there is nothing to do.
        while not self.stopping.is_set() and DBTaskResult.objects.ready().exists():
            self._torn_away = True
            self._run_next_task()
            self._torn_away = False

    def _run_next_task(self) -> None:
        with exclusive_transaction():
            task = DBTaskResult.objects.ready().get_locked()
            if task is not None:
                task.claim(self.name)
        if task is not None:
            self._runner.run_task(task)

    def beat(self) -> None:
        """Show that this worker is alive."""
        now = timezone.now()
        if not WorkerBeat.objects.filter(worker=self.name).update(seen_at=now):
            WorkerBeat.objects.create(worker=self.name, started_at=self._started_at, seen_at=now)

    def leave(self) -> None:
        WorkerBeat.objects.filter(worker=self.name).delete()

    def _run_chores(self) -> None:
        while not self.stopping.is_set():
            self._clock_patience.keep(self._tick)
            self.stopping.wait(self.TICK)
        try:
            self.leave()
        except (OperationalError, InterfaceError):
            logger.warning("The worker could not sign off: the database does not answer.")
        connections.close_all()

    def _tick(self) -> None:
        for chore in self._chores:
            chore.run()

    def _give_back_lost_tasks(self) -> None:
        # After an outage everybody seems dead until they have had time for a sign of life.
        if time.monotonic() - self._clock_patience.well_since > WorkerBeat.SILENCE.total_seconds():
            count = chores.give_back_lost_tasks()
            if count:
                logger.warning("Tasks of workers that died are run again: %s.", count)

    def _make_runner(self) -> QueueRunner:
        """django-tasks-db's runner, of which only `run_task` is used: it keeps the result and tells the listeners."""
        return QueueRunner(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name,
        )
