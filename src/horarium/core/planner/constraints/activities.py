"""Twin of the rules ``activities`` and ``deadlines``: what he asked for and does not get."""

from horarium.core.activities import Activity, wanted
from horarium.core.findings import Rule
from horarium.core.planner.model import Model, ones
from horarium.core.rules import activities, deadlines


def add(model: Model) -> None:
    for activity in model.household.activities:
        rule = deadlines.RULE if activity.last_day else activities.RULE
        _want(model, activity, rule)


def _want(model: Model, activity: Activity, rule: Rule) -> None:
    periods = wanted(activity, model.empty.dates)
    placed = model.by_period(activity.name)
    total = sum(periods.values())
    left = total if activity.at_most is None else max(activity.at_most - activity.held, 0)
    if left < total:
        every = [var for variables in placed.values() for var in variables]
        model.cost(rule, model.linear.shortage(ones(every), left), activity.importance)
        return
    for first, count in periods.items():
        if count:
            missing = model.linear.shortage(ones(placed.get(first, [])), count)
            model.cost(rule, missing, activity.importance)
