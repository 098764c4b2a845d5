"""The choices a plan is made of: every shift and every activity time that could be agreed.

What a rule forbids by looking at one choice alone never becomes an option: availability,
longest shift, hours of an activity, sleep, equipment. The rest is left to the constraints.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from horarium.core.activities import Activity, MachineUse
from horarium.core.hours import DAY, MINUTE, Interval, expand, intersection, minutes, run_at
from horarium.core.household import Household
from horarium.core.people import Contract, Member
from horarium.core.roster import Placed, Shift
from horarium.core.week import days_of, free_hours, is_night, wall_length


@dataclass(frozen=True, slots=True)
class ShiftOption:
    """A shift that ``member`` could be given, with what the rules count about it."""

    member: str
    start_at: datetime
    end_at: datetime
    days: tuple[date, ...]
    night: bool

    @property
    def when(self) -> Interval:
        return Interval(self.start_at, self.end_at)

    @property
    def day(self) -> date:
        return self.days[0]

    @property
    def shift(self) -> Shift:
        return Shift(self.start_at, self.end_at, self.member)


@dataclass(frozen=True, slots=True)
class ActivityOption:
    """A time an activity could have, in or out of the machine; ``day`` is its local date."""

    activity: str
    placed: Placed
    day: date
    out: bool

    @property
    def away(self) -> Interval:
        return self.placed.away


@dataclass(frozen=True, slots=True)
class _Span:
    when: Interval
    days: tuple[date, ...]
    night: bool
    wall: timedelta


def shift_options(household: Household, kept: Iterable[Shift] = ()) -> list[ShiftOption]:
    """The house's usual shifts for everyone who is free for them, and all that is ``kept``."""
    spans = list(_usual_spans(household))
    options = {
        (option.member, option.start_at, option.end_at): option
        for member in household.attendants
        if member.contract
        for option in _options_of(household, member, member.contract, spans)
    }
    for shift in kept:
        key = (shift.member, shift.start_at, shift.end_at)
        options.setdefault(key, option_for(household, shift))
    return sorted(options.values(), key=lambda each: (each.start_at, each.end_at, each.member))


def option_for(household: Household, shift: Shift) -> ShiftOption:
    clock, handover = household.clock, household.planning.handover
    days = days_of(shift.when, clock, handover)
    night = is_night(shift.when, clock)
    return ShiftOption(shift.member, shift.start_at, shift.end_at, days, night)


def _usual_spans(household: Household) -> Iterator[_Span]:
    plan, clock = household.planning, household.clock
    horizon = clock.days(plan.first_day, plan.days)
    before = max(plan.lengths) // DAY + 1
    for n in range(-before, plan.days):
        day = plan.first_day + n * DAY
        for start in plan.starts:
            for length in plan.lengths:
                when = clock.span(day, start, length + plan.handover)
                if when.overlaps(horizon):
                    yield _Span(
                        when,
                        days_of(when, clock, plan.handover),
                        is_night(when, clock),
                        wall_length(when, clock) - plan.handover,
                    )


def _options_of(
    household: Household, member: Member, contract: Contract, spans: list[_Span]
) -> Iterator[ShiftOption]:
    plan = household.planning
    free = list(free_hours(member, household.clock, plan.first_day, plan.days))
    for span in spans:
        if span.wall > contract.longest_shift or (span.night and not contract.nights_in_a_row):
            continue
        run = run_at(free, span.when.start_at)
        if run and span.when.end_at <= run.end_at:
            yield ShiftOption(
                member.name, span.when.start_at, span.when.end_at, span.days, span.night
            )


def activity_options(
    household: Household, kept: Iterable[Placed] = (), out: Sequence[Interval] = ()
) -> list[ActivityOption]:
    """Every time on the grid that each activity could have, and all that is ``kept``.

    What is kept is out of the machine where it lies in one of the stretches ``out``.
    """
    known = {activity.name for activity in household.activities}
    options = {
        option: None
        for activity in household.activities
        for placed in _times_of(household, activity)
        for option in _ways(household, activity, placed)
    }
    for placed in kept:
        if placed.activity in known:
            day = household.clock.date_of(placed.start_at)
            is_out = any(run.contains(placed.away) for run in out)
            options[ActivityOption(placed.activity, placed, day, is_out)] = None
    return list(options)


def _times_of(household: Household, activity: Activity) -> Iterator[Placed]:
    plan, clock = household.planning, household.clock
    horizon = clock.days(plan.first_day, plan.days)
    windows: Iterable[Interval] = expand(activity.hours, clock, plan.first_day, plan.days)
    if activity.other_hours:
        windows = intersection(
            windows, expand(activity.other_hours, clock, plan.first_day, plan.days)
        )
    for window in windows:
        for start_at in _starts(window, horizon.start_at, plan.grid):
            placed = Placed(start_at, start_at + activity.length, activity.name, activity.travel)
            days = clock.date_of(start_at), clock.date_of(placed.end_at - MINUTE)
            if (
                placed.end_at <= window.end_at
                and horizon.contains(placed.away)
                and all(map(activity.open_on, days))
                and _equipped(household, activity, placed.away)
            ):
                yield placed


def _starts(window: Interval, zero: datetime, grid: timedelta) -> Iterator[datetime]:
    yield window.start_at
    start_at = zero + ((window.start_at - zero) // grid + 1) * grid
    while start_at < window.end_at:
        yield start_at
        start_at += grid


def _equipped(household: Household, activity: Activity, away: Interval) -> bool:
    known = {each.name: each for each in household.equipment}
    return all(
        name in known and not any(gone.overlaps(away) for gone in known[name].unavailable)
        for name in activity.equipment
    )


def _ways(household: Household, activity: Activity, placed: Placed) -> Iterator[ActivityOption]:
    day = household.clock.date_of(placed.start_at)
    if not household.machine or activity.machine is not MachineUse.OUT:
        yield ActivityOption(activity.name, placed, day, out=False)
    if not household.machine or activity.machine is MachineUse.IN:
        return
    leaving = household.clock.date_of(placed.away.start_at)
    if household.machine.tolerance(leaving):
        yield ActivityOption(activity.name, placed, day, out=True)


def slot_range(when: Interval, zero: datetime, grid: timedelta) -> range:
    """The numbers of the grid's slots that ``when`` touches, counted from ``zero``."""
    step = minutes(grid)
    first = (when.start_at - zero) // MINUTE // step
    last = -((zero - when.end_at) // MINUTE // step)
    return range(first, last)
