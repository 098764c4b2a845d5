"""A linear model in whole numbers: variables, rows and one objective for each tier.

It knows nothing of shifts and nothing of solvers, so that either can be replaced.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

Terms = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Row:
    """``low`` <= the sum of coefficient times variable <= ``high``; None is no bound."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None


@dataclass(slots=True)
class Objective:
    """What a tier makes small: a sum of coefficient times variable, and a constant."""

    weights: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    constant: int = 0

    def add(self, other: "Objective", times: int) -> None:
        """Count ``other`` so many times in this one."""
        self.constant += times * other.constant
        for var, weight in other.weights.items():
            self.weights[var] += times * weight

    def value(self, values: Mapping[int, int] | list[int]) -> int:
        return self.constant + sum(weight * values[var] for var, weight in self.weights.items())


@dataclass(slots=True)
class LinearModel:
    """Variables are numbered from 0 and lie between 0 and their ``upper``.

    The first ``decisions`` of them are choices. Each later one follows from those before it:
    it is the least its rows allow, or the most if it is ``greedy``.
    """

    upper: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    cliques: list[tuple[int, ...]] = field(default_factory=list)
    objectives: dict[IntEnum, Objective] = field(default_factory=lambda: defaultdict(Objective))
    decisions: int = 0
    greedy: set[int] = field(default_factory=set)
    _last: dict[int, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _read: int = 0

    def integer(self, upper: int) -> int:
        self.upper.append(upper)
        return len(self.upper) - 1

    def boolean(self) -> int:
        return self.integer(1)

    def most(self) -> int:
        """A variable of 0 or 1 that is 1 wherever its rows allow."""
        self.greedy.add(self.boolean())
        return len(self.upper) - 1

    def equal(self, terms: Terms, value: int) -> None:
        self.rows.append(Row(tuple(terms), value, value))

    def at_most_one(self, variables: Iterable[int]) -> None:
        clique = tuple(variables)
        if len(clique) > 1:
            self.cliques.append(clique)

    def at_least(self, terms: Terms, low: int) -> None:
        self.rows.append(Row(tuple(terms), low, None))

    def at_most(self, terms: Terms, high: int) -> None:
        self.rows.append(Row(tuple(terms), None, high))

    def fix(self, variable: int, value: int) -> None:
        self.equal([(1, variable)], value)

    def cost(self, tier: IntEnum, variable: int, weight: int) -> None:
        self.objectives[tier].weights[variable] += weight

    def excess(self, terms: Terms, beyond: int, upper: int) -> int:
        """A variable that is at least the sum of ``terms`` minus ``beyond``."""
        over = self.integer(upper)
        self.at_most([*terms, (-1, over)], beyond)
        return over

    def shortage(self, terms: Terms, wanted: int) -> int:
        """A variable that is at least ``wanted`` minus the sum of ``terms``."""
        short = self.integer(wanted)
        self.at_least([*terms, (1, short)], wanted)
        return short

    def forgive(self, values: list[int]) -> None:
        """Move the bounds that ``values`` do not keep, so far that they do and no farther."""
        for index, row in enumerate(self.rows):
            total = sum(weight * values[var] for weight, var in row.terms)
            low = None if row.low is None else min(row.low, total)
            high = None if row.high is None else max(row.high, total)
            if (low, high) != (row.low, row.high):
                self.rows[index] = Row(row.terms, low, high)
        too_many = [each for each in self.cliques if sum(values[var] for var in each) > 1]
        self.cliques = [each for each in self.cliques if each not in too_many]
        for each in too_many:
            self.at_most([(1, var) for var in each], sum(values[var] for var in each))
        self._last.clear()
        self._read = 0

    # -- values

    def complete(self, chosen: Mapping[int, int]) -> list[int]:
        """Values for all variables that follow from those of the choices; others are 0.

        They need not keep every row: choices can contradict each other.
        """
        values = [chosen.get(var, 0) for var in range(self.decisions)]
        deciding = self._deciding()
        for var in range(self.decisions, len(self.upper)):
            values.append(self._follow(var, deciding[var], values))
        return values

    def _deciding(self) -> dict[int, list[Row]]:
        """For each variable that follows, the rows in which it is the last."""
        for row in self.rows[self._read :]:
            last = max((var for _, var in row.terms), default=-1)
            if last >= self.decisions:
                self._last[last].append(row)
        self._read = len(self.rows)
        return self._last

    def _follow(self, var: int, rows: Iterable[Row], values: list[int]) -> int:
        low, high = 0, self.upper[var]
        for row in rows:
            own = sum(weight for weight, each in row.terms if each == var)
            others = sum(weight * values[each] for weight, each in row.terms if each != var)
            for bound, sign in ((row.low, 1), (row.high, -1)):
                if bound is None:
                    continue
                room, step = sign * (bound - others), sign * own
                if step > 0:
                    low = max(low, -(-room // step))
                elif step < 0:
                    high = min(high, room // step)
        return max(high, 0) if var in self.greedy else min(low, self.upper[var])

    def kept(self, values: list[int]) -> bool:
        """Whether these values keep every row and every clique."""
        return all(sum(values[var] for var in clique) <= 1 for clique in self.cliques) and all(
            (row.low is None or row.low <= total) and (row.high is None or total <= row.high)
            for row in self.rows
            for total in [sum(weight * values[var] for weight, var in row.terms)]
        )
