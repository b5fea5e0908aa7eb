"""`make bench`: what each page costs, beside a bare Django view and a file that nginx serves."""

import argparse
import contextlib
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from .budgets import Weight, budget_table, weights
from .command import between, say, told
from .errors import CannotMeasure
from .load import find_wrk
from .measuring import Figures, Run, Subject, measure
from .processes import PROC
from .scratch import Scratch, scratch_site
from .server import FILE_PATH, Server, bare_view, site, static_file
from .survey import Count, survey
from .table import table

DESCRIPTION = """\
Measure every kind of page, uncached: a scratch database with the demo agency in a temporary folder, the production
server, requests by wrk over the loopback. A bare Django view and, where nginx is installed, a static file run in
turn with the pages: trust the ratios to them, and processor time an answer, more than requests a second.
"""
EPILOG = "Example: python -m tests.benchmarks.pages --stories 20000 --database postgres://postgres@127.0.0.1/postgres"
BARE, FILE = "bare Django view", "file from nginx"
HEAD = ["page", "answers/s", "x bare", "x file", "p50 ms", "p99 ms", "CPU ms", "queries", "bytes", "gzipped"]
MB = 1_000_000


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    name: str
    figures: Figures
    to_bare: float | None
    to_file: float | None
    count: Count | None

    @property
    def row(self) -> list:
        counted = [self.count.queries, self.count.size, self.count.gzipped] if self.count else [None] * 3
        timed = [self.figures.p50_ms, self.figures.p99_ms, self.figures.cpu_ms]
        return [self.name, self.figures.per_second, self.to_bare, self.to_file, *timed, *counted]


@dataclass(frozen=True)
class Report:
    """All that was found."""

    run: Run
    stories: int
    database: str
    workers: int
    busy_before: float
    results: list[Result]
    memory: dict[str, int]
    weights: dict[str, Weight]

    def as_text(self) -> str:
        memory = ", ".join(f"{what} {size / MB:.0f} MB" for what, size in self.memory.items())
        return "\n".join(
            [
                f"{self.stories:,} stories more than the demo's on {self.database}, {self.workers} workers.",
                f"{self.run}: medians, and the worst p99.",
                f"{platform.machine()}, {os.cpu_count()} processors, {self.busy_before:.1f} of them busy before.",
                "",
                table(HEAD, [result.row for result in self.results]),
                "",
                f"Memory (PSS, all processes): {memory}.",
                "",
                budget_table(self.weights),
            ]
        )

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=2)


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    find_wrk()
    if not PROC.is_dir():
        raise CannotMeasure("Processor time and memory are read from /proc, which only Linux has.")
    run = Run(options.rounds, options.seconds, options.connections)
    busy = os.getloadavg()[0]
    say("Making a scratch site with the demo agency; a minute or two.")
    with scratch_site(options.stories, options.database) as scratch:
        results, memory, weighed = _measured(scratch, run, options.workers, options.only)
    database = "PostgreSQL" if options.database else "SQLite"
    report = Report(run, options.stories, database, options.workers, busy, results, memory, weighed)
    sys.stdout.write((report.as_json() if options.json else report.as_text()) + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.benchmarks.pages", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--stories", type=between(200, 10_000_000), default=2000, metavar="N", help="2000")
    parser.add_argument(
        "--database", default="", metavar="URL", help="a PostgreSQL server; a new database is made there"
    )
    parser.add_argument("--rounds", type=between(1, 9), default=3, metavar="N", help="3")
    parser.add_argument("--seconds", type=between(1, 30), default=3, metavar="N", help="of each round and page; 3")
    parser.add_argument("--connections", type=between(2, 64), default=16, metavar="N", help="at once; 16")
    parser.add_argument("--workers", type=between(1, 16), default=2, metavar="N", help="processes of each server; 2")
    parser.add_argument("--only", nargs="+", default=[], metavar="PAGE", help="pages by name, such as front story")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the tables")
    return parser


def _measured(
    scratch: Scratch, run: Run, workers: int, only: Sequence[str]
) -> tuple[list[Result], dict[str, int], dict[str, Weight]]:
    counts = _chosen(survey(scratch), only)
    sample = next((count for count in counts if count.name == "story"), counts[0])
    with _servers(scratch, workers, sample.path) as (newsroom, bare, file):
        memory = {"at the start": newsroom.memory}
        weighed = weights(newsroom, counts)
        figures = measure([*_subjects(newsroom, counts), *_yardsticks(bare, file)], run, say)
        memory |= {"after the run": newsroom.memory, BARE: bare.memory}
    by_name = {count.name: count for count in counts}
    return [_result(name, figures, by_name.get(name)) for name in figures], memory, weighed


def _chosen(counts: list[Count], only: Sequence[str]) -> list[Count]:
    """The pages with these names; all where none is named."""
    unknown = set(only) - {count.name for count in counts}
    if unknown:
        names = ", ".join(count.name for count in counts)
        raise CannotMeasure(f"There is no page {', '.join(sorted(unknown))}. There are: {names}.")
    return [count for count in counts if not only or count.name in only]


@contextlib.contextmanager
def _servers(scratch: Scratch, workers: int, sample: str) -> Iterator[tuple[Server, Server, Server | None]]:
    """The site, and the two that serve the bytes of the page at `sample`."""
    with site(scratch, workers) as newsroom:
        body = scratch.folder / "page.html"
        body.write_bytes(newsroom.get(sample))
        with bare_view(scratch, workers, body) as bare, static_file(scratch, workers, body) as file:
            if file is None:
                say("nginx is not installed, so there is no file to compare with. On Debian: apt install nginx")
            yield newsroom, bare, file


def _subjects(server: Server, counts: Sequence[Count]) -> list[Subject]:
    return [
        Subject(count.name, server, count.path, {"Cookie": count.cookie} if count.cookie else {}, count.status)
        for count in counts
    ]


def _yardsticks(bare: Server, file: Server | None) -> list[Subject]:
    return [Subject(BARE, bare), *([Subject(FILE, file, FILE_PATH)] if file else [])]


def _result(name: str, figures: dict[str, Figures], count: Count | None) -> Result:
    def ratio_to(other: str) -> float | None:
        return figures[name].per_second / figures[other].per_second if other in figures else None

    return Result(name, figures[name], ratio_to(BARE), ratio_to(FILE), count)


if __name__ == "__main__":
    told(main)
