"""Processes of this machine, by the system's own account."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path


def planner_of(parent: int) -> int:
    """The process in which a plan is made for another. Raises LookupError where none is."""
    for child in _children(parent):
        if b"horarium.jobs.planning" in _read(child, "cmdline"):
            return child
    raise LookupError("no planner is running")


def _children(parent: int) -> list[int]:
    known = (int(each.name) for each in Path("/proc").glob("[0-9]*"))
    return [each for each in known if _stat(each)[1:2] == [str(parent).encode()]]


def runs(process: int) -> bool:
    """Whether a process is there and is not merely waiting to be forgotten."""
    return _stat(process)[:1] not in ([], [b"Z"])


def _stat(process: int) -> list[bytes]:
    """Its state, its parent and more; nothing once it is gone."""
    return _read(process, "stat").rpartition(b")")[2].split()


def _read(process: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{process}/{name}").read_bytes()
    except OSError:
        return b""


def kill(process: int) -> None:
    """At once, without a chance to tidy up."""
    os.kill(process, signal.SIGKILL)


def wait_for(what: Callable[[], object], seconds: float = 60.0) -> None:
    """Until it is so. What does not become so within ``seconds`` fails the test."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, f"not within {seconds:.0f} seconds"
        time.sleep(0.05)


def waited_for_planner_of(parent: int) -> int:
    """The same, as soon as it begins."""
    found: list[int] = []

    def look() -> bool:
        try:
            found.append(planner_of(parent))
        except LookupError:
            return False
        return True

    wait_for(look)
    return found[0]
