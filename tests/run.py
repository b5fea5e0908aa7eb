"""Run all tests that this machine can run: `make test`.

    python tests/run.py             everything
    python tests/run.py browser     the tests in a browser alone
    python tests/run.py drill       the drills alone

On SQLite, then in a browser, then the same suite on PostgreSQL where a server answers. The last lines say
what was skipped and how to get it, the very last one how many tests passed, failed and were skipped.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.services import STRICT, Missing, find_browser, find_postgres, find_redis, with_database  # noqa: E402

KINDS = ("passed", "failed", "skipped")
NOTHING_COLLECTED = 5
PROCESSES = os.environ.get("TEST_PROCESSES", "2")


@dataclass
class Report:
    counts: Counter = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, results: Path, code: int) -> None:
        """Count what pytest wrote down; a pytest that broke before it could write counts as one failure."""
        found = _counts(results)
        if code not in (0, NOTHING_COLLECTED) and not found["failed"]:
            found["failed"] += 1
        self.counts += found

    def missing(self, what: str, reason: Missing) -> None:
        self.notes.append(f"{what}: {reason}")
        if STRICT:
            self.counts["failed"] += 1

    def close(self) -> int:
        """Print the last lines; the exit code."""
        if self.notes:
            print("\nMissing, and so failed (NEWSROOM_TEST_STRICT=1):" if STRICT else "\nSkipped:")
            for note in self.notes:
                print(f"  {note}")
        print(", ".join(f"{self.counts[kind]} {kind}" for kind in KINDS), flush=True)
        return 1 if self.counts["failed"] else 0


def _counts(results: Path) -> Counter:
    counts: Counter = Counter(dict.fromkeys(KINDS, 0))
    with contextlib.suppress(FileNotFoundError, ET.ParseError):
        for case in ET.parse(results).getroot().iter("testcase"):  # noqa: S314 (pytest wrote it a moment ago)
            tags = {child.tag for child in case}
            counts["failed" if tags & {"failure", "error"} else "skipped" if "skipped" in tags else "passed"] += 1
    return counts


class Runner:
    """Runs pytest again and again, each time in surroundings that no `.env` of the developer's reaches."""

    def __init__(self, report: Report, folder: Path) -> None:
        self._report = report
        self._folder = folder
        self._runs = 0

    def run(self, title: str, markers: str, *, database: str = "sqlite://:memory:", processes: str = PROCESSES) -> None:
        print(f"\n=== {title} ===", flush=True)
        self._runs += 1
        results = self._folder / f"{self._runs}.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-m", markers, f"--junitxml={results}"]
        if processes != "0":
            command += ["-n", processes]
        code = subprocess.run(command, cwd=ROOT, env=self._env(database), check=False).returncode
        self._report.add(results, code)

    def _env(self, database: str) -> dict[str, str]:
        kept = (
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "TZ",
            "TMPDIR",
            "DRILL",
            "DISPLAY",
            "XDG_RUNTIME_DIR",
        )
        prefixes = ("TEST_", "NEWSROOM_", "PYTEST_", "PLAYWRIGHT_")
        env = {name: value for name, value in os.environ.items() if name in kept or name.startswith(prefixes)}
        media = str(self._folder / "media")
        return {**env, "ENV_FILE": os.devnull, "DEBUG": "1", "DATABASE_URL": database, "MEDIA_ROOT": media}


def here(report: Report, what: str, find: Callable[[], str]) -> str:
    """The address or path of something that the tests need; noted where it is missing."""
    try:
        return find()
    except Missing as reason:
        report.missing(what, reason)
        return ""


def run_all(runner: Runner, report: Report) -> None:
    postgres = here(report, "The suite on PostgreSQL", find_postgres)
    here(report, "Tests with Redis", find_redis)
    runner.run("On SQLite", "not browser and not postgres" if postgres else "not browser")
    run_browser(runner, report)
    if postgres:
        runner.run("On PostgreSQL", "not browser", database=_own_database(postgres))


def run_browser(runner: Runner, report: Report) -> None:
    here(report, "Tests in a browser", find_browser)
    runner.run("In a browser", "browser", processes="0")


def run_drills(runner: Runner, report: Report) -> None:
    runner.run("Drills on SQLite", "drill and not browser", processes="0")
    if postgres := here(report, "Drills on PostgreSQL", find_postgres):
        runner.run("Drills on PostgreSQL", "drill and not browser", database=_own_database(postgres), processes="0")


def _own_database(server: str) -> str:
    """Two runs at once on one server do not meet."""
    return with_database(server, f"newsroom_{os.getpid()}")


SUITES = {"all": run_all, "browser": run_browser, "drill": run_drills}


@contextlib.contextmanager
def work_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="newsroom-tests-") as name:
        yield Path(name)


def main() -> int:
    suite = SUITES.get(sys.argv[1] if len(sys.argv) > 1 else "all")
    if suite is None:
        print(__doc__)
        return 2
    report = Report()
    with work_folder() as folder:
        suite(Runner(report, folder), report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
