"""Twin of the rule ``outing``: a stretch with an outing in it leaves the reserve unspent.

Travel and equipment are settled when the options are made.
"""

from horarium.core.planner.model import Model


def add(model: Model) -> None:
    if not model.household.machine:
        return
    for var, option in model.time_of.items():
        if not option.out or not option.placed.travel:
            continue
        slots = model.slots(option.away)
        tolerance = model.tolerance_at(slots[0])
        most = model.whole_slots(tolerance.longest_stretch - tolerance.reserve)
        if len(slots) > most:
            model.linear.fix(var, 0)
            continue
        for first in range(slots[-1] - most, slots[0] + 1):
            run = [model.out[each] for each in range(first, first + most + 1) if each in model.out]
            if len(run) == most + 1:
                model.linear.at_most([*((1, each) for each in run), (1, var)], most + 1)
