"""Where to look for a better plan: few promising choices, a stretch of days at a time.

The linear relaxation tells which choices a good plan is likely to hold. What is found this way
is only ever a start: bounds come from the whole model.
"""

from collections.abc import Iterator

import numpy as np

from horarium.core.findings import Tier
from horarium.core.planner.excerpt import Mask
from horarium.core.planner.linear import Objective
from horarium.core.planner.model import Model
from horarium.core.planner.solve import reduced_costs

STRETCHES = ((10, 6, 0), (10, 6, 3), (14, 7, 0), (10, 5, 2), (14, 7, 3))
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

    def rounds(self, tier: Tier, values: list[int]) -> Iterator[Mask]:
        """Choices to set free, one part after the other; ``values`` may change in between."""
        yield self._with_chosen(self.promising, values)
        days = self._model.household.planning.days
        if tier is not Tier.WISHES or days <= min(STRETCHES)[0]:
            return
        for length, step, shift in STRETCHES:
            for first in range(-1 - shift, days - 1, step):
                near = (first <= self._days) & (self._days < first + length)
                yield near & self._with_chosen(self.promising, values)

    def _with_chosen(self, mask: Mask, values: list[int]) -> Mask:
        chosen = np.array(values[: len(mask)], dtype=np.int64) > 0
        return mask | chosen
