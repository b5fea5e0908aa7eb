"""What the worker does by the clock, whether or not anybody asked: each may be done by several workers at once."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.models import Presence
from articles.publishing import announce_due, purge_spiked

from .models import WorkerBeat

#: A task that has taken so many workers down with it is not given to another one.
MAX_ATTEMPTS = 3
KEEP_DONE = timedelta(days=1)
KEEP_FAILED = timedelta(days=30)
#: An open editor that fell silent: its row tells for so long that the story was taken over from it.
KEEP_SILENT = timedelta(days=1)
AT_ONCE = 100


class WorkerLost(Exception):
    """The reason that is kept with a task whose workers died while they ran it."""


def announce() -> int:
    """Tell the listeners about every release that has become public; how many there were."""
    total = 0
    while count := announce_due(limit=AT_ONCE):
        total += count
        if count < AT_ONCE:
            break
    return total


def give_back_lost_tasks() -> int:
    """Tasks whose worker is dead run again; how many. One that keeps killing its worker fails for good instead."""
    alive = set(WorkerBeat.objects.alive().values_list("worker", flat=True))
    old = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - WorkerBeat.SILENCE)
    return sum(_give_back(task) for task in old if not alive.intersection(task.worker_ids[-1:]))


def give_back_tasks_of(worker: str) -> int:
    """The same for a worker that lives, but knows that it runs nothing: the database went away under its task."""
    return sum(_give_back(task) for task in DBTaskResult.objects.running() if task.worker_ids[-1:] == [worker])


def _give_back(task: DBTaskResult) -> int:
    # `started_at` makes this a claim: of two workers that give it back, and one that has run it since, one wins.
    mine = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    if len(task.worker_ids) < MAX_ATTEMPTS:
        return mine.update(status=TaskResultStatus.READY, started_at=None)
    return mine.update(
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        exception_class_path=f"{WorkerLost.__module__}.{WorkerLost.__qualname__}",
        traceback=f"{len(task.worker_ids)} workers died while they ran this task.\n",
    )


def clear_out() -> int:
    """Forget what is over: tasks, sessions, dead workers, silent editors, the oldest of the bin; how many rows."""
    now = timezone.now()
    done = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - KEEP_DONE)
    failed = Q(status=TaskResultStatus.FAILED, finished_at__lt=now - KEEP_FAILED)
    gone = [
        DBTaskResult.objects.filter(done | failed),
        Session.objects.filter(expire_date__lt=now),
        WorkerBeat.objects.filter(seen_at__lt=now - timedelta(days=1)),
        Presence.objects.filter(seen_at__lt=now - KEEP_SILENT),
    ]
    return sum(rows.delete()[0] for rows in gone) + purge_spiked()
