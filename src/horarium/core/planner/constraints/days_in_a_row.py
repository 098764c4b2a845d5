"""Twin of the rule ``days_in_a_row``: no run of days longer than agreed."""

from collections import defaultdict
from datetime import date

from horarium.core.hours import DAY
from horarium.core.planner.model import Model, ones


def add(model: Model) -> None:
    for name, (_, contract) in model.attendants.items():
        worked = _worked(model, name)
        for first in sorted(worked):
            run = [first + n * DAY for n in range(contract.days_in_a_row + 1)]
            if all(day in worked for day in run):
                model.linear.at_most(ones(worked[day] for day in run), contract.days_in_a_row)


def _worked(model: Model, name: str) -> dict[date, int]:
    """For each day a variable that is 1 when the member works on it."""
    by_day: dict[date, set[frozenset[int]]] = defaultdict(set)
    for start_at in model.starts_of(name):
        clique = model.resting(name, start_at)
        for day in {day for var in clique for day in model.option_of[var].days}:
            by_day[day].add(frozenset(v for v in clique if day in model.option_of[v].days))
    worked = {day: model.linear.boolean() for day in by_day}
    for day, cliques in by_day.items():
        for clique_of_day in cliques:
            if not any(clique_of_day < other for other in cliques):
                terms = [*ones(sorted(clique_of_day)), (-1, worked[day])]
                model.linear.at_most(terms, 0)
    return worked
