"""Twin of the rule ``idle_out``: minutes out of the machine that nothing fills."""

from horarium.core.planner.model import Model
from horarium.core.rules.idle_out import RULE


def add(model: Model) -> None:
    if not model.household.machine:
        return
    for var in model.out.values():
        model.cost(RULE, var, model.slot_minutes)
    for var, option in model.time_of.items():
        if option.out:
            model.cost(RULE, var, -option.away.minutes)
