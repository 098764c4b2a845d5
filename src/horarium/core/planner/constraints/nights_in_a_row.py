"""Twin of the rule ``nights_in_a_row``: no run of nights longer than agreed."""

from collections import defaultdict
from datetime import date

from horarium.core.hours import DAY
from horarium.core.planner.model import Model, ones


def add(model: Model) -> None:
    for name, (_, contract) in model.attendants.items():
        nights = _nights(model, name)
        for first in sorted(nights):
            run = [first + n * DAY for n in range(contract.nights_in_a_row + 1)]
            if all(day in nights for day in run):
                variables = (var for day in run for var in nights[day])
                model.linear.at_most(ones(variables), contract.nights_in_a_row)


def _nights(model: Model, name: str) -> dict[date, list[int]]:
    """For each day variables of which at most one is 1: when a night starts on it."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for var, option in model.of_member[name]:
        if option.night:
            by_day[option.day].append(var)
    return {day: _as_one(model, name, variables) for day, variables in by_day.items()}


def _as_one(model: Model, name: str, variables: list[int]) -> list[int]:
    groups = model.exclusive(name, variables)
    if len(groups) == 1:
        return variables
    starts = model.linear.boolean()
    for group in groups:
        model.linear.at_most([*ones(group), (-1, starts)], 0)
    return [starts]
