"""What a tree of processes has used, from Linux's /proc."""

import os
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
TICK = 1 / os.sysconf("SC_CLK_TCK")


class Stat(NamedTuple):
    """One process: its parent, and the clock ticks it has spent in user and kernel mode."""

    parent: int
    ticks: int


def parse_stat(text: str) -> Stat:
    """The line of /proc/<pid>/stat; see proc_pid_stat(5)."""
    # The name stands in brackets and may hold anything, brackets too: what counts begins after the last one.
    fields = text.rpartition(")")[2].split()
    return Stat(parent=int(fields[1]), ticks=int(fields[11]) + int(fields[12]))


def parse_pss(text: str) -> int:
    """The bytes of /proc/<pid>/smaps_rollup: memory, pages shared with others counted by their share."""
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) * 1024


def tree(root: int, stats: dict[int, Stat]) -> list[int]:
    """A process and all below it."""
    children = [pid for pid, stat in stats.items() if stat.parent == root]
    return [root, *(pid for child in children for pid in tree(child, stats))]


def cpu_seconds(root: int) -> float:
    """Processor time of a process and all below it, since they began."""
    stats = _stats()
    return sum(stats[pid].ticks for pid in tree(root, stats) if pid in stats) * TICK


def memory(root: int) -> int:
    """Bytes (PSS) of a process and all below it."""
    return sum(_pss(pid) for pid in tree(root, _stats()))


def _stats() -> dict[int, Stat]:
    return {int(path.name): parse_stat(text) for path in PROC.glob("[0-9]*") if (text := _read(path / "stat"))}


def _pss(pid: int) -> int:
    text = _read(PROC / str(pid) / "smaps_rollup")
    return parse_pss(text) if text else 0


def _read(path: Path) -> str:
    """A file of /proc; "" where the process has ended meanwhile."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""
