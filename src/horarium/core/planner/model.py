"""The variables of a plan and what each constraint needs to find them.

Which shifts, which activity times, which half-hours out of the machine: one variable each.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise

from horarium.core.findings import Rule
from horarium.core.hours import DAY, MINUTE, Interval, minutes, monday, union
from horarium.core.household import Household
from horarium.core.machine import Tolerance
from horarium.core.people import Contract, Member
from horarium.core.planner.linear import LinearModel, Terms
from horarium.core.planner.options import (
    ActivityOption,
    ShiftOption,
    activity_options,
    shift_options,
    slot_range,
)
from horarium.core.roster import Plan
from horarium.core.week import Needed, Week


@dataclass(slots=True)
class Piece:
    """A stretch of the horizon in which no option begins or ends and the need is the same.

    ``on`` are the variables of shifts that hold it, ``settled`` those past their handover;
    ``nobody`` and ``short`` are the variables for nobody and for too few being there.
    """

    when: Interval
    people: int
    skills: frozenset[str]
    on: list[int] = field(default_factory=list)
    settled: list[int] = field(default_factory=list)
    nobody: int | None = None
    short: int | None = None

    @property
    def minutes(self) -> int:
        return self.when.minutes


@dataclass
class Model:
    """A household's choices over its horizon as a linear model.

    What is ``kept`` of another plan stays possible although it is not among the usual choices.
    """

    household: Household
    kept: Plan | None = None

    def __post_init__(self) -> None:
        self.linear = LinearModel()
        plan = self.household.planning
        nothing = Plan(plan.first_day, plan.days)
        self.empty, kept = Week(self.household, nothing), self.kept or nothing
        self.shifts: list[ShiftOption] = shift_options(self.household, kept.shifts)
        self.shift_vars = [self.linear.boolean() for _ in self.shifts]
        out = kept.machine_free if self.household.machine else ()
        self.times: list[ActivityOption] = activity_options(self.household, kept.placed, out)
        self.time_vars = [self.linear.boolean() for _ in self.times]
        self._busy: dict[tuple[str, datetime], int] = {}
        self.out = {slot: self.linear.boolean() for slot in self._usable_slots(kept)}
        known = {each.name for each in self.household.activities}
        self.unknown = tuple(each for each in kept.placed if each.activity not in known)
        self.linear.decisions = len(self.linear.upper)

    # -- the horizon

    @property
    def horizon(self) -> Interval:
        return self.empty.horizon

    @property
    def zero(self) -> datetime:
        return self.horizon.start_at

    @property
    def slot_minutes(self) -> int:
        return minutes(self.household.planning.grid)

    def slots(self, when: Interval) -> range:
        """The grid slots that ``when`` touches."""
        return slot_range(when, self.zero, self.household.planning.grid)

    def slot_start(self, slot: int) -> datetime:
        return self.zero + slot * self.household.planning.grid

    def _usable_slots(self, kept: Plan) -> list[int]:
        """From the first to the last slot of each day that any activity could be out in."""
        by_day: dict[date, list[int]] = defaultdict(list)
        for option in self.times:
            if option.out:
                by_day[option.day].extend(self.slots(option.away))
        runs = [range(min(slots), max(slots) + 1) for slots in by_day.values()]
        runs += [self.slots(each) for each in kept.machine_free if self._bearable(each)]
        return sorted({slot for run in runs for slot in run})

    def _bearable(self, out: Interval) -> bool:
        day, machine = self.household.clock.date_of(out.start_at), self.household.machine
        return machine is not None and machine.tolerance(day) is not None

    # -- shifts

    @cached_property
    def attendants(self) -> dict[str, tuple[Member, Contract]]:
        return {
            member.name: (member, member.contract)
            for member in self.household.attendants
            if member.contract
        }

    @cached_property
    def of_member(self) -> dict[str, list[tuple[int, ShiftOption]]]:
        """Each attendant's options with their variables, by start."""
        mine: dict[str, list[tuple[int, ShiftOption]]] = {name: [] for name in self.attendants}
        for var, option in zip(self.shift_vars, self.shifts, strict=True):
            if option.member in mine:
                mine[option.member].append((var, option))
        return mine

    @cached_property
    def pieces(self) -> list[Piece]:
        cuts = {at for option in self.shifts for at in (option.start_at, option.end_at)}
        handover = self.household.planning.handover
        cuts |= {option.start_at + handover for option in self.shifts}
        found = [piece for needed in self.empty.needed for piece in _cut(needed, sorted(cuts))]
        starts = [piece.when.start_at for piece in found]
        for var, option in zip(self.shift_vars, self.shifts, strict=True):
            first = bisect_left(starts, option.start_at)
            settled = bisect_left(starts, min(option.start_at + handover, option.end_at))
            end = bisect_left(starts, option.end_at)
            for index in range(first, end):
                found[index].on.append(var)
            for index in range(settled, end):
                found[index].settled.append(var)
        return found

    @cached_property
    def option_of(self) -> dict[int, ShiftOption]:
        return dict(zip(self.shift_vars, self.shifts, strict=True))

    def member_of(self, var: int) -> Member:
        return self.attendants[self.option_of[var].member][0]

    def skilled(self, variables: Iterable[int], skill: str, day: date) -> list[int]:
        """Those of the shift variables whose member's competence counts on ``day``."""
        able = {name for name, (member, _) in self.attendants.items() if member.has(skill, day)}
        return [var for var in variables if self.option_of[var].member in able]

    def minutes_by_week(self, name: str) -> dict[date, Terms]:
        """For each Monday, a member's options with their minutes in that calendar week."""
        return self._minutes_by_week[name]

    @cached_property
    def _minutes_by_week(self) -> dict[str, dict[date, Terms]]:
        weeks: dict[str, dict[date, Terms]] = {name: defaultdict(list) for name in self.of_member}
        options = (each for mine in self.of_member.values() for each in mine)
        for var, option in options:
            first = monday(option.day)
            while (week := self.empty.week_of(first)).start_at < option.end_at:
                if common := option.when.common(week):
                    weeks[option.member][first].append((common.minutes, var))
                first += 7 * DAY
        return weeks

    def holding(self, when: Interval) -> list[int]:
        """The shifts that last from before ``when``, which starts in the horizon, until after."""
        index = bisect_right(self._piece_starts, when.start_at) - 1
        there = self.pieces[index].on
        return [var for var in there if when.end_at <= self.option_of[var].end_at]

    @cached_property
    def _piece_starts(self) -> list[datetime]:
        return [piece.when.start_at for piece in self.pieces]

    @cached_property
    def _earliest_end(self) -> dict[str, dict[datetime, datetime]]:
        ends: dict[str, dict[datetime, datetime]] = {name: {} for name in self.of_member}
        for name, options in self.of_member.items():
            for _, each in options:
                known = ends[name].get(each.start_at, each.end_at)
                ends[name][each.start_at] = min(known, each.end_at)
        return ends

    def starts_of(self, name: str) -> list[datetime]:
        """A member's possible starts, in order."""
        return list(self._earliest_end[name])

    def checkpoints(self, name: str, after: datetime, before: datetime) -> Iterator[datetime]:
        """Few starts such that whoever starts between ``after`` and ``before`` is busy at one."""
        rest = self.attendants[name][1].rest
        last: datetime | None = None
        free_at = before
        for start_at, end_at in self._earliest_end[name].items():
            if after < start_at < before:
                if last and start_at >= free_at:
                    yield last
                    free_at = end_at + rest
                free_at = min(free_at, end_at + rest) if last else end_at + rest
                last = start_at
        if last:
            yield last

    def resting(self, name: str, at: datetime) -> list[int]:
        """A member's options that, with the agreed rest after them, hold ``at``."""
        rest = self.attendants[name][1].rest
        options, starts = self.of_member[name], self._starts[name]
        first = bisect_left(starts, at - rest - self._longest)
        last = bisect_right(starts, at)
        return [var for var, each in options[first:last] if at < each.end_at + rest]

    @cached_property
    def _longest(self) -> timedelta:
        return max((each.when.length for each in self.shifts), default=timedelta())

    @cached_property
    def _starts(self) -> dict[str, list[datetime]]:
        return {name: [o.start_at for _, o in options] for name, options in self.of_member.items()}

    def exclusive(self, name: str, variables: list[int]) -> list[list[int]]:
        """A member's options, in order, in groups of which rest allows one only."""
        rest = self.attendants[name][1].rest
        groups: list[list[int]] = []
        free_at: datetime | None = None
        for var in variables:
            option = self.option_of[var]
            if free_at is None or option.start_at >= free_at:
                groups.append([])
                free_at = option.end_at + rest
            free_at = min(free_at, option.end_at + rest)
            groups[-1].append(var)
        return groups

    def busy(self, name: str, start_at: datetime) -> int:
        """The variable that is 1 when a member is on duty at a start, or rests from a shift."""
        if (name, start_at) not in self._busy:
            var = self._busy[name, start_at] = self.linear.boolean()
            self.linear.equal([*ones(self.resting(name, start_at)), (-1, var)], 0)
        return self._busy[name, start_at]

    # -- activities

    @cached_property
    def of_activity(self) -> dict[str, list[tuple[int, ActivityOption]]]:
        mine: dict[str, list[tuple[int, ActivityOption]]] = defaultdict(list)
        for var, option in zip(self.time_vars, self.times, strict=True):
            mine[option.activity].append((var, option))
        return mine

    @cached_property
    def time_of(self) -> dict[int, ActivityOption]:
        return dict(zip(self.time_vars, self.times, strict=True))

    @cached_property
    def times_by_slot(self) -> dict[int, list[int]]:
        """The activity times that touch each slot of the grid."""
        touching: dict[int, list[int]] = defaultdict(list)
        for var, option in self.time_of.items():
            for slot in self.slots(option.away):
                touching[slot].append(var)
        return touching

    def by_period(self, name: str) -> dict[date, list[int]]:
        """An activity's times by the first day of the period they count for."""
        activity = self.household.activity(name)
        periods: dict[date, list[int]] = defaultdict(list)
        for var, option in self.of_activity.get(name, []):
            first_day = self.household.planning.first_day
            periods[activity.per.first(option.day, first_day)].append(var)
        return periods

    # -- the machine

    def tolerance_at(self, slot: int) -> Tolerance:
        """The tolerance on the day of a usable slot, which always has one."""
        machine = self.household.machine
        day = self.household.clock.date_of(self.slot_start(slot))
        tolerance = machine.tolerance(day) if machine else None
        if tolerance is None:
            raise LookupError(f"nothing is known of being out of the machine on {day}")
        return tolerance

    def whole_slots(self, length: timedelta) -> int:
        """How many slots fit into ``length``."""
        return max(length // self.household.planning.grid, 0)

    def slots_needed(self, length: timedelta) -> int:
        """How many slots hold all of ``length``."""
        return -(-length // self.household.planning.grid)

    # -- the way back

    def plan(self, values: Mapping[int, int] | list[int]) -> Plan:
        """The plan that these values of the variables mean."""
        grid = self.household.planning.grid
        free = union(
            Interval(self.slot_start(slot), self.slot_start(slot) + grid)
            for slot, var in self.out.items()
            if values[var]
        )
        chosen = [o for var, o in zip(self.shift_vars, self.shifts, strict=True) if values[var]]
        times = [o for var, o in zip(self.time_vars, self.times, strict=True) if values[var]]
        return Plan(
            first_day=self.household.planning.first_day,
            days=self.household.planning.days,
            shifts=tuple(sorted(option.shift for option in chosen)),
            placed=tuple(sorted((*self.unknown, *(option.placed for option in times)))),
            machine_free=free,
        )

    def hint(self, plan: Plan) -> dict[int, int]:
        """Values for shifts, times and slots that come closest to ``plan``."""
        shifts, placed = set(plan.shifts), set(plan.placed)
        values = {var: int(option.shift in shifts) for var, option in self.option_of.items()}
        for slot, var in self.out.items():
            start_at = self.slot_start(slot)
            values[var] = int(any(run.holds(start_at) for run in plan.machine_free))
        for var, option in self.time_of.items():
            is_out = any(run.contains(option.away) for run in plan.machine_free)
            values[var] = int(option.placed in placed and option.out == is_out)
        return values

    def nobody(self, piece: Piece) -> int:
        """The variable that is 1 where nobody is on duty in a piece that needs somebody."""
        if piece.nobody is None:
            piece.nobody = self.linear.shortage(ones(piece.on), 1)
        return piece.nobody

    def cost(self, rule: Rule, variable: int, amount: int) -> None:
        """``amount`` in the rule's unit for each unit of ``variable``."""
        self.linear.cost(rule.tier, variable, rule.weight * amount)

    def minutes_in_horizon(self, option: ShiftOption) -> int:
        common = option.when.common(self.horizon)
        return common.minutes if common else 0


def _cut(needed: Needed, cuts: list[datetime]) -> list[Piece]:
    inside = cuts[
        bisect_left(cuts, needed.when.start_at + MINUTE) : bisect_left(cuts, needed.when.end_at)
    ]
    edges = [needed.when.start_at, *inside, needed.when.end_at]
    return [
        Piece(Interval(start_at, end_at), needed.people, needed.skills)
        for start_at, end_at in pairwise(edges)
    ]


def ones(variables: Iterable[int]) -> Terms:
    return [(1, var) for var in variables]
