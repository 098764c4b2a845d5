"""Days of the house as the person is told of them, and the weeks of hours behind them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from horarium.core.hours import DAY, MINUTE, HouseClock, Interval, monday, subtract
from horarium.core.household import morning_of
from horarium.core.machine_hours import MachineState, known_hours
from horarium.core.roster import Shift
from horarium.core.week import Week
from horarium.store.machine_said import said_around
from horarium.store.models import HouseholdRow
from horarium.store.weeks import RosterDays, load_days
from horarium.tellings.lacks import Lacking, lacking
from horarium.tellings.relief import relieved_by, relieving
from horarium.tellings.tasks import OwnHours, own_hours
from horarium.tellings.viewer import Viewer

WEEKS_OF_HOURS = 4


@dataclass(frozen=True, slots=True)
class OnDuty:
    """A shift as he is told of it."""

    id: UUID
    member: str
    when: Interval
    relieves: tuple[str, ...] = ()
    then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseDay:
    """From the house's morning on ``day`` to the next: 24 hours, or 23 or 25.

    ``lacking``, ``unplanned`` and ``actual`` are cut to it, and all else is whole. ``actual`` is
    where he was, as people said, until now.
    """

    day: date
    when: Interval
    shifts: tuple[OnDuty, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    unplanned: tuple[Interval, ...] = ()
    out: tuple[Interval, ...] = ()
    own_hours: tuple[OwnHours, ...] = ()
    changed_at: datetime | None = None
    actual: tuple[tuple[Interval, MachineState], ...] = ()


@dataclass(frozen=True, slots=True)
class HoursOf:
    """An attendant's hours on duty in each of some weeks, and what a week's contract says."""

    member: str
    weeks: tuple[timedelta, ...]
    least: timedelta | None = None
    most: timedelta | None = None


@dataclass(frozen=True, slots=True)
class HouseDays:
    """Days in a row. ``before`` are those on duty as the first begins.

    ``planned_until`` is the first day that is not planned any more, None when none of them is.
    """

    clock: HouseClock
    today: date
    days: tuple[HouseDay, ...]
    before: tuple[OnDuty, ...]
    has_machine: bool
    planned_until: date | None
    mondays: tuple[date, ...] = ()
    hours: tuple[HoursOf, ...] = ()


def house_week(viewer: Viewer, now: datetime, first_day: date | None = None) -> HouseDays:
    """The week from Monday ``first_day``, or that of today, for the person."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    today = house_date(HouseClock(row.zone), morning_of(row.starts), now)
    first = first_day or monday(today)
    days = load_days(row, first, 8, ahead=7 * WEEKS_OF_HOURS - 8)
    mondays = tuple(first + 7 * n * DAY for n in range(WEEKS_OF_HOURS))
    return _with_actual(_told(days, 7, today, mondays), row, now)


def house_day(viewer: Viewer, now: datetime, day: date | None = None) -> HouseDays:
    """One day, or today, for the person."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    today = house_date(HouseClock(row.zone), morning_of(row.starts), now)
    return _with_actual(_told(load_days(row, day or today, 2), 1, today, ()), row, now)


def house_date(clock: HouseClock, morning: time, now: datetime) -> date:
    """The day of the house that ``now`` is in: in the night, the one on which it began."""
    day = clock.date_of(now)
    return day if now >= clock.first(day, morning) else day - DAY


def _told(days: RosterDays, count: int, today: date, mondays: tuple[date, ...]) -> HouseDays:
    week, first = days.week, days.week.dates[0]
    lacks = lacking(days)
    told = tuple(_day(days, lacks, first + n * DAY) for n in range(count))
    return HouseDays(
        clock=week.clock,
        today=today,
        days=told,
        before=tuple(_before(days, told[0].when.start_at)),
        has_machine=week.household.machine is not None,
        planned_until=_planned_until(days, Interval(told[0].when.start_at, told[-1].when.end_at)),
        mondays=mondays,
        hours=tuple(_hours(week, mondays)),
    )


def _with_actual(told: HouseDays, row: HouseholdRow, now: datetime) -> HouseDays:
    """The same days with where he was, as people said: corrected, and until ``now``."""
    shown = Interval(told.days[0].when.start_at, told.days[-1].when.end_at)
    spans = known_hours(said_around(row, shown), now)
    days = (
        replace(
            day,
            actual=tuple((part, state) for when, state in spans if (part := when.common(day.when))),
        )
        for day in told.days
    )
    return replace(told, days=tuple(days))


def _planned_until(days: RosterDays, shown: Interval) -> date | None:
    planned = [each for each in days.planned if each.overlaps(shown)]
    return days.week.clock.date_of(planned[-1].end_at) if planned else None


def _day(days: RosterDays, lacks: Iterable[Lacking], day: date) -> HouseDay:
    week = days.week
    clock, morning = week.clock, week.household.planning.morning
    when = Interval(clock.first(day, morning), clock.first(day + DAY, morning))
    shifts = [each for each in week.shifts if _shown(week, each, when)]
    there = [each.when for each in shifts]
    return HouseDay(
        day=day,
        when=when,
        shifts=tuple(on_duty(days, each) for each in shifts),
        lacking=tuple(_cut(each, when) for each in lacks if each.when.overlaps(when)),
        unplanned=subtract([when], [*days.planned, *there]),
        out=tuple(each for each in week.machine_free if each.overlaps(when)),
        own_hours=own_hours(days, when),
        changed_at=clock.change_in(when),
    )


def _shown(week: Week, shift: Shift, day: Interval) -> bool:
    """Whether more of a shift than its last handover lies in a day."""
    common = shift.when.common(day)
    if common is None:
        return False
    began_before = shift.start_at < day.start_at
    return not began_before or common.length > week.household.planning.handover


def on_duty(days: RosterDays, shift: Shift) -> OnDuty:
    """A shift with those before and after it."""
    return OnDuty(
        days.shift_ids[shift],
        shift.member,
        shift.when,
        relieved_by(days.week, shift),
        relieving(days.week, shift),
    )


def _cut(lack: Lacking, when: Interval) -> Lacking:
    return replace(lack, when=lack.when.common(when) or lack.when)


def _before(days: RosterDays, morning_at: datetime) -> Iterable[OnDuty]:
    """Those on duty as a morning begins who soon leave: the first day does not show them."""
    first = Interval(morning_at, morning_at + DAY)
    for shift in days.week.shifts:
        if shift.start_at < morning_at <= shift.end_at and not _shown(days.week, shift, first):
            yield on_duty(days, shift)


def _hours(week: Week, mondays: tuple[date, ...]) -> Iterable[HoursOf]:
    """Of every attendant, and of whoever else has shifts in these weeks."""
    agreed = {each.name: each.contract for each in week.household.attendants}
    others = dict.fromkeys(each.member for each in week.shifts if each.member not in agreed)
    for name in (*agreed, *others) if mondays else ():
        weeks = tuple(week.minutes_in_week(name, first) * MINUTE for first in mondays)
        contract = agreed.get(name)
        if any(weeks) or contract:
            least, most = (contract.least, contract.most) if contract else (None, None)
            yield HoursOf(name, weeks, least, most)
