"""Changing a published plan: the past stays, the rest changes as little and as late as it can."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any

import pytest

from horarium.core.findings import Tier
from horarium.core.happened import Away, Happening, Leaves, Lowered, after
from horarium.core.hours import HOUR, Interval, intersection
from horarium.core.household import Household
from horarium.core.needs import Period
from horarium.core.planner.constraints.changes import ONE_CHANGE
from horarium.core.planner.make import make_plan
from horarium.core.planner.making import Made
from horarium.core.planner.replan import remake_plan
from horarium.core.roster import Placed, Plan, Shift
from horarium.core.rules.verify import Verdict, verify
from horarium.core.week import Week
from tests.cast import (
    DAY,
    activity,
    at,
    attendant,
    dislikes,
    house,
    machine,
    need,
    on,
    placed,
    plan,
    shift,
    span,
)
from tests.core.planner.brute_force import STEADY, every_plan
from tests.core.planner.houses import Pick, dice_of, picking, tiny

Thing = Shift | Placed


def things(plan: Plan) -> set[Thing]:
    return {*plan.shifts, *plan.placed}


def past(plan: Plan, now: datetime) -> tuple[set[Thing], tuple[Interval, ...]]:
    """What of a plan has begun, and when he was out of the machine."""
    begun = {each for each in plan.shifts if each.start_at < now}
    away = {each for each in plan.placed if each.away.start_at < now}
    return begun | away, intersection(plan.machine_free, [Interval(now - 99 * DAY, now)])


def cost(home: Household, before: Plan, now: Plan) -> int:
    """A thousand for each day that is another than it was, and one more the nearer it is."""
    first, days = home.planning.first_day, home.planning.days
    changed = {
        (
            each.member if isinstance(each, Shift) else each.activity,
            home.clock.date_of(each.start_at),
        )
        for each in things(before) ^ things(now)
    }
    return sum(ONE_CHANGE + days - (day - first).days for _, day in changed)


def happening(pick: Pick, home: Household) -> Happening:
    """Somebody is away on the second day, or leaves on it, or he can bear less from then on."""
    second = home.planning.first_day + DAY
    if home.machine and home.machine.tolerance(second) and pick(True, False):
        return Lowered(HOUR, second)
    name = pick(*(each.name for each in home.attendants))
    away: Happening = pick(Away(name, home.clock.day(second)), Leaves(name, second))
    return away


def alternatives(
    home: Household, made: Made, now: datetime, left: Verdict
) -> list[tuple[Plan, Verdict]]:
    """Every plan with the same past that does as well for life and activities.

    Law, funds and reserve are no worse in it than in what is ``left``, or than they must be.
    """
    kept = tuple(each for each in made.plan.shifts if each.start_at < now)
    found = [each for each in every_plan(home, kept) if past(each[0], now) == past(made.plan, now)]
    for tier in (Tier.LIFE, Tier.ACTIVITIES, Tier.LAWFUL, Tier.RESERVE):
        enough = left.scores[tier] if tier in (Tier.LAWFUL, Tier.RESERVE) else 0
        most = min((max(verdict.scores[tier], enough) for _, verdict in found), default=0)
        found = [each for each in found if each[1].scores[tier] <= most]
    return found


@pytest.mark.parametrize("seed", range(32))
def test_no_other_plan_changes_less(seed: int) -> None:
    """Of all plans that go on from the first day and do as well, none changes fewer days."""
    pick = picking(dice_of(seed))
    home = tiny(pick)
    published = make_plan(home, STEADY).plan
    now = home.clock.day(home.planning.first_day + DAY).start_at
    since = after(home, [happening(pick, home)])
    made = remake_plan(since, published, now, STEADY)
    assert all(each.proven for each in made.tiers)
    left = replace(published, shifts=tuple(still(since, published, made, now)))
    others = list(alternatives(since, made, now, verify(Week(since, left))))
    assert bool(others) == made.verdict.kept
    ranked = [(cost(since, left, plan), verdict.scores[Tier.WISHES]) for plan, verdict in others]
    mine = cost(since, left, made.plan), made.verdict.scores[Tier.WISHES]
    assert mine == min(ranked, default=mine)


def still(home: Household, published: Plan, made: Made, now: datetime) -> Iterator[Shift]:
    """What of a published plan everyone can still come to, and what was made of the past."""
    week = Week(home, published)
    yield from (each for each in made.plan.shifts if each.start_at < now)
    for each in published.shifts:
        if each.start_at >= now and week.is_free(home.member(each.member), each.when):
            yield each


def replanned(home: Household, published: Plan, now: str) -> Made:
    """The new plan, with the past as it was."""
    made = remake_plan(home, published, at(now), STEADY)
    assert past(made.plan, at(now)) == past(published, at(now))
    assert all(each.proven for each in made.tiers)
    return made


@pytest.mark.parametrize("seed", range(40, 52))
def test_nothing_happened(seed: int) -> None:
    """A plan that is as good as it can be stays as it is, from whenever one looks at it."""
    home = tiny(picking(dice_of(seed)))
    published = make_plan(home, STEADY).plan
    for hours in (0, 30):
        now = home.clock.day(home.planning.first_day).start_at + hours * HOUR
        made = remake_plan(home, published, now, STEADY).plan
        assert things(made) == things(published)


NIGHTS = ("Ana mon 23:00-07:00", "Ben tue 23:00-07:00", "Ana wed 23:00-07:00")
THREE_NIGHTS: dict[str, Any] = {
    "days": 4,
    "starts": (time(7), time(23)),
    "needs": (need("mon,tue,wed 23:00-07:00"),),
}


def test_a_plan_that_could_be_better_stays() -> None:
    """For a wish alone, or what the law warns of, nothing is taken from anybody."""
    ana = attendant("Ana", wishes=(dislikes("always", strength=3),))
    home = house(members=(ana, attendant("Ben"), attendant("Rosa")), **THREE_NIGHTS)
    published = plan(*NIGHTS, days=4)
    assert replanned(home, published, "mon 00:00").plan == published


def test_an_absence_touches_one_night() -> None:
    """Ben cannot come on Tuesday: another has that night and all else stays."""
    home = after(house(**THREE_NIGHTS), [Away("Ben", span("tue 20:00-04:00"))])
    made = replanned(home, plan(*NIGHTS, days=4), "tue 12:00")
    assert made.verdict.scores[Tier.LIFE] == 0
    new = set(made.plan.shifts) - {shift(each) for each in NIGHTS}
    assert new == {shift("Rosa tue 23:00-07:00")}
    assert len(made.plan.shifts) == 3


def test_who_leaves_in_the_middle_of_a_night() -> None:
    """They stay for what has been, and somebody comes for the rest and for what was to be."""
    home = house(**THREE_NIGHTS | {"starts": (time(3), time(23)), "lengths": (4 * HOUR, 8 * HOUR)})
    published = plan(*NIGHTS, days=4)
    since = after(home, [Away("Ana", span("tue 03:00-00:00")), Leaves("Ana", on("wed"))])
    made = remake_plan(since, published, at("tue 03:00"), STEADY)
    assert made.verdict.scores[Tier.LIFE] == 0
    assert [each for each in made.plan.shifts if each.member == "Ana"] == [
        shift("Ana mon 23:00-03:00")
    ]
    assert shift("Ben tue 23:00-07:00") in made.plan.shifts


TRIP = activity("trip", "2h", "out", "tue,thu 11:00-17:00", travel="30m", times=2, per=Period.PLAN)


def test_a_lowered_tolerance() -> None:
    """From the day it holds no stretch is longer; what was before it stays as long as it was."""
    home = house(days=4, activities=(TRIP,), machine=machine("4h", reserve="0m"))
    published = make_plan(home, STEADY).plan
    assert len(published.placed) == 2
    made = replanned(after(home, [Lowered(2 * HOUR, on("wed"))]), published, "tue 20:00")
    assert made.verdict.kept
    assert [each.when for each in made.plan.placed] == [published.placed[0].when]
    assert made.plan.shifts == published.shifts


def test_hours_out_of_the_machine_that_have_been() -> None:
    """The past is not made tidier: he was out with nothing to do, and that is what is kept."""
    home = house(days=4, activities=(TRIP,), machine=machine("4h", reserve="0m"))
    shifts = make_plan(home, STEADY).plan.shifts
    published = replace(plan(out=("mon 10:00-13:00", "tue 10:00-12:00"), days=4), shifts=shifts)
    made = replanned(home, published, "tue 11:00")
    assert made.plan.machine_free[0] == span("mon 10:00-13:00")


SINCE: dict[str, dict[str, Any]] = {
    "more rest": {"rest": "20h"},
    "fewer hours": {"most": "10h"},
    "shorter shifts": {"longest_shift": "6h"},
    "fewer days in a row": {"days_in_a_row": 1},
    "no nights": {"nights_in_a_row": 0},
    "more time after a night": {"night_to_day": "90h"},
    "not with Ben": {"never_with": frozenset({"Ben"})},
    "she was away": {"absences": ("tue 12:00-18:00",)},
    "she has left": {"leaves_on": on("tue")},
    "unwilling": {"unwilling": frozenset({"activity"})},
}


@pytest.mark.parametrize("changes", SINCE.values(), ids=SINCE)
def test_a_past_that_breaks_what_was_agreed_since(changes: dict[str, Any]) -> None:
    """It is kept as it happened, forgiven, not repeated, and what Ben leaves open is filled."""
    walk = activity("walk", "1h", "either", "tue 09:00-12:00")
    others = attendant("Ben"), attendant("Rosa"), attendant("Eve")
    home = house(
        days=5,
        starts=(time(7), time(15), time(23)),
        members=(attendant("Ana", **changes), *others),
        needs=(need("thu,fri 07:00-15:00"),),
        activities=(walk,),
    )
    published = plan(
        "Ana mon 23:00-05:00",
        "Ana tue 15:00-23:00",
        "Ben tue 08:00-16:00",
        "Ana wed 09:00-17:00",
        "Ben thu 07:00-15:00",
        "Ana fri 07:00-15:00",
        activities=("walk tue 15:00-16:00",) if "unwilling" in changes else (),
        days=5,
    )
    since = after(home, [Away("Ben", span("thu 00:00+24h"))])
    made = remake_plan(since, published, at("wed 20:00"), STEADY)
    assert past(made.plan, at("wed 20:00")) == past(published, at("wed 20:00"))
    assert made.verdict.scores[Tier.LIFE] == 0
    assert all(each.proven for each in made.tiers)
    before = verify(Week(since, _until(published, at("wed 20:00")))).of(Tier.NEVER)
    assert {each.rule for each in made.verdict.of(Tier.NEVER)} <= {each.rule for each in before}


def _until(published: Plan, now: datetime) -> Plan:
    begun, out = past(published, now)
    return replace(
        published,
        shifts=tuple(sorted(each for each in begun if isinstance(each, Shift))),
        placed=tuple(sorted(each for each in begun if isinstance(each, Placed))),
        machine_free=out,
    )


def test_somebody_who_is_no_longer_in_the_household() -> None:
    """What they did stays in the plan, and what they were to do is done by others."""
    home = house(**THREE_NIGHTS | {"members": (attendant("Ben"), attendant("Rosa"))})
    made = remake_plan(home, plan(*NIGHTS, days=4), at("tue 12:00"), STEADY)
    assert made.plan.shifts[:2] == tuple(sorted(map(shift, NIGHTS)))[:2]
    assert made.verdict.scores[Tier.LIFE] == 0


def test_an_activity_that_is_no_longer_in_the_household() -> None:
    """What took place stays, whatever became of the activity or its hours since."""
    walk = activity("walk", "1h", "either", "tue 09:00-12:00")
    published = plan(*NIGHTS, "Rosa mon 07:00-15:00", activities=("walk mon 10:00-11:00",), days=4)
    for activities in ((), (walk,)):
        home = house(activities=activities, **THREE_NIGHTS)
        made = remake_plan(home, published, at("tue 12:00"), STEADY)
        assert placed("walk mon 10:00-11:00") in made.plan.placed
