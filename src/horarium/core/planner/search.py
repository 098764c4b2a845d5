"""Where to look for a better plan: few promising choices, a stretch of days at a time.

The linear relaxation tells which choices a good plan is likely to hold. What is found this way
is only ever a start: bounds come from the whole model.
"""

from collections.abc import Iterator
from itertools import count

import numpy as np

from horarium.core.findings import Tier
from horarium.core.planner.excerpt import Mask
from horarium.core.planner.linear import Objective
from horarium.core.planner.model import Model
from horarium.core.planner.solve import reduced_costs

DAYS_OF_WEEK = 7
STRETCHES = (7, 10, 14)
PROMISING = 30
WEIGHTS = {
    Tier.LIFE: 1000,
    Tier.ACTIVITIES: 20_000,
    Tier.LAWFUL: 30,
    Tier.WISHES: 1,
}


class Search:
    """Which choices of a model to set free together.

    ``promising`` are all but the shifts that the relaxation finds dear. A model should have
    its tiers but the reserve, whose many rows the relaxation can spare.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        choices = model.linear.decisions
        self._days = np.zeros(choices, dtype=np.int64)
        first_day = model.household.planning.first_day
        for var, option in model.option_of.items():
            self._days[var] = (option.day - first_day).days
        for var, time in model.time_of.items():
            self._days[var] = (time.day - first_day).days
        for slot, var in model.out.items():
            day = model.household.clock.date_of(model.slot_start(slot))
            self._days[var] = (day - first_day).days
        self.promising = np.ones(choices, dtype=np.bool_)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Keep the shifts that cost little in the relaxation, in minutes of the wishes."""
        total = Objective()
        for tier, weight in WEIGHTS.items():
            total.add(self._model.linear.objectives[tier], weight)
        costs = np.array(reduced_costs(self._model.linear, total))
        shifts = np.array(self._model.shift_vars, dtype=np.int64)
        self.promising[shifts] = costs[shifts] <= PROMISING

    def admit(self, values: list[int]) -> None:
        """What is chosen is promising from now on."""
        self.promising |= np.array(values[: len(self.promising)], dtype=np.int64) > 0

    def rounds(self, tier: Tier) -> Iterator[Mask]:
        """Where to look, again and again; no end of it for the wishes of more than a week.

        First at what is promising, for the wishes a week at a time; then at every choice of
        longer and longer stretches, since the last improvements hide among the others.
        """
        days = self._model.household.planning.days
        if tier is not Tier.WISHES or days <= DAYS_OF_WEEK:
            yield self.promising
            return
        yield from (self.promising & stretch for stretch in self._stretches(DAYS_OF_WEEK, 0))
        for turn in count(1):
            for length in STRETCHES:
                yield from self._stretches(length, 2 * turn)

    def _stretches(self, length: int, shift: int) -> Iterator[Mask]:
        """The choices of ``length`` days, then of those half as much later, and so on."""
        step = length // 2 + 1
        days = self._model.household.planning.days
        for first in range(-1 - shift % step, days - 1, step):
            yield (first <= self._days) & (self._days < first + length)
