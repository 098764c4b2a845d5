"""A child of the benches: plans a household in a fresh process and writes down what it sees."""

import json
import time
from dataclasses import replace
from datetime import time as wall_time
from datetime import timedelta
from pathlib import Path

from measuring import Result, memory, task

from horarium.core.findings import Tier
from horarium.core.hours import MINUTE, WeeklyHours
from horarium.core.household import Household
from horarium.core.household_file import read_household
from horarium.core.people import Member
from horarium.core.plan_file import TierResult
from horarium.core.planner.make import EFFORTS, make_plan
from horarium.core.planner.making import Made
from horarium.core.planner.model import Model
from horarium.core.planner.solve import Effort
from horarium.core.roster import Plan
from horarium.core.rules.verify import Verdict
from horarium.core.week import Week

ALL_DAY = timedelta(hours=24)
MORNING = wall_time(7)


class Watch:
    """Looks on at a plan being made: what happened when, in seconds since ``begun``."""

    def __init__(self, begun: float) -> None:
        self.begun = begun
        self.began_at: dict[str, float] = {}
        self.reached_at: dict[str, float] = {}
        self.first_plan_at: list[tuple[float, int]] = []
        self.values: list[tuple[float, Tier, int, int]] = []

    def now(self) -> float:
        return round(time.monotonic() - self.begun, 3)

    def began(self, tier: Tier) -> None:
        self.began_at.setdefault(tier.name, self.now())

    def better(self, tier: Tier, best: int, bound: int) -> None:
        self.values.append((self.now(), tier, best, bound))

    def reached(self, result: TierResult, verdict: Verdict) -> None:
        self.reached_at[result.tier.name] = self.now()
        self.better(result.tier, result.score, result.bound)
        if verdict.kept:
            self.first_plan_at.append((self.now(), verdict.scores[Tier.LIFE]))

    def trace(self, tier: Tier) -> list[tuple[float, int, int]]:
        """Time, value and bound of a tier, whenever one of the two became better."""
        trace: list[tuple[float, int, int]] = []
        for at, which, best, bound in self.values:
            if which is tier and (best, bound) != (trace[-1][1:] if trace else None):
                trace.append((at, best, bound))
        return trace


def efforts(seconds: float) -> dict[Tier, Effort]:
    """The usual efforts, but for the wishes ``seconds``, to the limit and not to a usual gap."""
    return {**EFFORTS, Tier.WISHES: replace(EFFORTS[Tier.WISHES], seconds=seconds, gap=0.0)}


def needed_minutes(household: Household) -> int:
    """The person-minutes that the hours need, which every plan without gaps gives."""
    week = Week(household, Plan(household.planning.first_day, household.planning.days))
    return sum(each.people * each.when.minutes for each in week.needed)


def grown(household: Household, days: int, attendants: int, grid: int) -> Household:
    """The household for more or fewer days, attendants and minutes of a step; 0 as it is."""
    planning = household.planning
    planning = replace(
        planning, days=days or planning.days, grid=grid * MINUTE if grid else planning.grid
    )
    household = replace(household, planning=planning)
    now = len(household.attendants)
    if attendants and attendants < now:
        return _fewer(household, attendants)
    return _more(household, attendants // now) if attendants > now else household


def _fewer(household: Household, count: int) -> Household:
    """The first so many attendants for half the hours: by day, and fewer people."""
    now = len(household.attendants)
    gone = {each.name for each in household.attendants[count:]}
    members = (each for each in household.members if each.name not in gone)
    return replace(
        household,
        members=tuple(replace(each, never_with=each.never_with - gone) for each in members),
        needs=tuple(
            replace(need, people=-(-need.people * count // now), hours=_half_days(need.hours))
            for need in household.needs
        ),
    )


def _half_days(hours: tuple[WeeklyHours, ...]) -> tuple[WeeklyHours, ...]:
    """Where something is needed all day, from seven to seven."""
    return tuple(
        replace(each, start=MORNING, length=ALL_DAY / 2) if each.length == ALL_DAY else each
        for each in hours
    )


def _more(household: Household, times: int) -> Household:
    """Each attendant ``times`` over, with as many times the people needed and hours paid."""
    others = tuple(each for each in household.members if each not in household.attendants)
    clones = tuple(_clone(each, n) for n in range(times) for each in household.attendants)
    planning = household.planning
    return replace(
        household,
        members=(*clones, *others),
        needs=tuple(replace(each, people=each.people * times) for each in household.needs),
        funders=tuple(
            replace(each, authorised=each.authorised * times, used=each.used * times)
            for each in household.funders
        ),
        planning=replace(planning, changes_of_hands=planning.changes_of_hands * times),
    )


def _clone(member: Member, number: int) -> Member:
    if not number:
        return member
    never_with = frozenset(f"{name} {number + 1}" for name in member.never_with)
    return replace(member, name=f"{member.name} {number + 1}", never_with=never_with)


def told(watch: Watch, household: Household, made: Made) -> Result:
    """All that a bench wants to know of a plan that was made."""
    life = made.verdict.scores[Tier.LIFE]
    solved = [at for at, tier, best, _ in watch.values if tier is Tier.LIFE and best <= life]
    return {
        "model_at": min(watch.began_at.values()),
        "first_solution_at": solved[0] if solved else None,
        "first_plan_at": next((at for at, score in watch.first_plan_at if score <= life), None),
        "reached_at": watch.reached_at,
        "tiers": {
            each.tier.name: {"score": each.score, "bound": each.bound, "proven": each.proven}
            for each in made.tiers
        },
        "wishes_began_at": watch.began_at.get("WISHES"),
        "trace": watch.trace(Tier.WISHES),
        "needed_minutes": needed_minutes(household),
        "ended_at": watch.now(),
        "memory_mb": memory(),
        "choices": Model(household).linear.decisions,
    }


def main() -> None:
    asked = task()
    watch = Watch(asked["begun"])
    household = read_household(Path(asked["household"]).read_text(encoding="utf-8"))
    household = grown(
        household, asked.get("days", 0), asked.get("attendants", 0), asked.get("grid", 0)
    )
    made = make_plan(household, efforts(asked["seconds"]), watch)
    print(json.dumps(told(watch, household, made)))


if __name__ == "__main__":
    main()
