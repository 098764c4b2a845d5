# ruff: noqa: ANN401 - values of the household file, expressions of the solver
"""The household as the plain models see it, and what they share: wall minutes, machine, activities.

Written from the household file alone, independently of the planner: only the household reader
and OR-Tools are used.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from datetime import time as wall_time
from itertools import combinations, pairwise
from typing import Any

from ortools.sat.python import cp_model

DAY, WEEK = 1440, 7 * 1440

# The weighted sum: a minute alone is worth a thousand minutes on duty.
NOBODY, SHORT, ACTIVITY, OWED, UNFUNDED = 1000, 500, 3000, 10, 10
NIGHT, WEEKEND, HANDS, ON_DUTY, IDLE_OUT = 240, 240, 60, 1, 1

Runs = list[tuple[int, int]]


def merged(runs: Iterable[tuple[int, int]]) -> Runs:
    found: Runs = []
    for start, end in sorted(runs):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(runs: Runs, holes: Iterable[tuple[int, int]]) -> Runs:
    for a, b in holes:
        runs = [
            part
            for start, end in runs
            for part in ((start, min(end, a)), (max(start, b), end))
            if part[0] < part[1]
        ]
    return runs


def common(runs: Runs, start: int, end: int) -> int:
    return sum(max(min(end, b) - max(start, a), 0) for a, b in runs)


def minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)


class House:
    """The household file in minutes on the wall since midnight of the first day."""

    def __init__(self, household: Any) -> None:
        self.file = household
        self.first_day: date = household.planning.first_day
        self.days: int = household.planning.days
        self.end = self.days * DAY
        self.people = [each for each in household.attendants if each.contract]
        self._weekly: dict[Any, Runs] = {}
        self._skipped = self.skipped()
        self.needed = self.needs([])
        self.needed_minutes = sum(self.length(a, b) * people for a, b, people, _ in self.needed)

    def date(self, minute: int) -> date:
        return self.first_day + timedelta(minute // DAY)

    def wall(self, instant: datetime) -> int:
        local = self.file.clock.local(instant).replace(tzinfo=None)
        return minutes(local - datetime.combine(self.first_day, datetime.min.time()))

    def weekly(self, hours: Iterable[Any]) -> Runs:
        known = tuple(hours)
        if known not in self._weekly:
            self._weekly[known] = self._expanded(known)
        return self._weekly[known]

    def _expanded(self, hours: Iterable[Any]) -> Runs:
        found = []
        for day in range(-8, self.days + 2):
            for each in hours:
                if (self.first_day + timedelta(day)).weekday() in each.days:
                    start = day * DAY + each.start.hour * 60 + each.start.minute
                    found.append((start, start + minutes(each.length)))
        return merged(found)

    def skipped(self) -> Runs:
        """The hours that the clocks on the wall leave out in spring."""
        found = []
        for hour in range(-24, self.days * 24):
            day, clock = self.date(hour * 60), self.file.clock
            if clock.local(clock.first(day, wall_time(hour % 24))).hour != hour % 24:
                found.append((hour * 60, hour * 60 + 60))
        return found

    def length(self, start: int, end: int) -> int:
        """How long it is from ``start`` to ``end``, without an hour that is left out."""
        return end - start - common(self._skipped, start, end)

    def free(self, member: Any) -> Runs:
        always = [(-2 * DAY, self.end + 2 * DAY)]
        runs = self.weekly(member.availability) if member.availability else always
        away = [(self.wall(a.when.start_at), self.wall(a.when.end_at)) for a in member.absences]
        if member.leaves_on:
            away.append(((member.leaves_on - self.first_day).days * DAY, self.end + 2 * DAY))
        return without(runs, away)

    def needs(self, cuts: Iterable[int]) -> list[tuple[int, int, int, set[str]]]:
        """Stretches between ``cuts`` with the people and skills needed in them."""
        hours = [(need, self.weekly(need.hours)) for need in self.file.needs]
        edges = {at for _, runs in hours for run in runs for at in run} | {*cuts, 0, self.end}
        found = []
        for start, end in pairwise(sorted(at for at in edges if 0 <= at <= self.end)):
            here = [need for need, runs in hours if common(runs, start, end)]
            skills = {skill for need in here for skill in need.skills}
            found.append((start, end, max((n.people for n in here), default=0), skills))
        return found

    def monday(self, minute: int) -> int:
        return (minute // DAY + self.first_day.weekday()) // 7

    def against(self, member: Any, start: int, end: int) -> int:
        """Minutes, times their strength, that a member would rather not be on duty."""
        likes = [wish for wish in member.wishes if wish.likes]
        spared = [wish for wish in member.wishes if not wish.likes]
        total: int = sum(w.strength * common(self.weekly(w.hours), start, end) for w in spared)
        if likes:
            liked = common(self.weekly([h for w in likes for h in w.hours]), start, end)
            total += max(w.strength for w in likes) * (end - start - liked)
        return total


class Plain:
    """What both models share: the weighted sum, the rows of weeks, the machine, activities.

    A model of shifts gives ``on_throughout``, and the terms that the shared rows are made of.
    """

    def __init__(self, house: House, grid: int) -> None:
        self.house, self.grid = house, grid
        self.model = cp_model.CpModel()
        self.costs: list[tuple[Any, int]] = []
        self.lacking: list[tuple[Any, int]] = []
        self.times: list[tuple[str, int, bool, Any]] = []
        self.out: dict[int, Any] = {}

    def choice(self) -> Any:
        return self.model.new_bool_var("")

    def cost(self, variable: Any, weight: int) -> None:
        self.costs.append((variable, weight))

    def excess(self, terms: Any, beyond: int, weight: int) -> None:
        over = self.model.new_int_var(0, 10**6, "")
        self.model.add(terms - beyond <= over)
        self.cost(over, weight)

    def shortage(self, terms: Any, wanted: int, weight: int, worth: int) -> None:
        """Being short of ``wanted`` costs ``weight``; of those, ``worth`` minutes lack cover."""
        short = self.model.new_int_var(0, wanted, "")
        self.model.add(terms + short >= wanted)
        self.cost(short, weight)
        if worth:
            self.lacking.append((short, worth))

    def on_throughout(self, number: int, start: int, end: int) -> Any:
        raise NotImplementedError

    def cover(self, cuts: Iterable[int]) -> None:
        for start, end, people, skills in self.house.needs(cuts):
            day, worth = self.house.date(start), end - start
            there = [self.on_throughout(n, start, end) for n in range(len(self.house.people))]
            if people:
                self.shortage(sum(there), 1, NOBODY * worth, worth)
            if people > 1:
                self.shortage(sum(there), people, SHORT * worth, worth)
            for skill in skills:
                able = [
                    on
                    for on, member in zip(there, self.house.people, strict=True)
                    if member.has(skill, day)
                ]
                self.shortage(sum(able), 1, SHORT * worth, worth)

    def never_together(self, cuts: Iterable[int]) -> None:
        people = list(enumerate(self.house.people))
        for (n, one), (m, other) in combinations(people, 2):
            if other.name in one.never_with or one.name in other.never_with:
                for start, end, *_ in self.house.needs(cuts):
                    both = self.on_throughout(n, start, end) + self.on_throughout(m, start, end)
                    self.model.add(both <= 1)

    def hours_of_weeks(self, number: int, weeks: dict[int, Any]) -> None:
        member = self.house.people[number]
        free = self.house.free(member)
        for week, worked in weeks.items():
            self.model.add(worked <= minutes(member.contract.most))
            first = (week * 7 - self.house.first_day.weekday()) * DAY
            if first >= 0 and first + WEEK <= self.house.end:
                days = sum(
                    common(free, first + n * DAY, first + (n + 1) * DAY) > 0 for n in range(7)
                )
                owed = minutes(member.contract.least) * days // 7
                if owed:
                    self.shortage(worked, owed, OWED, 0)

    def funded(self, billed: dict[tuple[str, str], Any]) -> None:
        """``billed``: minutes by funder and by the first day of the period."""
        for funder in self.house.file.funders:
            now = str(funder.period.first(self.house.first_day, self.house.first_day))
            for (name, first), terms in billed.items():
                if name == funder.name:
                    left = minutes(funder.authorised) - (
                        minutes(funder.used) if first == now else 0
                    )
                    self.excess(terms, left, UNFUNDED)

    def fair(self, nights: dict[int, Any], weekends: dict[int, list[Any]]) -> None:
        able = {n: m for n, m in enumerate(self.house.people) if m.contract.nights_in_a_row}
        total = sum((m.contract.most for m in able.values()), timedelta())
        for number, member in able.items():
            share = -(-self.house.days * member.contract.most // total)
            self.excess(nights.get(number, 0), share, NIGHT)
        for each in weekends.values():
            self.excess(sum(each), (len(each) + 1) // 2, WEEKEND)

    def funded_in(self, funder: str, minute: int) -> tuple[str, str]:
        """A funder and the first day of their period that a minute lies in."""
        periods = {each.name: each.period for each in self.house.file.funders}
        day = self.house.date(minute)
        first = periods[funder].first(day, self.house.first_day) if funder in periods else day
        return funder, str(first)

    def weekends(self, worked: dict[int, Any]) -> list[Any]:
        """A variable for each weekend of the plan that is 1 when either of its days is worked."""
        found = []
        for saturday in range(-1, self.house.days):
            if self.house.date(saturday * DAY).weekday() == 5:
                found.append(self.choice())
                for day in (saturday, saturday + 1):
                    if 0 <= day < self.house.days:
                        self.model.add(worked.get(day, 0) <= found[-1])
        return found

    def machine(self) -> None:
        house, machine, grid = self.house, self.house.file.machine, self.grid
        if not machine:
            return
        sleep_from = machine.sleep_from.hour * 60 + machine.sleep_from.minute
        for slot in range(house.end // grid):
            at = slot * grid
            tolerance = machine.tolerance(house.date(at))
            if not tolerance:
                continue
            since = (at - sleep_from + minutes(tolerance.before_sleep)) % DAY
            if since >= minutes(machine.sleep_length + tolerance.before_sleep):
                self.out[slot] = self.choice()
                self.cost(self.out[slot], IDLE_OUT * grid)
        for slot in self.out:
            tolerance = machine.tolerance(house.date(slot * grid))
            self.window(slot, minutes(tolerance.longest_stretch) // grid)
            for later in range(slot + 2, slot + 1 + -(-minutes(tolerance.recovery) // grid)):
                if later in self.out and slot + 1 in self.out:
                    stays = self.out[slot] - self.out[slot + 1] + self.out[later]
                    self.model.add(stays <= 1)
        for day in range(house.days):
            slots = [v for s, v in self.out.items() if s * grid // DAY == day]
            if slots:
                per_day = machine.tolerance(house.date(day * DAY)).per_day
                self.model.add(sum(slots) <= minutes(per_day) // grid)

    def window(self, first: int, most: int, when: Any = 0) -> None:
        """Not out for more than ``most`` slots from ``first``; with ``when`` only if that is 1."""
        slots = range(first, first + most + 1)
        if all(slot in self.out for slot in slots):
            run = [self.out[slot] for slot in slots]
            self.model.add(sum(run) + when <= most + (0 if isinstance(when, int) else 1))

    def activities(self) -> None:
        touching: dict[int, list[tuple[bool, Any]]] = {}
        for activity in self.house.file.activities:
            mine = [
                (start, out, self.choice())
                for start in self._starts(activity)
                for out in self._ways(activity)
            ]
            self.times += [(activity.name, *each) for each in mine]
            for start, out, var in mine:
                away = (
                    start - minutes(activity.travel),
                    start + minutes(activity.length + activity.travel),
                )
                slots = range(away[0] // self.grid, -(-away[1] // self.grid))
                for slot in slots:
                    touching.setdefault(slot, []).append((out, var))
                if out:
                    self.cost(var, -IDLE_OUT * (away[1] - away[0]))
                    self._back_in_time(activity, slots, var)
            for start in {start for start, _, _ in mine}:
                self._company(activity, start, sum(v for s, _, v in mine if s == start))
            self._how_often(activity, mine)
        for slot, here in touching.items():
            self.model.add_at_most_one(var for _, var in here)
            if self.house.file.machine:
                out = self.out.get(slot, 0)
                self.model.add(sum(var for is_out, var in here if is_out) <= out)
                self.model.add(sum(var for is_out, var in here if not is_out) + out <= 1)

    def _starts(self, activity: Any) -> list[int]:
        house, travel, length = self.house, minutes(activity.travel), minutes(activity.length)
        runs, equipment = house.weekly(activity.hours), []
        if activity.other_hours:
            others = without([(-2 * WEEK, house.end + WEEK)], house.weekly(activity.other_hours))
            runs = without(runs, others)
        for each in house.file.equipment:
            if each.name in activity.equipment:
                equipment += [
                    (house.wall(a.start_at), house.wall(a.end_at)) for a in each.unavailable
                ]
        return [
            start
            for a, b in runs
            for start in range(a, b - length + 1, self.grid)
            if start - travel >= 0
            and start + length + travel <= house.end
            and activity.open_on(house.date(start))
            and not common(equipment, start - travel, start + length + travel)
        ]

    def _ways(self, activity: Any) -> list[bool]:
        if not self.house.file.machine:
            return [False]
        return {"in": [False], "out": [True], "either": [False, True]}[activity.machine.value]

    def _back_in_time(self, activity: Any, slots: range, var: Any) -> None:
        if activity.travel:
            tolerance = self.house.file.machine.tolerance(self.house.date(slots[0] * self.grid))
            most = minutes(tolerance.longest_stretch - tolerance.reserve) // self.grid
            if len(slots) > most:
                self.model.add(var == 0)
            for first in range(slots[-1] - most, slots[0] + 1):
                self.window(first, most, var)

    def _company(self, activity: Any, start: int, taken: Any) -> None:
        house = self.house
        a, b = start - minutes(activity.travel), start + minutes(activity.length + activity.travel)
        kinds = [activity.kind, *(["within call"] if activity.within_call else [])]
        there = {
            n: self.on_throughout(n, a, b)
            for n, member in enumerate(house.people)
            if all(member.willing(kind) for kind in kinds)
        }
        skills = set(activity.skills)
        if activity.travel:
            skills.update(*(each[3] for each in house.needed if each[0] < b and a < each[1]))
        if activity.people > 1 or (activity.people and not skills):
            self.model.add(sum(there.values()) >= activity.people * taken)
        for skill in skills:
            able = [on for n, on in there.items() if house.people[n].has(skill, house.date(a))]
            self.model.add(sum(able) >= taken)

    def _how_often(self, activity: Any, mine: list[tuple[int, bool, Any]]) -> None:
        house = self.house
        periods: dict[str, list[Any]] = {}
        days: dict[str, int] = {}
        for day in range(house.days):
            if activity.open_on(house.date(day * DAY)):
                first = str(activity.per.first(house.date(day * DAY), house.first_day))
                days[first] = days.get(first, 0) + 1
        for start, _, var in mine:
            first = str(activity.per.first(house.date(start), house.first_day))
            periods.setdefault(first, []).append(var)
        for first, count in days.items():
            wanted = activity.times * count // 7 if activity.per.value == "week" else activity.times
            wanted -= activity.held if activity.per.value == "plan" else 0
            self.model.add(sum(periods.get(first, [])) <= activity.times)
            if wanted > 0:
                worth = ACTIVITY * activity.importance
                self.shortage(sum(periods.get(first, [])), wanted, worth, 0)
        if activity.at_most is not None:
            self.model.add(sum(v for _, _, v in mine) <= max(activity.at_most - activity.held, 0))
        spacing = minutes(activity.spacing)
        for start in {each[0] for each in mine} if spacing else ():
            self.model.add_at_most_one(v for s, _, v in mine if start <= s < start + spacing)
