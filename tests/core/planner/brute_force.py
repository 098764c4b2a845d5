"""Every plan of a tiny house, one after the other: what the planner's answer is held against."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, combinations, product
from typing import TypeVar

from horarium.core.findings import Tier
from horarium.core.hours import Interval, subtract, union
from horarium.core.household import Household
from horarium.core.planner.make import TIERS
from horarium.core.planner.options import activity_options, shift_options
from horarium.core.planner.solve import Effort
from horarium.core.roster import Placed, Plan, Shift
from horarium.core.rules.verify import Verdict, verify
from horarium.core.week import Week

Each = TypeVar("Each")

# As many steps as it takes: the same on every machine, however busy it is.
STEADY = dict.fromkeys(Tier, Effort(seconds=600, workers=1, steps=20))


def subsets(values: Iterable[Each]) -> Iterator[tuple[Each, ...]]:
    """All ways to take some of ``values``."""
    every = tuple(values)
    return chain.from_iterable(combinations(every, count) for count in range(len(every) + 1))


def every_plan(
    household: Household, kept: tuple[Shift, ...] = ()
) -> Iterator[tuple[Plan, Verdict]]:
    """All plans that break no rule no plan may break, with what the rules say of them.

    Shifts that are ``kept`` may be in them although they are not usual ones.
    """
    options = [option.shift for option in shift_options(household, kept)]
    rotas = [
        _rotas(household, [each for each in options if each.member == member.name])
        for member in household.attendants
    ]
    spent = list(_days_spent(household))
    for chosen in product(*rotas):
        for placed, out in spent:
            plan = _plan(household, chain(*chosen), placed, out)
            verdict = verify(Week(household, plan))
            if verdict.kept:
                yield plan, verdict


def _plan(
    household: Household,
    shifts: Iterable[Shift],
    placed: Iterable[Placed] = (),
    out: tuple[Interval, ...] = (),
) -> Plan:
    days = household.planning
    return Plan(days.first_day, days.days, tuple(sorted(shifts)), tuple(sorted(placed)), out)


def _rotas(household: Household, shifts: list[Shift]) -> list[tuple[Shift, ...]]:
    """All that one attendant could be given, if nobody else were there."""
    return [
        some for some in subsets(shifts) if verify(Week(household, _plan(household, some))).kept
    ]


Spent = tuple[tuple[Placed, ...], tuple[Interval, ...]]


def _days_spent(household: Household) -> Iterator[Spent]:
    """All that he could do, in the machine and out of it, in whatever company."""
    times = sorted({option.placed for option in activity_options(household)})
    without = replace(household, machine=None)
    for placed in subsets(times):
        if not _possible(without, placed):
            continue
        for out in _stretches(household, placed):
            if _possible(household, placed, out):
                yield placed, out


def _possible(
    household: Household, placed: tuple[Placed, ...], out: tuple[Interval, ...] = ()
) -> bool:
    """Whether only company may be lacking."""
    verdict = verify(Week(household, _plan(household, (), placed, out)))
    return {each.rule for each in verdict.of(Tier.NEVER)} <= {"company", "willingness"}


def _stretches(household: Household, placed: tuple[Placed, ...]) -> Iterator[tuple[Interval, ...]]:
    """Ways to be out of the machine: for some activities, and between some of these."""
    for some in subsets(placed) if household.machine else [()]:
        away = union(each.away for each in some)
        between = subtract(_hull(away), away)
        for idle in subsets(between):
            yield union((*away, *idle))


def _hull(away: tuple[Interval, ...]) -> list[Interval]:
    return [Interval(away[0].start_at, away[-1].end_at)] if away else []


def scores(verdict: Verdict) -> tuple[int, ...]:
    """The tiers in their order: of two plans the better is the lesser."""
    return tuple(verdict.scores[tier] for tier in TIERS)
