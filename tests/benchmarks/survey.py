"""The counts of every page, from a process of its own: this one stays free of Django and its settings."""

import json
from dataclasses import dataclass

from .scratch import Scratch


@dataclass(frozen=True)
class Count:
    """One page: where it is and what it must be asked with; queries, and bytes raw and compressed."""

    name: str
    path: str
    status: int
    cookie: str
    queries: int
    size: int
    gzipped: int


def survey(scratch: Scratch) -> list[Count]:
    """Every page that is measured."""
    return [Count(**row) for row in json.loads(scratch.read("-m", "tests.benchmarks.counting"))]
