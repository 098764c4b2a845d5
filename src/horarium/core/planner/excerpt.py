"""An excerpt of a linear model: some variables free, all others as they are.

Most of a good plan is found by making excerpts of it better, one after the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from horarium.core.planner.linear import LinearModel, Objective, Row

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_FAR = 2**50
_REACH = 2


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A small model, and for each of its variables the number in the whole."""

    model: LinearModel
    numbers: list[int]

    def objective(self, whole: Objective) -> Objective:
        """The share that the free variables have in an objective of the whole."""
        weights = {place: whole.weights.get(var, 0) for place, var in enumerate(self.numbers)}
        return Objective({var: weight for var, weight in weights.items() if weight})


@dataclass(slots=True)
class Excerpts:
    """All rows and cliques of a linear model as arrays, from which excerpts are cut."""

    linear: LinearModel
    starts: Ints = field(init=False)
    columns: Ints = field(init=False)
    weights: Ints = field(init=False)
    low: Ints = field(init=False)
    high: Ints = field(init=False)
    upper: Ints = field(init=False)

    def __post_init__(self) -> None:
        cliques = (Row(tuple((1, var) for var in each), None, 1) for each in self.linear.cliques)
        rows = [row for row in (*self.linear.rows, *cliques) if row.terms]
        sizes = [len(row.terms) for row in rows]
        self.starts = np.cumsum([0, *sizes[:-1]], dtype=np.int64)
        self.columns = np.array([var for row in rows for _, var in row.terms], dtype=np.int64)
        self.weights = np.array([each for row in rows for each, _ in row.terms], dtype=np.int64)
        self.low = np.array([-_FAR if row.low is None else row.low for row in rows])
        self.high = np.array([_FAR if row.high is None else row.high for row in rows])
        self.upper = np.array(self.linear.upper, dtype=np.int64)

    def cut(self, chosen: Mask, values: list[int]) -> Excerpt:
        """The excerpt in which the ``chosen`` choices are free, and what follows near them.

        Rows that hold whatever the free variables are, are left out.
        """
        now, free = np.array(values, dtype=np.int64), self._with_followers(chosen)
        loose = free[self.columns]
        fixed = np.where(loose, 0, self.weights * now[self.columns])
        reach = np.where(loose, self.weights * self.upper[self.columns], 0)
        done = np.add.reduceat(fixed, self.starts)
        least = done + np.add.reduceat(np.minimum(reach, 0), self.starts)
        most = done + np.add.reduceat(np.maximum(reach, 0), self.starts)
        binding = np.flatnonzero((least < self.low) | (most > self.high))
        numbers = np.flatnonzero(free)
        place = np.zeros(len(free), dtype=np.int64)
        place[numbers] = np.arange(len(numbers))
        small = LinearModel(upper=self.upper[numbers].tolist())
        small.rows = list(self._rows(binding, loose, place, done))
        return Excerpt(small, numbers.tolist())

    def _with_followers(self, chosen: Mask) -> Mask:
        """The choices and all that follows from them, directly or by one step more."""
        free = np.zeros(len(self.upper), dtype=np.bool_)
        free[: len(chosen)] = chosen
        sizes = np.diff(np.append(self.starts, len(self.columns)))
        for _ in range(_REACH):
            touched = np.logical_or.reduceat(free[self.columns], self.starts)
            near = self.columns[np.repeat(touched, sizes)]
            free[near[near >= self.linear.decisions]] = True
        return free

    def _rows(self, binding: Ints, loose: Mask, place: Ints, done: Ints) -> Iterator[Row]:
        ends = np.append(self.starts[1:], len(self.columns))
        for row in binding.tolist():
            part = slice(self.starts[row], ends[row])
            kept = loose[part]
            weights = self.weights[part][kept].tolist()
            columns = place[self.columns[part][kept]].tolist()
            low, high, already = int(self.low[row]), int(self.high[row]), int(done[row])
            yield Row(
                tuple(zip(weights, columns, strict=True)),
                None if low <= -_FAR else low - already,
                None if high >= _FAR else high - already,
            )
