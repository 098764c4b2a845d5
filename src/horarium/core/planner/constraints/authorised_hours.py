"""Twin of the rule ``authorised_hours``: billed minutes beyond what a funder pays."""

from collections import defaultdict
from datetime import date

from horarium.core.hours import minutes
from horarium.core.needs import Funder
from horarium.core.planner.linear import Terms
from horarium.core.planner.model import Model
from horarium.core.rules.authorised_hours import RULE


def add(model: Model) -> None:
    for funder in model.household.funders:
        first_day = model.household.planning.first_day
        now = funder.period.first(first_day, first_day)
        billed = _billed(model, funder)
        for first in {funder.period.first(day, first_day) for day in model.empty.dates}:
            left = minutes(funder.authorised) - (minutes(funder.used) if first == now else 0)
            upper = sum(each for each, _ in billed[first])
            if upper > left:
                model.cost(RULE, model.linear.excess(billed[first], left, upper - left), 1)


def _billed(model: Model, funder: Funder) -> dict[date, Terms]:
    """For each period the options paid by ``funder`` with the minutes it is billed."""
    unit, first_day = minutes(funder.unit), model.household.planning.first_day
    billed: dict[date, Terms] = defaultdict(list)
    for name, (_, contract) in model.attendants.items():
        if contract.funder == funder.name:
            for var, option in model.of_member[name]:
                units = -(-option.when.minutes // unit)
                billed[funder.period.first(option.day, first_day)].append((units * unit, var))
    return billed
