"""A plan beside its household, and the questions that rules ask of the two."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import combinations

from horarium.core.activities import Activity
from horarium.core.hours import (
    DAY,
    HOUR,
    HouseClock,
    Interval,
    WeeklyHours,
    expand,
    monday,
    pieces,
    run_at,
    subtract,
    time_in,
    union,
)
from horarium.core.household import Household
from horarium.core.needs import Need
from horarium.core.people import Contract, Member, Part
from horarium.core.roster import Placed, Plan, Shift

# The skill of those who drive, as household files spell it.
DRIVING = "driving"


@dataclass(frozen=True, slots=True)
class Needed:
    """A stretch in which the same is needed: ``people`` on duty and someone for each skill."""

    when: Interval
    people: int
    skills: frozenset[str]


@dataclass(frozen=True, slots=True)
class Presence:
    """A stretch in which nothing changes: what is needed, who is on duty, who has settled in.

    Someone has settled in once their handover is over.
    """

    when: Interval
    people: int
    skills: frozenset[str]
    on_duty: frozenset[str]
    settled: frozenset[str]


def needed_hours(household: Household, horizon: Interval) -> tuple[Needed, ...]:
    """What is needed in ``horizon``, in order and without holes."""
    clock, plan = household.clock, household.planning
    hours = [
        (need, expand(need.hours, clock, plan.first_day, plan.days)) for need in household.needs
    ]
    cuts = [at for _, spans in hours for span in spans for at in (span.start_at, span.end_at)]
    # A competence counts by the day: what is needed after midnight is asked of that day.
    cuts += [clock.day(plan.first_day + n * DAY).start_at for n in range(plan.days)]
    return tuple(
        _needed(piece, [need for need, spans in hours if run_at(spans, piece.start_at)])
        for piece in pieces(horizon, cuts)
    )


def _needed(when: Interval, needs: Sequence[Need]) -> Needed:
    skills = (skill for need in needs for skill in need.skills)
    return Needed(when, max((need.people for need in needs), default=0), frozenset(skills))


def free_hours(
    member: Member, clock: HouseClock, first_day: date, days: int
) -> tuple[Interval, ...]:
    """When a member can be given hours, around a plan of ``days`` from ``first_day``."""
    around = clock.days(first_day - 2 * DAY, days + 4)
    hours = expand(member.availability, clock, first_day - 2 * DAY, days + 4)
    away = [absence.when for absence in member.absences]
    if member.leaves_on and clock.day(member.leaves_on).start_at < around.end_at:
        gone_at = max(clock.day(member.leaves_on).start_at, around.start_at)
        away.append(Interval(gone_at, around.end_at))
    return subtract(hours if member.availability else [around], away)


def is_night(shift: Interval, clock: HouseClock) -> bool:
    """Whether at least 3 h lie between 23:00 and 06:00.

    Source: UK Working Time Regulations, definition of a night worker.
    """
    first = clock.date_of(shift.start_at)
    nights = [clock.span(first + n * DAY, time(23), 7 * HOUR) for n in (-1, 0, 1)]
    return time_in(shift, nights) >= 3 * HOUR


def days_of(shift: Interval, clock: HouseClock, handover: timedelta) -> tuple[date, ...]:
    """The days a shift counts for: the one it starts on, and one more for every further 24 h."""
    first = clock.date_of(shift.start_at)
    more = max(wall_length(shift, clock) - handover - timedelta(minutes=1), timedelta()) // DAY
    return tuple(first + n * DAY for n in range(more + 1))


def wall_length(shift: Interval, clock: HouseClock) -> timedelta:
    """The length the clocks on the wall show, whatever they were set to in between."""
    start, end = clock.local(shift.start_at), clock.local(shift.end_at)
    return end.replace(tzinfo=None) - start.replace(tzinfo=None)


@dataclass(frozen=True)
class Week:
    """A plan of one or more weeks beside the household it is for."""

    household: Household
    plan: Plan

    @property
    def clock(self) -> HouseClock:
        return self.household.clock

    @cached_property
    def horizon(self) -> Interval:
        return self.clock.days(self.plan.first_day, self.plan.days)

    @cached_property
    def dates(self) -> tuple[date, ...]:
        return tuple(self.plan.first_day + n * DAY for n in range(self.plan.days))

    @cached_property
    def mondays(self) -> tuple[date, ...]:
        """The first days of all calendar weeks in which a shift of this plan can lie."""
        first, last = monday(self.dates[0] - 2 * DAY), self.dates[-1] + 2 * DAY
        return tuple(first + 7 * n * DAY for n in range((last - first).days // 7 + 1))

    def week_of(self, first: date) -> Interval:
        """The calendar week from Monday ``first``."""
        return self.clock.days(first, 7)

    def whole_weeks(self) -> tuple[date, ...]:
        """The Mondays of calendar weeks that lie wholly in the plan."""
        return tuple(day for day in self.mondays if self.horizon.contains(self.week_of(day)))

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        return tuple(sorted(self.plan.shifts))

    @cached_property
    def _longest(self) -> timedelta:
        return max((shift.length for shift in self.shifts), default=timedelta())

    @cached_property
    def _by_member(self) -> dict[str, tuple[Shift, ...]]:
        found: dict[str, list[Shift]] = {}
        for shift in self.shifts:
            found.setdefault(shift.member, []).append(shift)
        return {name: tuple(shifts) for name, shifts in found.items()}

    def shifts_of(self, name: str) -> tuple[Shift, ...]:
        """A member's shifts, by start. Empty for one who has none."""
        return self._by_member.get(name, ())

    def contracted(self) -> Iterator[tuple[Member, Contract, tuple[Shift, ...]]]:
        """Every attendant with their contract and their shifts."""
        for member in self.household.attendants:
            if member.contract:
                yield member, member.contract, self.shifts_of(member.name)

    @cached_property
    def needed(self) -> tuple[Needed, ...]:
        return needed_hours(self.household, self.horizon)

    def needed_in(self, when: Interval) -> tuple[Needed, ...]:
        """What is needed at some time in ``when``, which may reach beyond the plan."""
        first = bisect_right(self.needed, when.start_at, key=lambda each: each.when.end_at)
        last = bisect_left(self.needed, when.end_at, key=lambda each: each.when.start_at)
        return self.needed[first:last]

    @cached_property
    def presences(self) -> tuple[Presence, ...]:
        """The whole horizon, cut wherever who is needed or who is there changes."""
        handover = self.household.planning.handover
        marks: dict[datetime, list[tuple[str, int, int]]] = {}
        for shift in self.shifts:
            settled_at = min(shift.start_at + handover, shift.end_at)
            marks.setdefault(shift.start_at, []).append((shift.member, 1, 0))
            marks.setdefault(settled_at, []).append((shift.member, 0, 1))
            marks.setdefault(shift.end_at, []).append((shift.member, -1, -1))
        return tuple(self._sweep(marks))

    def _sweep(
        self, marks: Mapping[datetime, Sequence[tuple[str, int, int]]]
    ) -> Iterator[Presence]:
        cuts = sorted(marks)
        there: dict[str, int] = {}
        settled: dict[str, int] = {}
        done = 0
        for needed in self.needed:
            inside = cuts[done : bisect_left(cuts, needed.when.end_at)]
            for piece in pieces(needed.when, inside):
                while done < len(cuts) and cuts[done] <= piece.start_at:
                    for name, on, in_ in marks[cuts[done]]:
                        there[name] = there.get(name, 0) + on
                        settled[name] = settled.get(name, 0) + in_
                    done += 1
                yield Presence(
                    piece, needed.people, needed.skills, _counted_in(there), _counted_in(settled)
                )

    @cached_property
    def _knowledge(self) -> dict[tuple[str, date], frozenset[str]]:
        return {}

    def knows(self, name: str, day: date) -> frozenset[str]:
        """The skills in which a member's competence counts on ``day``."""
        key = name, day
        if key not in self._knowledge:
            member = self._members.get(name)
            held = member.competences if member else ()
            self._knowledge[key] = frozenset(each.skill for each in held if each.holds_on(day))
        return self._knowledge[key]

    @cached_property
    def _members(self) -> dict[str, Member]:
        return {member.name: member for member in self.household.members}

    def skilled(self, names: frozenset[str], skill: str, day: date) -> frozenset[str]:
        """Those of ``names`` whose competence in ``skill`` counts on ``day``."""
        return frozenset(name for name in names if skill in self.knows(name, day))

    def on_duty_throughout(self, when: Interval) -> tuple[Member, ...]:
        """The members one of whose shifts holds all of ``when``."""
        first = bisect_left(
            self.shifts, when.start_at - self._longest, key=lambda each: each.start_at
        )
        last = bisect_right(self.shifts, when.start_at, key=lambda each: each.start_at)
        begun = self.shifts[first:last]
        names = {shift.member for shift in begun if shift.end_at >= when.end_at}
        return tuple(member for member in self.household.members if member.name in names)

    def skills_for(self, activity: Activity, when: Interval) -> frozenset[str]:
        """What those who go with him must know: for an outing also what the house needs then."""
        skills = frozenset(activity.skills)
        if not activity.is_outing:
            return skills
        return skills.union(*(each.skills for each in self.needed_in(when)))

    def companions(self, placed: Placed) -> tuple[Member, ...]:
        """Who can be with him from the beginning of an activity to its end, and is willing."""
        activity = self.household.activity(placed.activity)
        return tuple(
            member
            for member in self.on_duty_throughout(placed.away)
            if all(member.willing(kind) for kind in activity.kinds)
        )

    def going(self, placed: Placed) -> tuple[Member, ...]:
        """The fewest who can go with him; all who can when even together they are too few."""
        activity = self.household.activity(placed.activity)
        able = self.companions(placed)
        skills = self.skills_for(activity, placed.away)
        day = self.clock.date_of(placed.away.start_at)
        for count in range(max(activity.people, 1), min(len(able), activity.people + 3) + 1):
            for some in combinations(able, count):
                if all(any(each.has(skill, day) for each in some) for skill in skills):
                    return some
        return able

    def driver(self, placed: Placed) -> str:
        """Who of those drives; empty where nobody is asked to, or nobody can."""
        drives = DRIVING in self.household.activity(placed.activity).skills
        going = self.going(placed) if drives else ()
        return next((each.name for each in going if Part.DRIVER in each.parts), "")

    @cached_property
    def placed(self) -> tuple[tuple[Placed, Activity], ...]:
        """What is placed, by start, with the activity it is; without what nothing is known of."""
        known = {activity.name: activity for activity in self.household.activities}
        return tuple(
            (placed, known[placed.activity])
            for placed in sorted(self.plan.placed)
            if placed.activity in known
        )

    @cached_property
    def machine_free(self) -> tuple[Interval, ...]:
        """The stretches out of the machine, in order; touching ones are one stretch."""
        return union(self.plan.machine_free)

    def nights_of(self, name: str) -> tuple[Shift, ...]:
        return tuple(each for each in self.shifts_of(name) if each in self.nights)

    @cached_property
    def nights(self) -> frozenset[Shift]:
        """The shifts that are nights."""
        return frozenset(each for each in self.shifts if is_night(each.when, self.clock))

    def is_free(self, member: Member, when: Interval) -> bool:
        """Whether ``when`` lies in a member's hours and outside their absences."""
        run = run_at(self.free(member.name), when.start_at)
        return run is not None and run.contains(when)

    def free(self, name: str) -> tuple[Interval, ...]:
        """When a member can be given hours, in order. Never, for one who is not in the circle."""
        return self._free.get(name, ())

    @cached_property
    def _free(self) -> dict[str, tuple[Interval, ...]]:
        return {
            member.name: free_hours(member, self.clock, self.plan.first_day, self.plan.days)
            for member in self.household.members
        }

    def rested(self, member: Member, when: Interval) -> bool:
        """Whether the agreed rest lies between ``when`` and each of a member's shifts."""
        if member.name not in self._taken:
            rest = member.contract.rest if member.contract else timedelta()
            shifts = self.shifts_of(member.name)
            self._taken[member.name] = union(each.when.padded(rest, rest) for each in shifts)
        taken = self._taken[member.name]
        before = bisect_left(taken, when.end_at, key=lambda each: each.start_at)
        return not before or taken[before - 1].end_at <= when.start_at

    @cached_property
    def _taken(self) -> dict[str, tuple[Interval, ...]]:
        return {}

    @cached_property
    def _expanded(self) -> dict[tuple[WeeklyHours, ...], tuple[Interval, ...]]:
        return {}

    def expanded(self, hours: tuple[WeeklyHours, ...]) -> tuple[Interval, ...]:
        """Weekly hours as intervals, wide enough for every shift of the plan."""
        if hours not in self._expanded:
            first, days = self.plan.first_day - 2 * DAY, self.plan.days + 4
            self._expanded[hours] = expand(hours, self.clock, first, days)
        return self._expanded[hours]

    def minutes_in_week(self, name: str, first: date) -> int:
        """A member's minutes on duty in the calendar week from Monday ``first``."""
        if (name, first) not in self._minutes:
            shifts = self.shifts_of(name)
            self._minutes[name, first] = sum(self.in_week(each.when, first) for each in shifts)
        return self._minutes[name, first]

    @cached_property
    def _minutes(self) -> dict[tuple[str, date], int]:
        return {}

    def in_week(self, when: Interval, first: date) -> int:
        """The minutes of ``when`` that lie in the calendar week from Monday ``first``."""
        common = when.common(self.week_of(first))
        return common.minutes if common else 0


def _counted_in(counts: Mapping[str, int]) -> frozenset[str]:
    return frozenset(name for name, count in counts.items() if count > 0)
