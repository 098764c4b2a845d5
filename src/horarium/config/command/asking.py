"""Asks the planner, shows how far it is, and turns whatever goes wrong into a sentence."""

import tempfile
from pathlib import Path

from rich.console import Console

from horarium.config.command.progress import Shown
from horarium.config.command.refusal import RefusalError, refusal
from horarium.core.plan_file import PlanFile
from horarium.jobs.plan import (
    PlannerDiedError,
    PlannerRefusedError,
    ask_planner,
)
from horarium.jobs.problem import Problem


def asked(problem: Problem) -> PlanFile:
    """The planner's answer. Raises RefusalError, and KeyboardInterrupt when stopped by hand."""
    with Shown(Console(stderr=True)) as shown:
        try:
            return ask_planner(problem, shown)
        except (PlannerRefusedError, PlannerDiedError) as wrong:
            raise RefusalError(str(wrong)) from None
        except OSError as wrong:
            folder = wrong.filename or tempfile.gettempdir()
            raise refusal(Path(str(folder)), wrong) from None
