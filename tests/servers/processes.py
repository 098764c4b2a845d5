"""The processes that a house, or a test, has begun, by the system's own account."""

import time
from collections.abc import Callable
from pathlib import Path

# Beside other tests a process takes its time to begin.
LONGEST = 90.0


def until(true: Callable[[], object], seconds: float = LONGEST) -> None:
    """Wait for it. Fails when it takes longer."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def children(parent: int) -> list[int]:
    """The processes that a process started."""
    stats = {int(each.name): _stat(each) for each in Path("/proc").glob("[0-9]*")}
    return [number for number, stat in stats.items() if stat and int(stat[1]) == parent]


def family(parent: int) -> list[int]:
    """All processes below one."""
    return [each for child in children(parent) for each in (child, *family(child))]


def process_of(parent: int, module: str) -> int | None:
    """The process below one that runs a module; None where there is none now."""
    for each in family(parent):
        try:
            line = Path(f"/proc/{each}/cmdline").read_bytes()
        except OSError:
            continue
        if module.encode() in line.split(b"\0"):
            return each
    return None


def planner_of(parent: int) -> int:
    """The process below one in which a plan is made, as soon as there is one."""
    found: list[int] = []

    def look() -> bool:
        found.extend(filter(None, [process_of(parent, "horarium.jobs.planning")]))
        return bool(found)

    until(look)
    return found[0]


def runs(process: int) -> bool:
    """Whether a process is there and is not merely waiting to be forgotten."""
    stat = _stat(Path(f"/proc/{process}"))
    return bool(stat) and stat[0] != "Z"


def _stat(process: Path) -> list[str]:
    """Its state, its parent and so on; nothing of one that is gone."""
    try:
        stat = (process / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return stat.rpartition(")")[2].split()
