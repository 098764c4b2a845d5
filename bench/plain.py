"""The plain models to measure against: one weighted sum, written from the household file alone.

``catalogue``: 16 starts with 9 lengths for everybody, machine and activities on 15 minutes.
``house``: the same model with the starts, lengths and grid of the household file.
``slots``: on duty or not in each half-hour, with starts and stops, shortest and longest shift.

Each with 2 workers, with OR-Tools' default search and with the full linear relaxation
(``tuned``), which is the fair peer. Time runs on the wall. Left out are the reserve behind each
shift, and in ``slots`` the handover (15 minutes do not fit its grid) and the second day after a
night. What is left out makes these models easier.
"""

import json
import time
from argparse import Namespace
from pathlib import Path

import measuring
from measuring import Result
from ortools.sat.python import cp_model
from plain_catalogue import Catalogue
from plain_house import House, Plain, minutes
from plain_slots import Slots

from horarium.core.household_file import read_household

MODELS = ("catalogue", "house", "slots")
SEARCHES = ("default", "tuned")
STARTS = [60 * hour for hour in (7, *range(9, 24))]
LENGTHS = [60 * hours for hours in range(4, 13)]


def built(house: House, which: str) -> Plain:
    if which == "slots":
        return Slots(house, 30)
    if which == "catalogue":
        return Catalogue(house, 15, STARTS, LENGTHS)
    planning = house.file.planning
    starts = [each.hour * 60 + each.minute for each in planning.starts]
    return Catalogue(house, minutes(planning.grid), starts, [minutes(x) for x in planning.lengths])


class Seen(cp_model.CpSolverSolutionCallback):
    """Writes down time, value, bound, and the minutes without the people or skills needed."""

    def __init__(self, plain: Plain, begun: float) -> None:
        super().__init__()
        self.plain, self.begun = plain, begun
        self.events: list[tuple[float, int | None, int, int | None]] = []

    def now(self) -> float:
        return round(time.monotonic() - self.begun, 3)

    def on_solution_callback(self) -> None:
        lacking = sum(self.value(var) * worth for var, worth in self.plain.lacking)
        value, bound = round(self.objective_value), round(self.best_objective_bound)
        self.events.append((self.now(), value, bound, lacking))

    def bound(self, bound: float) -> None:
        self.events.append((self.now(), None, round(bound), None))


def solve(plain: Plain, search: str, seconds: float, seen: Seen) -> str:
    """Solve with 2 workers; ``tuned`` is the full linear relaxation."""
    plain.model.minimize(sum(weight * var for var, weight in plain.costs))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    if search == "tuned":
        solver.parameters.subsolvers.append("max_lp")
        solver.parameters.linearization_level = 2
    solver.best_bound_callback = seen.bound
    status = solver.solve(plain.model, seen)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        best, bound = round(solver.objective_value), round(solver.best_objective_bound)
        seen.events.append((seen.now(), best, bound, None))
    name: str = solver.status_name(status)
    return name


def trace(seen: Seen) -> list[tuple[float, int, int]]:
    """Time, value and bound, whenever one of the two became better."""
    found: list[tuple[float, int, int]] = []
    best, most = None, -(10**12)
    for at, value, bound, _ in seen.events:
        best, most = best if value is None else value, max(most, bound)
        if best is not None and (best, most) != (found[-1][1:] if found else None):
            found.append((at, best, min(most, best)))
    return found


def measured(asked: Result) -> Result:
    """A plain model built and solved in this process."""
    house = House(read_household(Path(asked["household"]).read_text(encoding="utf-8")))
    began = time.monotonic()
    plain = built(house, asked["model"])
    built_at = time.monotonic()
    seen = Seen(plain, asked["begun"])
    status = solve(plain, asked["search"], asked["seconds"], seen)
    plans = [(at, lacking) for at, _, _, lacking in seen.events if lacking is not None]
    return {
        "model": asked["model"],
        "search": asked["search"],
        "status": status,
        "variables": len(plain.model.proto.variables),
        "constraints": len(plain.model.proto.constraints),
        "build_seconds": round(built_at - began, 3),
        "first_solution_at": plans[0][0] if plans else None,
        "first_plan_at": next((at for at, lacking in plans if not lacking), None),
        "lacking_minutes": plans[-1][1] if plans else None,
        "trace": trace(seen),
        "needed_minutes": house.needed_minutes,
        "ended_at": seen.now(),
        "memory_mb": measuring.memory(),
    }


HEAD = (
    *("plain model", "variables / constraints", "first solution, s", "first plan, s"),
    *("within 1 %, s", "value", "bound", "gap: on duty and discomfort"),
    *("gap: discomfort alone", "MB"),
)


def row(results: list[Result]) -> tuple[object, ...]:
    """What several runs of one model came to; value, bound and gaps are those of the last."""
    last = results[-1]
    firsts = measuring.middle([each["first_plan_at"] for each in results])
    if firsts == measuring.NEVER and last["lacking_minutes"] is not None:
        firsts = f"never ({last['lacking_minutes']} min lacking)"
    return (
        f"{last['model']}, {last['search']}",
        f"{last['variables']} / {last['constraints']}",
        measuring.middle([each["first_solution_at"] for each in results]),
        firsts,
        measuring.middle([measuring.time_within(each["trace"], 0.01) for each in results]),
        *_reached(last),
        max(each["memory_mb"] for each in results),
    )


def _reached(result: Result) -> tuple[str, str, str, str]:
    """Value and bound without the hours needed, the gap with them and the gap without."""
    if not result["trace"]:
        return (measuring.NEVER,) * 4
    _, best, bound = result["trace"][-1]
    needed, whole = result["needed_minutes"], result["lacking_minutes"] == 0
    return (
        f"{best - needed}",
        f"{bound - needed}",
        measuring.percent(measuring.gap(best, bound)),
        measuring.percent(measuring.gap(best, bound, -needed) if whole else None),
    )


def compare(
    asked: Namespace, models: list[str], searches: list[str]
) -> dict[tuple[str, str], list[Result]]:
    """Each model with each search, in processes of their own, one after the other."""
    found: dict[tuple[str, str], list[Result]] = {}
    for model in models:
        for search in searches:
            for _ in range(asked.runs):
                result = measuring.fresh(
                    "plain.py",
                    household=asked.household.resolve(),
                    model=model,
                    search=search,
                    seconds=asked.seconds,
                )
                measuring.keep(asked.json, "plain", result)
                found.setdefault((model, search), []).append(result)
    return found


EXPLAINED = """\
Times are from the start of the process. A plan is a solution without a minute that lacks the
people or skills it needs. Value and bound are the weighted sum less the person-minutes that
the hours need, so that they compare with the planner's tier of wishes. Of the two gaps the
first is relative to the weighted sum itself: all person-minutes on duty plus discomfort, as
plain models are usually judged; the second to what is left without the hours needed anyway.
"""


def main() -> None:
    parser = measuring.words(__doc__ or "", seconds=60)
    parser.add_argument("--models", nargs="+", choices=MODELS, default=list(MODELS))
    parser.add_argument("--searches", nargs="+", choices=SEARCHES, default=list(SEARCHES))
    asked = parser.parse_args()
    measuring.begin("Plain models", f"One weighted sum, {asked.seconds:g} s to solve.")
    found = compare(asked, asked.models, asked.searches)
    measuring.table(HEAD, [row(results) for results in found.values()])
    print(EXPLAINED)


if __name__ == "__main__":
    if measuring.is_child():
        print(json.dumps(measured(measuring.task())))
    else:
        main()
