"""`python -m tests.benchmarks.desk`: how long the desk's list of stories takes to answer, filter by filter."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles

from .command import between, say, told
from .scratch import scratch_site
from .table import table

DESCRIPTION = """\
Fill a scratch database with the demo agency and many stories more, ask for the story list with every filter and for
typical searches, and print how long the answers took. The figures are printed, never judged; the desk's own target
is a p95 of 150 ms at 100,000 stories.
"""
EPILOG = "Example: python -m tests.benchmarks.desk --stories 100000 --database postgres://postgres@127.0.0.1/postgres"


@dataclass(frozen=True)
class Timed:
    """One view of the list: the queries of one answer, and milliseconds that half and 19 of 20 answers took."""

    name: str
    queries: int
    p50_ms: float
    p95_ms: float

    @classmethod
    def of(cls, name: str, queries: int, seconds: Sequence[float]) -> "Timed":
        return cls(name, queries, median(seconds) * 1000, quantiles(seconds, n=20, method="inclusive")[-1] * 1000)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser("python -m tests.benchmarks.desk", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--stories", type=between(100, 10_000_000), default=100_000, help="default: 100000")
    parser.add_argument("--database", default="", metavar="URL", help="a PostgreSQL server; default: SQLite")
    parser.add_argument("--rounds", type=between(2, 10_000), default=40, help="answers for each view; default: 40")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    options = parser.parse_args(arguments)
    with scratch_site(options.stories, options.database) as scratch:
        say(f"Asking for each view {options.rounds} times.")
        rows = json.loads(scratch.read("-m", "tests.benchmarks.desk_views", str(options.rounds)))
    found = [Timed.of(**row) for row in rows]
    if options.json:
        sys.stdout.write(json.dumps([asdict(timed) for timed in found], indent=2) + "\n")
    else:
        head = ["the story list", "queries", "p50 ms", "p95 ms"]
        sys.stdout.write(table(head, [[row.name, row.queries, row.p50_ms, row.p95_ms] for row in found]) + "\n")


if __name__ == "__main__":
    told(main)
