"""Twin of the rule ``cap``: no more in a period than wished, no more in all than agreed."""

from horarium.core.planner.model import Model, ones


def add(model: Model) -> None:
    for name, options in model.of_activity.items():
        activity = model.household.activity(name)
        for variables in model.by_period(name).values():
            model.linear.at_most(ones(variables), activity.times)
        if activity.at_most is not None:
            left = max(activity.at_most - activity.held, 0)
            model.linear.at_most(ones(var for var, _ in options), left)
