"""Twin of the rule ``in_or_out``: an activity in the machine or out of it is what it says."""

from horarium.core.planner.model import Model, ones


def add(model: Model) -> None:
    if not model.household.machine:
        return
    for slot, variables in model.times_by_slot.items():
        outside = [var for var in variables if model.time_of[var].out]
        inside = [var for var in variables if not model.time_of[var].out]
        if slot not in model.out:
            continue
        if outside:
            model.linear.at_most([*ones(outside), (-1, model.out[slot])], 0)
        if inside:
            model.linear.at_most([*ones(inside), (1, model.out[slot])], 1)
