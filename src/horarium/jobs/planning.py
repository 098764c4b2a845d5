"""The planner's own process: ``python -m horarium.jobs.planning PROBLEM PLAN``.

It reads a problem file, tells how far it is as lines of JSON, and puts a whole plan file in
place or none. It has low priority, and ends when whoever started it does: then its standard
input is closed.
"""

import json
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from horarium.core.findings import Finding, Tier
from horarium.core.hours import Interval
from horarium.core.household import Household
from horarium.core.household_file import HouseholdFileError
from horarium.core.plan_file import PlanFile, PlanFileError, TierResult, plan_to_text
from horarium.core.planner import make, replan
from horarium.core.planner.make import make_plan
from horarium.core.planner.making import Made, PlannerError
from horarium.core.planner.replan import remake_plan
from horarium.core.planner.solve import Effort
from horarium.core.roster import Plan
from horarium.core.rules.explain import explain_gaps
from horarium.core.rules.verify import Verdict
from horarium.core.week import Week
from horarium.jobs.problem import Problem, problem_from_text
from horarium.store.whole_file import NO_ROOM, write_whole

# Of a processor that others want, too, it still gets a quarter.
POLITE = 5
REFUSED = 3
# The niceness of all processes of a session: man 7 sched, "The autogroup feature".
_SESSION = Path("/proc/self/autogroup")
_KNOWN = (HouseholdFileError, PlanFileError, PlannerError)


def main(words: list[str]) -> int:
    """Plans what the problem file says. What it cannot do it says as a line of JSON."""
    _give_way()
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    try:
        problem = problem_from_text(Path(words[0]).read_text(encoding="utf-8"))
        write_whole(Path(words[1]), plan_to_text(_plan(problem)).encode())
    except _KNOWN as wrong:
        _tell(refused=str(wrong))
    except MemoryError:
        _tell(refused="The planner ran out of memory; plan fewer days or with fewer shifts.")
    except OSError as wrong:
        why = "no room on the disk" if wrong.errno in NO_ROOM else wrong.strerror
        _tell(refused=f"The plan could not be written: {why}. Nothing was changed.")
    else:
        return 0
    return REFUSED


def _give_way() -> None:
    """Whoever looks at a page comes first, on Linux also where each session has an equal share."""
    os.nice(POLITE)
    with suppress(OSError):
        _SESSION.write_text(str(POLITE), encoding="ascii")


def _end_with_the_parent() -> None:
    # Not through a buffer, which the end of this process would wait for.
    while os.read(0, 1):
        pass
    os._exit(REFUSED)


def _plan(problem: Problem) -> PlanFile:
    household = problem.household
    made = _made(problem, household)
    own = Week(household, _own(made.plan, household))
    return PlanFile(
        plan=own.plan,
        household=household.name,
        zone=household.clock.zone,
        tiers=made.tiers,
        findings=tuple(each for each in made.verdict.findings if _is_of(own.horizon, each)),
        gaps=explain_gaps(own),
    )


def _own(plan: Plan, household: Household) -> Plan:
    """The plan without the shifts of the days before that are over when it begins."""
    begins_at = household.clock.day(plan.first_day).start_at
    return replace(plan, shifts=tuple(each for each in plan.shifts if each.end_at > begins_at))


def _is_of(horizon: Interval, finding: Finding) -> bool:
    return finding.when is None or finding.when.end_at > horizon.start_at


def _made(problem: Problem, household: Household) -> Made:
    published, days = problem.plan, (household.planning.first_day, household.planning.days)
    if published is None or problem.now is None:
        return make_plan(household, _within(problem.seconds, make.EFFORTS), Teller())
    if (published.plan.first_day, published.plan.days) != days:
        efforts = _within(problem.seconds, make.EFFORTS)
        return make_plan(household, efforts, Teller(), before=published.plan)
    efforts = _within(problem.seconds, replan.EFFORTS)
    return remake_plan(household, published.plan, problem.now, efforts, Teller())


def _within(seconds: float | None, usual: Mapping[Tier, Effort]) -> Mapping[Tier, Effort]:
    return usual if seconds is None else Shared(seconds, usual)


class Shared(Mapping[Tier, Effort]):
    """At most ``seconds`` for all tiers: each may take half of what is left, the last all."""

    def __init__(self, seconds: float, usual: Mapping[Tier, Effort]) -> None:
        self._until, self._usual = time.monotonic() + seconds, usual

    def __getitem__(self, tier: Tier) -> Effort:
        left = max(self._until - time.monotonic(), 0.1)
        share = left if tier is max(self._usual) else left / 2
        return replace(self._usual[tier], seconds=share)

    def __iter__(self) -> Iterator[Tier]:
        return iter(self._usual)

    def __len__(self) -> int:
        return len(self._usual)


class Teller:
    """Tells the parent how far the plan is."""

    def began(self, tier: Tier) -> None:
        _tell(tier=tier.name, step="began")

    def better(self, tier: Tier, best: int, bound: int) -> None:
        _tell(tier=tier.name, step="better", best=best, bound=bound)

    def reached(self, result: TierResult, verdict: Verdict) -> None:
        found: Counter[str] = Counter()
        for finding in verdict.of(result.tier):
            found[finding.rule] += finding.amount
        _tell(
            tier=result.tier.name,
            step="reached",
            best=result.score,
            bound=result.bound,
            seconds=round(result.seconds, 3),
            found=dict(found),
        )


def _tell(**what: object) -> None:
    with suppress(BrokenPipeError):
        print(json.dumps(what), flush=True)  # noqa: T201 - this is how the process speaks


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
