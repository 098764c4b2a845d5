"""The problem file: what the planner is asked, as text that one process hands to another."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from horarium.core.happened import Happening, after
from horarium.core.happened_file import happening_from, spelled
from horarium.core.household import Household
from horarium.core.household_file import read_household
from horarium.core.plan_file import PlanFile, plan_from_text

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """A household's text and its file's name, and how many ``seconds`` a plan may take.

    With ``published``, the text of a plan file of the same days, that plan is changed as little
    as can be from the instant ``now`` on, after all that ``happened``; one of other days is the
    roster of the days before, and a new plan goes on from it. Without ``seconds``, each tier
    takes as long as it usually may.
    """

    text: str
    name: str
    seconds: float | None = None
    published: str | None = None
    now: datetime | None = None
    happened: tuple[Happening, ...] = ()

    @property
    def household(self) -> Household:
        """As it is after what happened. Raises HouseholdFileError, KeyError or ValueError."""
        return after(read_household(self.text, self.name), self.happened)

    @property
    def plan(self) -> PlanFile | None:
        """What was published. Raises PlanFileError."""
        return None if self.published is None else plan_from_text(self.published)


def problem_to_text(problem: Problem) -> str:
    content = {
        "format": FORMAT,
        "household": problem.text,
        "file": problem.name,
        "seconds": problem.seconds,
        "published": problem.published,
        "now": problem.now.isoformat() if problem.now else None,
        "happened": [spelled(each) for each in problem.happened],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def problem_from_text(text: str) -> Problem:
    """Raises ValueError, KeyError or TypeError for a text that ``problem_to_text`` never made."""
    content: dict[str, Any] = json.loads(text)
    if content["format"] != FORMAT:
        raise ValueError(f"this is no problem file of format {FORMAT}")
    return Problem(
        text=content["household"],
        name=content["file"],
        seconds=content["seconds"],
        published=content["published"],
        now=datetime.fromisoformat(content["now"]) if content["now"] else None,
        happened=tuple(happening_from(each) for each in content["happened"]),
    )
