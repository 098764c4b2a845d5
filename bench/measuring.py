"""What the benches share: words of the command line, fresh processes, tables, lines of JSON."""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BERKELEY = HERE.parent / "households" / "berkeley-1988.toml"
NEVER = "-"

Result = dict[str, Any]
Trace = Sequence[Sequence[float]]


def words(what: str, *, seconds: float, runs: int = 1) -> argparse.ArgumentParser:
    """The words that every bench understands."""
    parser = argparse.ArgumentParser(
        description=what, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=seconds, help="limit of each long solve")
    parser.add_argument("--runs", type=int, default=runs, help="how often each is measured")
    parser.add_argument("--json", type=Path, default=None, help="append a line for each result")
    parser.add_argument("--household", type=Path, default=BERKELEY, help="the household file")
    return parser


def begin(title: str, what: str) -> None:
    """Say what is measured, and on what."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("ortools", "whenever"))
    print(f"## {title}\n\n{what}\n")
    print(
        f"{os.cpu_count()} cores ({_processor()}), load {os.getloadavg()[0]:.1f} at the beginning, "
        f"Python {platform.python_version()}, {packages}.\n",
        flush=True,
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def fresh(script: str, **told: object) -> Result:
    """What a script measures as ``--child`` in a process of its own, told what it needs.

    ``begun`` is when it was started, by the clock that both processes share: so its own times
    can hold the start of Python and all imports.
    """
    command = [sys.executable, str(HERE / script), "--child"]
    task = json.dumps({**told, "begun": time.monotonic()}, default=str)
    ran = subprocess.run([*command, task], stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - our own script
    if ran.returncode:
        raise SystemExit(f"{script} ended with {ran.returncode} when told {task}")
    found: Result = json.loads(ran.stdout.splitlines()[-1])
    return found


def is_child() -> bool:
    return sys.argv[1:2] == ["--child"]


def task() -> Result:
    """What the parent told this child."""
    told: Result = json.loads(sys.argv[2])
    return told


def keep(path: Path | None, bench: str, result: Mapping[str, object]) -> None:
    """Append a result to the file of lines of JSON, if one is wanted."""
    if path:
        load = round(os.getloadavg()[0], 2)
        line = {"bench": bench, "cores": os.cpu_count(), "load": load, **result}
        with path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line) + "\n")


def memory() -> int:
    """The most memory this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024) if sys.platform == "darwin" else most // 1024


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table in markdown."""
    print(f"| {' | '.join(head)} |")
    print(f"|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(str(cell) for cell in row)} |")
    print(flush=True)


def middle(values: Sequence[float | None], digits: int = 1) -> str:
    """The median, with the least and the most where there are several; how many are missing."""
    known = [value for value in values if value is not None]
    lost = (
        f", {len(values) - len(known)} of {len(values)} never" if len(known) < len(values) else ""
    )
    if not known:
        return NEVER
    text = f"{statistics.median(known):.{digits}f}"
    if len(known) > 1:
        text += f" ({min(known):.{digits}f}-{max(known):.{digits}f})"
    return text + lost


def percent(share: float | None) -> str:
    return NEVER if share is None else f"{100 * share:.2f} %"


def gap(best: float, bound: float, besides: float = 0) -> float:
    """The distance of a value to its bound as a share of the value and what is ``besides``."""
    return max(best - bound, 0) / max(abs(best + besides), 1)


def time_within(trace: Trace, share: float, besides: float = 0) -> float | None:
    """The first time at which the value is within ``share`` of the bound proven by then.

    A trace holds time, value and bound. None if that was never so.
    """
    times = (at for at, best, bound in trace if gap(best, bound, besides) <= share)
    return next(times, None)
