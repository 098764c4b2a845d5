# ruff: noqa: ANN401 - values of the household file, expressions of the solver
"""The plain time-slot model: on duty or not in each slot, with starts and stops."""

from itertools import pairwise
from typing import Any

from plain_house import DAY, HANDS, ON_DUTY, House, Plain, common, minutes

SHORTEST = 240


class Slots(Plain):
    """On duty or not in each slot, with starts and stops, as power stations are committed."""

    def __init__(self, house: House, grid: int) -> None:
        super().__init__(house, grid)
        self.slots = house.end // grid
        self.a_day = DAY // grid
        self.on: list[dict[int, Any]] = []
        self.starts: list[dict[int, Any]] = []
        self.worked: list[dict[int, Any]] = []
        self.nights: list[dict[int, Any]] = []
        self._throughout: dict[tuple[int, range], Any] = {}
        for number in range(len(house.people)):
            self._on_and_off(number)
            self._days(number)
            self._nights(number)
        cuts = range(0, house.end, grid)
        self.cover(cuts)
        self.never_together(cuts)
        self._weeks_and_wishes()
        self.machine()
        self.activities()

    def on_throughout(self, number: int, start: int, end: int) -> Any:
        slots = range(start // self.grid, -(-end // self.grid))
        on = self.on[number]
        if len(slots) == 1 or any(slot not in on for slot in slots):
            return on.get(slots[0], 0) if len(slots) == 1 else 0
        if (number, slots) not in self._throughout:
            there = self._throughout[number, slots] = self.choice()
            for slot in slots:
                self.model.add(there <= on[slot])
        return self._throughout[number, slots]

    def _on_and_off(self, number: int) -> None:
        member, grid = self.house.people[number], self.grid
        free = self.house.free(member)
        possible = [t for t in range(self.slots) if common(free, t * grid, (t + 1) * grid) == grid]
        on = {slot: self.choice() for slot in possible}
        start = {slot: self.choice() for slot in possible}
        stop = {slot + 1: self.choice() for slot in possible}
        for slot in sorted({*start, *stop}):
            changed = start.get(slot, 0) - stop.get(slot, 0)
            self.model.add(on.get(slot, 0) - on.get(slot - 1, 0) - changed == 0)
        shortest, rest = SHORTEST // grid, minutes(member.contract.rest) // grid
        longest = minutes(member.contract.longest_shift) // grid
        for slot, var in on.items():
            self.model.add(sum(start.get(slot - n, 0) for n in range(shortest)) <= var)
            self.model.add(sum(stop.get(slot - n, 0) for n in range(rest)) <= 1 - var)
            run = range(slot, slot + longest + 1)
            if all(each in on for each in run):
                self.model.add(sum(on[each] for each in run) <= longest)
        self.on.append(on)
        self.starts.append(start)

    def _days(self, number: int) -> None:
        """Starts lie at least 14 hours apart, so the two parts of a day are cliques."""
        most, apart = self.house.people[number].contract.days_in_a_row, 14 * 60 // self.grid
        worked: dict[int, Any] = {}
        for day in range(self.house.days):
            first = day * self.a_day
            worked[day] = self.choice()
            for part in (first, first + self.a_day - apart):
                starting = [self.starts[number].get(part + n, 0) for n in range(apart)]
                self.model.add(sum(starting) <= worked[day])
        for day in range(self.house.days - most):
            self.model.add(sum(worked[day + n] for n in range(most + 1)) <= most)
        self.worked.append(worked)

    def _nights(self, number: int) -> None:
        """Whoever is there at 01:30 or at 03:30 has the night."""
        most, on = self.house.people[number].contract.nights_in_a_row, self.on[number]
        nights = {day: self.choice() for day in range(-1, self.house.days)}
        for day, night in nights.items():
            for at in (90, 210):
                self.model.add(on.get((day + 1) * self.a_day + at // self.grid, 0) <= night)
        for day in range(-1, self.house.days - most):
            self.model.add(sum(nights[day + n] for n in range(most + 1)) <= most)
        for (day, night), (_, next_night) in pairwise(nights.items()):
            for hour in (6, 10):
                first = (day + 1) * self.a_day + hour * 60 // self.grid
                starting = sum(self.starts[number].get(first + n, 0) for n in range(28))
                self.model.add(starting + night - next_night <= 1)
        self.nights.append(nights)

    def _weeks_and_wishes(self) -> None:
        house, grid = self.house, self.grid
        billed: dict[tuple[str, str], list[Any]] = {}
        starting: dict[int, list[Any]] = {}
        for number, member in enumerate(house.people):
            weeks: dict[int, list[Any]] = {}
            for slot, var in self.on[number].items():
                at = slot * grid
                long = house.length(at, at + grid)
                self.cost(var, ON_DUTY * long + house.against(member, at, at + grid))
                weeks.setdefault(house.monday(at), []).append(long * var)
                period = self.funded_in(member.contract.funder, at)
                billed.setdefault(period, []).append(long * var)
            self.hours_of_weeks(number, {week: sum(terms) for week, terms in weeks.items()})
            for slot, var in self.starts[number].items():
                starting.setdefault(slot // self.a_day, []).append(var)
        self.funded({period: sum(terms) for period, terms in billed.items()})
        nights = {
            n: sum(v for d, v in mine.items() if d >= 0) for n, mine in enumerate(self.nights)
        }
        self.fair(nights, {n: self.weekends(mine) for n, mine in enumerate(self.worked)})
        for variables in starting.values():
            self.excess(sum(variables), house.file.planning.changes_of_hands, HANDS)
