"""Making a plan: the best there is where that can be tried, and always one."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from horarium.core.findings import Tier
from horarium.core.hours import HOUR
from horarium.core.household import Household
from horarium.core.household_file import read_household_bytes
from horarium.core.planner.make import TIERS, make_plan
from horarium.core.planner.solve import Effort
from horarium.core.roster import Plan
from tests.cast import AUTUMN, DAY, MONDAY, SPRING, activity, attendant, house, machine, need
from tests.contracts.tree import ROOT
from tests.core.planner.brute_force import STEADY, every_plan, scores
from tests.core.planner.houses import dice_of, picking, tiny

FILES = sorted((ROOT / "households").glob("*.toml"))
HURRIED = dict.fromkeys(Tier, Effort(seconds=0.001, workers=1))
BRIEF = dict.fromkeys(Tier, Effort(seconds=60, workers=1, steps=0.2))


@pytest.mark.parametrize("seed", range(24))
def test_no_plan_is_better(seed: int) -> None:
    """Of all plans of a tiny house none is better, tier by tier, and that is said to be proven."""
    household = tiny(picking(dice_of(seed)))
    made = make_plan(household, STEADY)
    assert scores(made.verdict) == min(scores(verdict) for _, verdict in every_plan(household))
    assert [(each.tier, each.score, each.bound) for each in made.tiers if each.proven] == [
        (tier, made.verdict.scores[tier], made.verdict.scores[tier]) for tier in TIERS
    ]


@pytest.mark.parametrize(("seed", "days"), [(3, 3), (5, 9), (11, 16)])
def test_wishes_are_proven_while_they_are_made_better(seed: int, days: int) -> None:
    """With a second worker that proves, the plan is as good as one tier after the other."""
    household = tiny(picking(dice_of(seed)))
    household = replace(household, planning=replace(household.planning, days=days))
    made = make_plan(household)
    assert [each.tier for each in made.tiers if not each.proven] == []
    assert scores(made.verdict) == scores(make_plan(household, STEADY).verdict)


ANA = attendant("Ana")
LONG = activity("trip", "3h", "out", "daily 10:00-18:00")
ODD: dict[str, tuple[dict[str, Any], int]] = {
    "nobody is available": (
        {"members": (attendant("Ana", availability=("sun",)),)},
        48,
    ),
    "nobody is competent": ({"needs": (need("daily 07:00-09:00", skills=("fly",)),)}, 0),
    "nothing is needed": ({"needs": ()}, 0),
    "no shift is short enough": ({"members": (attendant("Ana", longest_shift="7h"),)}, 48),
    "no hours are agreed": ({"members": (attendant("Ana", most="1m"),)}, 48),
    "everyone has left": ({"members": (attendant("Ana", leaves_on=date(1988, 1, 1)),)}, 48),
    "he can bear nothing": ({"machine": machine("0m", "0m"), "activities": (LONG,)}, 0),
    "it takes longer than he can bear": ({"machine": machine("2h"), "activities": (LONG,)}, 0),
    "there is no tolerance yet": (
        {"machine": machine(since=date(2000, 1, 1)), "activities": (LONG,)},
        0,
    ),
    "its last hour is after its last day": (
        {"activities": (activity("visit", "2h", "in", "daily 23:00-01:00", last_day=MONDAY),)},
        0,
    ),
    "he would leave the day before he can": (
        {
            "machine": machine(since=MONDAY + DAY),
            "activities": (activity("trip", "1h", "out", "tue 00:00-01:00", travel="1h"),),
        },
        0,
    ),
    "a plan of one day": ({"days": 1}, 0),
}


@pytest.mark.parametrize("efforts", [STEADY, HURRIED], ids=["with time", "in no time"])
@pytest.mark.parametrize(("changes", "gap_hours"), ODD.values(), ids=ODD)
def test_there_is_always_a_plan(
    changes: dict[str, Any], gap_hours: int, efforts: dict[Tier, Effort]
) -> None:
    """Whatever cannot be done is missing in the plan, and the plan is there."""
    home = house(**{"days": 2, "starts": (time(0), time(8), time(16))} | changes)
    made = make_plan(home, efforts)
    assert made.verdict.kept
    assert [each.tier for each in made.tiers] == list(TIERS)
    gaps = sum(each.amount for each in made.verdict.findings if each.rule == "cover")
    assert gaps >= gap_hours * 60
    if efforts is STEADY:
        assert all(each.proven for each in made.tiers)
        assert gaps == gap_hours * 60
        assert not made.plan.placed


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_week_of_every_household(file: Path) -> None:
    """In little time there is a plan of each house's first week, and it breaks no agreement."""
    household = read_household_bytes(file.read_bytes(), file.name)
    made = make_plan(_days(household, 7), BRIEF)
    assert made.verdict.kept
    assert made.plan.shifts


def _days(household: Household, days: int) -> Household:
    return replace(household, planning=replace(household.planning, days=days))


def test_the_same_steps_give_the_same_plan() -> None:
    """Counted in steps and not in seconds, a plan is the same each time it is made."""
    [file] = (each for each in FILES if each.stem == "student-six-part-timers")
    household = _days(read_household_bytes(file.read_bytes(), file.name), 5)
    first, second = make_plan(household, BRIEF), make_plan(household, BRIEF)
    assert first.plan == second.plan
    assert scores(first.verdict) == scores(second.verdict)


@pytest.mark.parametrize("handover", ["0m", "15m"])
@pytest.mark.parametrize(("sunday", "hours"), [(SPRING, 47), (AUTUMN, 49)])
def test_a_night_of_changed_clocks(sunday: date, hours: int, handover: str) -> None:
    """Nobody is missing in the night of a change, and nobody is there twice for it."""
    home = house(
        first_day=sunday - DAY, days=2, starts=(time(7), time(19)), lengths=(12 * HOUR,),
        handover=handover,
        members=tuple(attendant(name) for name in ("Ana", "Ben", "Rosa", "Eve")),
    )  # fmt: skip
    made = make_plan(home, STEADY)
    assert scores(made.verdict)[:3] == (0, 0, 0)
    assert _on_duty(home, made.plan) == hours * HOUR + 4 * home.planning.handover


@pytest.mark.parametrize(("sunday", "twice"), [(SPRING, 0), (AUTUMN, 1)])
def test_hands_that_change_in_the_hour_that_comes_twice(sunday: date, twice: int) -> None:
    """Whoever goes stays for the second time of that hour, whoever comes is there for the first."""
    home = house(
        first_day=sunday, days=1, starts=(time(1, 30), time(13, 30)), lengths=(12 * HOUR,),
        members=tuple(attendant(name) for name in ("Ana", "Ben", "Rosa", "Eve")),
    )  # fmt: skip
    made = make_plan(home, STEADY)
    assert made.verdict.scores[Tier.LIFE] == 0
    assert _on_duty(home, made.plan) == home.clock.days(sunday, 1).length + twice * HOUR


def _on_duty(household: Household, plan: Plan) -> timedelta:
    """All the time that is worked inside the plan's days."""
    horizon = household.clock.days(plan.first_day, plan.days)
    parts = (shift.when.common(horizon) for shift in plan.shifts)
    return sum((each.length for each in parts if each), timedelta())


@pytest.mark.parametrize(
    "names",
    [("Мария", "小明", "نور"), ("José", "Jose\u0301e", "🙂 Ana"), ("a" * 80, "B'; --", "{0}\n")],
)
def test_names_in_any_script(names: tuple[str, ...]) -> None:
    """What somebody is called changes nothing about the plan but the name."""
    home = house(days=3, reserve=1)
    named = replace(home, members=tuple(attendant(name) for name in names))
    made = make_plan(named, STEADY)
    assert scores(made.verdict) == scores(make_plan(home, STEADY).verdict)
    assert {shift.member for shift in made.plan.shifts} <= set(names)
