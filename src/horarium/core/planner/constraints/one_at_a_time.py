"""Twin of the rule ``one_at_a_time``: a slot of the grid belongs to one activity."""

from horarium.core.planner.model import Model


def add(model: Model) -> None:
    for variables in model.times_by_slot.values():
        model.linear.at_most_one(variables)
