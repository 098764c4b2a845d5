"""Some days of the roster beside their household, for the pages that show time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from horarium.core.hours import DAY, HouseClock, Interval, intersection, monday, subtract, union
from horarium.core.roster import Placed, Plan, Shift
from horarium.core.week import Week
from horarium.store.households import load_household
from horarium.store.models import (
    AbsenceRow,
    HouseholdRow,
    MachineFreeRow,
    MemberRow,
    PlacedRow,
    ShiftRow,
)
from horarium.store.rosters import LONGEST, MOST_DAYS, published_plans

_NEVER = datetime.max.replace(tzinfo=UTC)
# Longer than most agree to work without a day off.
ROW_OF_DAYS = 16 * DAY


@dataclass(frozen=True, slots=True)
class RosterDays:
    """Days of the roster: a week as the rules know it, and what its rows are called.

    The shifts of the week are those that their members can come to; of what lies in an absence
    of theirs, or after they leave, ``lost`` keeps the hours. ``planned`` are the days that a
    published plan holds, of those shown and of all that follow.
    """

    week: Week
    shift_ids: Mapping[Shift, UUID]
    placed_ids: Mapping[Placed, int]
    planned: tuple[Interval, ...]
    lost: Mapping[Shift, UUID]


def load_days(household: HouseholdRow, first_day: date, days: int, ahead: int = 0) -> RosterDays:
    """``days`` days from ``first_day``, and the shifts of ``ahead`` more.

    The number of queries grows neither with the household nor with its past.
    """
    home, clock = load_household(household), HouseClock(household.zone)
    when = clock.days(first_day, days)
    rostered = _shifts(household, clock.days(first_day, days + ahead))
    away = {each.name: [one.when for one in each.absences] for each in home.members}
    left = {each.name: each.leaves_on for each in home.members}
    shift_ids, lost = _possible(rostered, _gone(clock, away, left))
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
    planned = _planned(household, first_day)
    return RosterDays(Week(home, plan), shift_ids, placed_ids, planned, lost)


def days_around(household: HouseholdRow, when: Interval) -> RosterDays:
    """The calendar weeks around some hours, as far as rules about a row of days look."""
    clock = HouseClock(household.zone)
    first = monday(clock.date_of(when.start_at) - ROW_OF_DAYS)
    last = monday(clock.date_of(when.end_at) + ROW_OF_DAYS) + 6 * DAY
    return load_days(household, first, (last - first).days + 1)


def shifts_in(household: HouseholdRow, when: Interval) -> Mapping[Shift, UUID]:
    """The shifts that touch ``when``, as far as their members can come to them. Three queries."""
    members = MemberRow.objects.filter(household=household, gone_at=None)
    away: dict[str, list[Interval]] = {}
    absences = AbsenceRow.objects.filter(member__in=members)
    for name, start_at, end_at in absences.values_list("member__name", "start_at", "end_at"):
        away.setdefault(name, []).append(Interval(start_at, end_at))
    left = dict(members.values_list("name", "leaves_on"))
    gone = _gone(HouseClock(household.zone), away, left)
    return _possible(_shifts(household, when), gone)[0]


_Named = dict[Shift, UUID]
_Gone = Mapping[str, list[Interval]]


def _possible(rostered: _Named, away: _Gone) -> tuple[_Named, _Named]:
    """The shifts, or parts of them, that their members can come to, and those they cannot."""
    can: _Named = {}
    cannot: _Named = {}
    for shift, key in rostered.items():
        gone = intersection([shift.when], away.get(shift.member, ()))
        for part in subtract([shift.when], gone):
            can[replace(shift, start_at=part.start_at, end_at=part.end_at)] = key
        for part in gone:
            cannot[replace(shift, start_at=part.start_at, end_at=part.end_at)] = key
    return can, cannot


def _gone(clock: HouseClock, away: _Gone, left: Mapping[str, date | None]) -> _Gone:
    """When each member cannot come: in their absences, and from the day on which they leave."""
    after = {
        name: [Interval(clock.first(day, time()), _NEVER)] for name, day in left.items() if day
    }
    return {name: [*away.get(name, ()), *after.get(name, ())] for name in {*away, *after}}


def _shifts(household: HouseholdRow, when: Interval) -> _Named:
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
