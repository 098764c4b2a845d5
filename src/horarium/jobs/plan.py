"""Asks the planner for a plan and waits: a process of its own, which may die without harm."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any, Literal

import horarium
from horarium.core.findings import Tier
from horarium.core.plan_file import PlanFile, PlanFileError, plan_from_text
from horarium.core.rules.begun import broken, forgiven
from horarium.core.rules.verify import verify
from horarium.core.week import Week
from horarium.jobs.problem import Problem, problem_to_text

# So many seconds apart ``meanwhile`` is called, or a little more.
MEANWHILE = 0.25
_UNHARMED = "Nothing was changed; run it again"


class PlannerRefusedError(Exception):
    """The planner says in one sentence why there is no plan."""


class PlannerDiedError(Exception):
    """The planner's process ended without a plan; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the planner is with a tier.

    ``best`` and ``bound`` are in the tier's weighted units. When a tier was ``reached``,
    ``found`` has the amount that each of its rules found, and ``seconds`` how long it took.
    """

    tier: Tier
    step: Literal["began", "better", "reached"]
    best: int = 0
    bound: int = 0
    seconds: float = 0.0
    found: Mapping[str, int] = field(default_factory=dict)


def ask_planner(
    problem: Problem,
    on_progress: Callable[[Progress], None],
    meanwhile: Callable[[], None] = lambda: None,
) -> PlanFile:
    """The plan for a problem, judged here once more by the rules alone.

    ``meanwhile`` is called some times a second. Raises PlannerRefusedError or PlannerDiedError,
    each a sentence, and OSError where the problem cannot be written. Whatever is raised, by
    ``meanwhile`` or KeyboardInterrupt included, its process ends.
    """
    with tempfile.TemporaryDirectory(prefix="horarium-") as private:
        asked, answer = Path(private, "problem.json"), Path(private, "plan.json")
        asked.write_text(problem_to_text(problem), encoding="utf-8")
        with Path(private, "said").open("w+", encoding="utf-8", errors="replace") as said:
            process = _start(asked, answer, said)
            _run(process, _Hearing(process, meanwhile), on_progress, said)
        return _answered(problem, answer)


def _start(asked: Path, answer: Path, said: IO[str]) -> subprocess.Popen[str]:
    """The process, in a session of its own: Ctrl-C reaches it only through this one."""
    sources = str(Path(horarium.__file__).parents[1])
    path = os.pathsep.join(filter(None, (sources, os.environ.get("PYTHONPATH"))))
    words = (sys.executable, "-P", "-m", "horarium.jobs.planning", str(asked), str(answer))
    return subprocess.Popen(  # noqa: S603 - our own module, by its full path
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )


class _Hearing:
    """The lines that a process says; while it says nothing, ``meanwhile`` is called."""

    def __init__(self, process: subprocess.Popen[str], meanwhile: Callable[[], None]) -> None:
        self._process, self._meanwhile = process, meanwhile
        self._said: Queue[str | None] = Queue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._said.put(line)
        self._said.put(None)

    def __iter__(self) -> Iterator[str]:
        asked_at = 0.0
        while True:
            try:
                line = self._said.get(timeout=MEANWHILE)
            except Empty:
                line = ""
            if line is None:
                return
            if line:
                yield line
            if not line or time.monotonic() - asked_at > MEANWHILE:
                self._meanwhile()
                asked_at = time.monotonic()

    def end(self) -> None:
        """Once the process has ended, nothing more is heard."""
        self._thread.join()


def _run(
    process: subprocess.Popen[str],
    hearing: _Hearing,
    on_progress: Callable[[Progress], None],
    said: IO[str],
) -> None:
    refused = ""
    try:
        for line in hearing:
            told = _told(line)
            if isinstance(told, Progress):
                on_progress(told)
            refused = told if isinstance(told, str) else refused
        status = process.wait()
    finally:
        _end(process, hearing)
    if refused:
        raise PlannerRefusedError(refused)
    if status:
        raise PlannerDiedError(_died(status, said))


def _end(process: subprocess.Popen[str], hearing: _Hearing) -> None:
    if process.poll() is None:
        process.kill()
    hearing.end()
    # Leaving closes its pipes and waits for it.
    with process:
        pass


def _died(status: int, said: IO[str]) -> str:
    said.seek(0)
    last = (said.read().strip().splitlines() or [""])[-1][:200].rstrip(".")
    why = f"signal {-status}" if status < 0 else last or f"status {status}"
    return f"The planner stopped before it had finished ({why}). {_UNHARMED}."


def _told(line: str) -> Progress | str | None:
    """What a line of the planner says: how far it is, why it refuses, or nothing known."""
    try:
        content: dict[str, Any] = json.loads(line)
        if "refused" in content:
            return str(content["refused"])
        return Progress(Tier[content.pop("tier")], **content)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _answered(problem: Problem, answer: Path) -> PlanFile:
    try:
        file = plan_from_text(answer.read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        told = f" {wrong}" if isinstance(wrong, PlanFileError) else ""
        raise PlannerDiedError(
            f"The planner ended without a plan that can be read.{told} {_UNHARMED}."
        ) from None
    if _broken(problem, file):
        raise PlannerDiedError(
            "The planner's plan breaks what people agreed to, which is a defect. "
            "Nothing was changed; plan anew or report it."
        )
    return file


def _broken(problem: Problem, file: PlanFile) -> bool:
    """Whether a rule is broken that no plan may break, but by what has happened."""
    household, published = problem.household, problem.plan
    found = verify(Week(household, file.plan)).of(Tier.NEVER)
    if not found or not published or not problem.now:
        return bool(found)
    return bool(broken(found, forgiven(household, published.plan, problem.now)))
