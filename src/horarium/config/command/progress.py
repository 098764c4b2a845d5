"""Shows how far the planner is: a moving line in a terminal, else a plain line for each tier."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from horarium.core.findings import Tier
from horarium.jobs.plan import Progress
from horarium.pages.terminal.tiers import TIER_NAMES, far_words, tier_words


class Shown:
    """A line for each tier on ``console``."""

    def __init__(self, console: Console) -> None:
        self._console = console
        columns = (SpinnerColumn(finished_text=" "), TextColumn("{task.description}"))
        self._bars = Bars(*columns, TimeElapsedColumn(), console=console)
        self._lines: dict[Tier, TaskID] = {}

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._console.is_terminal:
            self._bars.stop()

    def __call__(self, progress: Progress) -> None:
        """Show what the planner tells."""
        if self._console.is_terminal:
            self._move(progress)
        elif progress.step == "reached":
            line = f"{self._reached(progress)} ({progress.seconds:.1f} s)"
            self._console.print(Text(line), soft_wrap=True)

    def _move(self, progress: Progress) -> None:
        tier = progress.tier
        if tier not in self._lines:
            self._lines[tier] = self._bars.add_task(TIER_NAMES[tier], total=1)
        if progress.step == "better":
            words = f"{TIER_NAMES[tier]}: best {progress.best}, bound {progress.bound}"
            self._bars.update(self._lines[tier], description=words)
        if progress.step == "reached":
            self._bars.update(self._lines[tier], description=self._reached(progress), completed=1)

    def _reached(self, progress: Progress) -> str:
        tier, sure = progress.tier, far_words(progress.best, progress.bound)
        return f"{TIER_NAMES[tier]}: {tier_words(tier, progress.found)}, {sure}"
