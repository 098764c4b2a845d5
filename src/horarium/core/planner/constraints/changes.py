"""What a changed plan costs: each day of a member or an activity that is no longer the same.

Few changes come first; among as many, later ones, of which people hear in better time.
"""

from collections import defaultdict
from datetime import date

from horarium.core.findings import Tier
from horarium.core.planner.model import Model, ones
from horarium.core.roster import Placed, Plan, Shift

ONE_CHANGE = 1000

Choices = dict[Shift | Placed, list[int]]


def add(model: Model, published: Plan) -> None:
    """Cost ONE_CHANGE for each changed day, and one more for each day it is nearer."""
    was_there = {*published.shifts, *published.placed}
    for (_, day), choices in _by_day(model).items():
        changed = model.linear.boolean()
        for choice, variables in choices.items():
            if choice in was_there:
                model.linear.at_least([*ones(variables), (1, changed)], 1)
            else:
                model.linear.at_most([*ones(variables), (-1, changed)], 0)
        nearer = published.days - (day - published.first_day).days
        model.linear.cost(Tier.CHANGES, changed, ONE_CHANGE + nearer)


def _by_day(model: Model) -> dict[tuple[str, date], Choices]:
    """What each member and each activity could do on each day."""
    days: dict[tuple[str, date], Choices] = defaultdict(lambda: defaultdict(list))
    for var, option in model.option_of.items():
        days[option.member, option.day][option.shift].append(var)
    for var, time in model.time_of.items():
        days[f"activity {time.activity}", time.day][time.placed].append(var)
    return days
