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
    every = [var for variables in placed.values() for var in variables]
    if left < total:
        model.cost(rule, model.linear.shortage(ones(every), left), activity.importance)
        return
    missing = [
        model.linear.shortage(ones(placed.get(first, [])), count)
        for first, count in periods.items()
        if count
    ]
    unwanted = sum(max(activity.times - periods.get(first, 0), 0) for first in placed)
    if activity.at_most is not None and left < total + unwanted:
        missing = [_lesser(model, missing, every, left)]
    for each in missing:
        model.cost(rule, each, activity.importance)


def _lesser(model: Model, missing: list[int], every: list[int], left: int) -> int:
    """What is missing in the periods, or what is left of the cap, whichever is less.

    Times in a part of a week that wants none use up the cap all the same.
    """
    linear = model.linear
    short = [(-1, each) for each in missing]
    used_up = linear.most()
    linear.at_most([*((-1, var) for var in every), *short, (left, used_up)], 0)
    lesser = linear.integer(left)
    linear.at_least([*short, (left, used_up), (1, lesser)], 0)
    linear.at_least([*ones(every), (-left, used_up), (1, lesser)], 0)
    return lesser
