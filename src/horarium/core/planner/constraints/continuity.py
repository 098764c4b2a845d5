"""Twin of the rule ``continuity``: shifts that begin in a day beyond a calm number."""

from collections import defaultdict
from datetime import date

from horarium.core.planner.model import Model, ones
from horarium.core.rules.continuity import RULE


def add(model: Model) -> None:
    calm = model.household.planning.changes_of_hands
    by_day: dict[date, list[int]] = defaultdict(list)
    for var, option in model.option_of.items():
        by_day[option.day].append(var)
    for day in model.empty.dates:
        if len(by_day[day]) > calm:
            over = model.linear.excess(ones(by_day[day]), calm, len(by_day[day]))
            model.cost(RULE, over, 1)
