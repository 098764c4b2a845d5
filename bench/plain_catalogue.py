# ruff: noqa: ANN401 - values of the household file, expressions of the solver
"""The plain shift catalogue: every start with every length for everybody, one variable each."""

from typing import Any

from plain_house import DAY, HANDS, ON_DUTY, House, Plain, common, minutes


def night_minutes(start: int, end: int) -> int:
    """How much of a shift lies between 23:00 and 06:00."""
    first = start // DAY - 1
    return common([(d * DAY - 60, d * DAY + 360) for d in range(first, first + 4)], start, end)


class Catalogue(Plain):
    """A variable for each attendant, start and length."""

    def __init__(self, house: House, grid: int, starts: list[int], lengths: list[int]) -> None:
        super().__init__(house, grid)
        handover = minutes(house.file.planning.handover)
        self.options: list[dict[tuple[int, int], Any]] = []
        self.by_day: list[dict[int, list[tuple[int, int, Any]]]] = []
        self.worked: list[dict[int, Any]] = []
        for member in house.people:
            mine = self._options(member, starts, lengths, handover)
            self.options.append(mine)
            self.by_day.append({})
            for (start, end), var in mine.items():
                self.by_day[-1].setdefault(start // DAY, []).append((start, end, var))
        cuts = {at for mine in self.options for span in mine for at in span}
        self.cover(cuts)
        self.never_together(cuts)
        for number in range(len(house.people)):
            self._rest(number)
            self._days(number)
            self._nights(number)
        self._weeks_and_wishes()
        self.machine()
        self.activities()

    def _options(
        self, member: Any, starts: list[int], lengths: list[int], handover: int
    ) -> dict[tuple[int, int], Any]:
        free, contract = self.house.free(member), member.contract
        longest = minutes(contract.longest_shift)
        spans = [
            (day * DAY + start, day * DAY + start + length + handover)
            for day in range(-1, self.house.days)
            for start in starts
            for length in lengths
            if length <= longest and day * DAY + start + length + handover > 0
        ]
        return {
            (start, end): self.choice()
            for start, end in spans
            if common(free, start, end) == end - start
            and (contract.nights_in_a_row or night_minutes(start, end) < 180)
        }

    def on_throughout(self, number: int, start: int, end: int) -> Any:
        days = (start // DAY - 1, start // DAY)
        near = (each for day in days for each in self.by_day[number].get(day, []))
        return sum(var for a, b, var in near if a <= start and end <= b)

    def _starts_of(self, number: int) -> list[int]:
        return sorted({start for start, _ in self.options[number]})

    def _near(self, number: int, at: int) -> list[tuple[int, int, Any]]:
        days = range(at // DAY - 2, at // DAY + 1)
        return [each for day in days for each in self.by_day[number].get(day, [])]

    def _rest(self, number: int) -> None:
        rest = minutes(self.house.people[number].contract.rest)
        for at in self._starts_of(number):
            self.model.add_at_most_one(
                var for a, b, var in self._near(number, at) if a <= at < b + rest
            )

    def _days(self, number: int) -> None:
        """No two starts of a day lie within 14 hours; so its halves are cliques."""
        most = self.house.people[number].contract.days_in_a_row
        self.worked.append({})
        for day, mine in self.by_day[number].items():
            works = self.worked[-1][day] = self.choice()
            for first, last in ((0, 840), (600, DAY)):
                part = [var for a, _, var in mine if first <= a % DAY < last]
                self.model.add(sum(part) <= works)
        for day in self.worked[-1]:
            run = [self.worked[-1].get(day + n, 0) for n in range(most + 1)]
            self.model.add(sum(run) <= most)

    def _nights(self, number: int) -> None:
        contract = self.house.people[number].contract
        nights: dict[int, list[tuple[int, int, Any]]] = {
            day: [each for each in mine if night_minutes(*each[:2]) >= 180]
            for day, mine in self.by_day[number].items()
        }
        most, apart = contract.nights_in_a_row, minutes(contract.night_to_day)
        for day in nights if most else ():
            run = [var for n in range(most + 1) for *_, var in nights.get(day + n, [])]
            self.model.add(sum(run) <= most)
        for at in self._starts_of(number):
            by_day = self.by_day[number][at // DAY]
            shifts = [v for a, b, v in by_day if a == at and night_minutes(a, b) < 180]
            for day in range(at // DAY - 3, at // DAY + 1):
                near = [v for a, b, v in nights.get(day, []) if a < at < b + apart]
                if near and shifts:
                    self.model.add_at_most_one([*near, *shifts])

    def _weeks_and_wishes(self) -> None:
        house = self.house
        billed: dict[tuple[str, str], list[Any]] = {}
        nights: dict[int, Any] = {}
        weekends: dict[int, list[Any]] = {}
        starting: dict[int, list[Any]] = {}
        for number, (member, mine) in enumerate(zip(house.people, self.options, strict=True)):
            weeks: dict[int, list[Any]] = {}
            for (start, end), var in mine.items():
                inside = house.length(max(start, 0), min(end, house.end))
                self.cost(var, ON_DUTY * inside + house.against(member, start, end))
                monday = house.monday(start)
                edge = (7 * (monday + 1) - house.first_day.weekday()) * DAY
                for week, (a, b) in ((monday, (start, min(end, edge))), (monday + 1, (edge, end))):
                    if a < b:
                        weeks.setdefault(week, []).append(house.length(a, b) * var)
                period = self.funded_in(member.contract.funder, start)
                billed.setdefault(period, []).append((end - start) * var)
                starting.setdefault(start // DAY, []).append(var)
            self.hours_of_weeks(number, {week: sum(terms) for week, terms in weeks.items()})
            inside_nights = (
                v for (a, b), v in mine.items() if a >= 0 and night_minutes(a, b) >= 180
            )
            nights[number] = sum(inside_nights)
            weekends[number] = self.weekends(self.worked[number])
        self.funded({period: sum(terms) for period, terms in billed.items()})
        self.fair(nights, weekends)
        for day, variables in starting.items():
            if day >= 0:
                self.excess(sum(variables), house.file.planning.changes_of_hands, HANDS)
