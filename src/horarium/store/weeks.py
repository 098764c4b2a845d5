"""Some days of the roster beside their household, for the pages that show time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from horarium.core.hours import DAY, HouseClock, Interval, union
from horarium.core.roster import Placed, Plan, Shift
from horarium.core.week import Week
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow, MachineFreeRow, PlacedRow, ShiftRow
from horarium.store.rosters import LONGEST, MOST_DAYS, published_plans


@dataclass(frozen=True, slots=True)
class RosterDays:
    """Days of the roster: a week as the rules know it, and what its rows are called.

    ``planned`` are the days that a published plan holds, of those shown and of all that follow.
    """

    week: Week
    shift_ids: Mapping[Shift, UUID]
    placed_ids: Mapping[Placed, int]
    planned: tuple[Interval, ...]


def load_days(household: HouseholdRow, first_day: date, days: int, ahead: int = 0) -> RosterDays:
    """``days`` days from ``first_day``, and the shifts of ``ahead`` more.

    The number of queries grows neither with the household nor with its past.
    """
    home, clock = load_household(household), HouseClock(household.zone)
    when = clock.days(first_day, days)
    shift_ids = _shifts(household, clock.days(first_day, days + ahead))
    placed_ids = _placed(household, when)
    free = _touching(MachineFreeRow, household, when).values_list("start_at", "end_at")
    plan = Plan(
        first_day,
        days,
        tuple(shift_ids),
        tuple(placed_ids),
        tuple(Interval(start_at, end_at) for start_at, end_at in free),
    )
    home = replace(home, planning=replace(home.planning, first_day=first_day, days=days))
    return RosterDays(Week(home, plan), shift_ids, placed_ids, _planned(household, first_day))


def _shifts(household: HouseholdRow, when: Interval) -> dict[Shift, UUID]:
    rows = _touching(ShiftRow, household, when)
    told = rows.values_list("start_at", "end_at", "member__name", "public_id")
    return {Shift(start_at, end_at, name): key for start_at, end_at, name, key in told}


def _placed(household: HouseholdRow, when: Interval) -> dict[Placed, int]:
    rows = _touching(PlacedRow, household, when)
    told = rows.values_list("start_at", "end_at", "activity", "travel", "pk")
    return {Placed(start_at, end_at, name, on): key for start_at, end_at, name, on, key in told}


def _touching(table: Any, household: HouseholdRow, when: Interval) -> Any:  # noqa: ANN401 - any kind of row
    return table.objects.filter(
        household=household,
        start_at__gt=when.start_at - LONGEST,
        start_at__lt=when.end_at,
        end_at__gt=when.start_at,
    )


def _planned(household: HouseholdRow, first_day: date) -> tuple[Interval, ...]:
    """From ``first_day`` on. No plan that began longer ago reaches so far."""
    clock, plans = HouseClock(household.zone), published_plans(household)
    near = plans.filter(first_day__gt=first_day - MOST_DAYS * DAY)
    return union(clock.days(*each) for each in near.values_list("first_day", "days"))


def own_shift_ids(household: HouseholdRow, account: int, when: Interval) -> frozenset[UUID]:
    """The shifts of whoever signs in with an account, of those that touch ``when``."""
    rows = _touching(ShiftRow, household, when).filter(member__account=account)
    return frozenset(rows.values_list("public_id", flat=True))
