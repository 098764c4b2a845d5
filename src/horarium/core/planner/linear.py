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

    def value(self, values: Mapping[int, int] | list[int]) -> int:
        return self.constant + sum(weight * values[var] for var, weight in self.weights.items())


@dataclass(slots=True)
class LinearModel:
    """Variables are numbered from 0 and lie between 0 and their ``upper``."""

    upper: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    cliques: list[tuple[int, ...]] = field(default_factory=list)
    objectives: dict[IntEnum, Objective] = field(default_factory=lambda: defaultdict(Objective))

    def integer(self, upper: int) -> int:
        self.upper.append(upper)
        return len(self.upper) - 1

    def boolean(self) -> int:
        return self.integer(1)

    def at_most_one(self, variables: Iterable[int]) -> None:
        clique = tuple(variables)
        if len(clique) > 1:
            self.cliques.append(clique)

    def at_least(self, terms: Terms, low: int) -> None:
        self.rows.append(Row(tuple(terms), low, None))

    def at_most(self, terms: Terms, high: int) -> None:
        self.rows.append(Row(tuple(terms), None, high))

    def fix(self, variable: int, value: int) -> None:
        self.rows.append(Row(((1, variable),), value, value))

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
