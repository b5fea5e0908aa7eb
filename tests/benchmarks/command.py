"""How the programs of this folder begin and end."""

import argparse
import signal
import sys
from collections.abc import Callable

from .errors import CannotMeasure

CANNOT, INTERRUPTED = 2, 130


def told(main: Callable[[], None]) -> None:
    """Run it; where it cannot be done, say why and end with 2. Asked to end, it leaves nothing running."""
    signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(128 + signal.SIGTERM))
    try:
        main()
    except CannotMeasure as reason:
        sys.stderr.write(f"{reason}\n")
        sys.exit(CANNOT)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def between(low: int, high: int) -> Callable[[str], int]:
    """A type for argparse: a whole number from `low` to `high`."""

    def number(text: str) -> int:
        if not text.isdecimal() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"give a whole number from {low:,} to {high:,}")
        return int(text)

    return number


def say(sentence: str) -> None:
    """What is being done, for a person who waits; not a part of what is printed."""
    sys.stderr.write(f"{sentence}\n")
