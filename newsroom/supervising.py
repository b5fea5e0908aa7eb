"""Several processes that live and die together: the site and its worker on one machine."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from threading import Event

PATIENCE = 15.0
_TERMINATE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl(2)


class Troupe:
    """Named child processes. When one of them ends, or somebody asks to stop, all of them end."""

    def __init__(self) -> None:
        self._children: dict[str, subprocess.Popen] = {}
        self._asked = Event()

    def start(self, name: str, command: Sequence[str], env: dict[str, str]) -> None:
        """Each child leads a process group of its own, so that a Ctrl-C reaches it once, through us."""
        self._children[name] = subprocess.Popen(command, env=env, process_group=0, preexec_fn=_die_with_parent)

    def stop_when_asked(self) -> None:
        """Take SIGINT, SIGTERM and SIGHUP as the wish to stop; a second one no longer waits for anybody."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, *_signal) -> None:
        if self._asked.is_set():
            self._kill()
        self._asked.set()

    def watch(self, until=lambda: False) -> str | None:
        """The name of the child that ended by itself; None once `until()` is true or somebody asked to stop."""
        while not self._asked.wait(0.25):
            for name, child in self._children.items():
                if child.poll() is not None:
                    return name
            if until():
                return None
        return None

    @property
    def asked_to_stop(self) -> bool:
        return self._asked.is_set()

    def stop(self) -> None:
        """Ask every child to finish, wait, then leave nothing of its group behind."""
        for child in self._children.values():
            child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self._children.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))
        self._kill()
        for child in self._children.values():
            child.wait()

    def _kill(self) -> None:
        for child in self._children.values():
            # The group outlives its leader while a grandchild does.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)


@contextlib.contextmanager
def foreground() -> Iterator[None]:
    """At a terminal, be the one that Ctrl-C reaches: `make`, which started us, then ends without an error."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
        former = os.tcgetpgrp(terminal)
    except OSError:
        yield
        return
    if former != os.getpgrp() or os.getpid() == former:
        # In the background, or alone in front already.
        os.close(terminal)
        yield
        return
    # Whoever stops us with Ctrl-Z would be left with no shell to go on from.
    for number in (signal.SIGTTOU, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, os.getpgrp())
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.tcsetpgrp(terminal, former)
        os.close(terminal)


def _die_with_parent() -> None:
    """In a child, before it begins: be asked to stop even when the parent is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_TERMINATE_WITH_PARENT, signal.SIGTERM)
