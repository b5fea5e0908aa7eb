"""Requests in rounds: every subject once a round, so that what else the machine does hits all alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from .errors import CannotMeasure
from .load import Load, drive
from .server import Server


@dataclass(frozen=True)
class Subject:
    """A page on a server, and how it ought to answer."""

    name: str
    server: Server
    path: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Run:
    """How long and how hard: rounds of so many seconds, over so many connections."""

    rounds: int
    seconds: int
    connections: int

    def __str__(self) -> str:
        return f"{self.connections} connections, {self.rounds} x {self.seconds} s a page"


@dataclass(frozen=True)
class Figures:
    """One subject: answers a second, milliseconds until one came (p99 of the worst round), processor time for one."""

    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float


def measure(subjects: Sequence[Subject], run: Run, tell: Callable[[str], None]) -> dict[str, Figures]:
    """The medians of all rounds, by the subject's name. Each subject is asked once before, to be warm."""
    found: dict[str, list[Figures]] = {subject.name: [] for subject in subjects}
    for subject in subjects:
        subject.server.get(subject.path, subject.headers, subject.status)
    for number in range(1, run.rounds + 1):
        for subject in subjects:
            tell(f"Round {number} of {run.rounds}: {subject.name}")
            found[subject.name].append(_once(subject, run))
    return {name: _middle(rounds) for name, rounds in found.items()}


def _once(subject: Subject, run: Run) -> Figures:
    before = subject.server.cpu_seconds
    headers = {**subject.server.headers, **subject.headers}
    load = drive(subject.server.port, subject.path, seconds=run.seconds, connections=run.connections, headers=headers)
    used = subject.server.cpu_seconds - before
    check(subject, load)
    return Figures(load.per_second, load.p50_ms, load.p99_ms, used * 1000 / load.requests)


def check(subject: Subject, load: Load) -> None:
    """CannotMeasure where answers were lost or not what they should be: such figures would say nothing."""
    wrong = load.refused if subject.status < 400 else load.requests - load.refused
    if wrong or load.broken:
        raise CannotMeasure(
            f"{subject.name}: of {load.requests} answers {wrong} had another status than {subject.status}, "
            f"and {load.broken} connections broke or took too long."
        )


def _middle(rounds: Sequence[Figures]) -> Figures:
    return Figures(
        per_second=median(figures.per_second for figures in rounds),
        p50_ms=median(figures.p50_ms for figures in rounds),
        p99_ms=max(figures.p99_ms for figures in rounds),
        cpu_ms=median(figures.cpu_ms for figures in rounds),
    )
