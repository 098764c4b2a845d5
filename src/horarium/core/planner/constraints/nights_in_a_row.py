"""Twin of the rule ``nights_in_a_row``: no run of nights longer than agreed."""

from collections import defaultdict
from datetime import date

from horarium.core.hours import DAY
from horarium.core.planner.model import Model, ones


def add(model: Model) -> None:
    for name, (_, contract) in model.attendants.items():
        nights: dict[date, list[int]] = defaultdict(list)
        for var, option in model.of_member[name]:
            if option.night:
                nights[option.day].append(var)
        for first in sorted(nights):
            run = [first + n * DAY for n in range(contract.nights_in_a_row + 1)]
            if all(day in nights for day in run):
                variables = (var for day in run for var in nights[day])
                model.linear.at_most(ones(variables), contract.nights_in_a_row)
