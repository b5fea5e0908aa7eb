"""Requests by wrk, and what it says about them. Only ever to this machine."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import CannotMeasure
from .scratch import HOST

PATIENCE = 30
_IN_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    """One run: how many answers in how many seconds, how late, and what went wrong."""

    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    refused: int = 0
    broken: int = 0

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds


def find_wrk() -> str:
    path = shutil.which("wrk")
    if not path:
        raise CannotMeasure("wrk, which makes the requests, is missing. On Debian and Ubuntu: apt install wrk")
    return path


def drive(port: int, path: str, *, seconds: int, connections: int, headers: Mapping[str, str]) -> Load:
    """Ask for a page, again and again, over so many connections, for so long."""
    named = [f"--header={name}: {value}" for name, value in headers.items()]
    command = [
        find_wrk(),
        *("--threads=2", f"--connections={max(2, connections)}", f"--duration={seconds}s", "--timeout=10s"),
        "--latency",
        *named,
        f"http://{HOST}:{port}{path}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + PATIENCE, check=False)
    if done.returncode:
        raise CannotMeasure(f"wrk could not ask for {path}: {done.stderr or done.stdout}")
    return parse(done.stdout)


def parse(text: str) -> Load:
    """What wrk prints with --latency; CannotMeasure where it had no answer at all."""
    requests, seconds = _number(r"(\d+) requests in", text), _milliseconds(r"requests in ([\d.]+)(\w+)", text) / 1000
    if not requests:
        raise CannotMeasure(f"No answer came in time. Where the machine is busy, give more: --seconds.\n{text}")
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    return Load(
        requests=requests,
        seconds=seconds,
        p50_ms=_milliseconds(r"50%\s+([\d.]+)(\w+)", text),
        p99_ms=_milliseconds(r"99%\s+([\d.]+)(\w+)", text),
        refused=_number(r"Non-2xx or 3xx responses: (\d+)", text),
        broken=sum(map(int, broken.groups())) if broken else 0,
    )


def _number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


def _milliseconds(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    return float(found[1]) * _IN_MS[found[2]] if found else 0.0
