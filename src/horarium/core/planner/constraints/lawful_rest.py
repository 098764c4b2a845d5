"""Twin of the rule ``lawful_rest``: each shift that begins sooner than the law's daily rest."""

from datetime import timedelta

from horarium.core.planner.model import Model, ones
from horarium.core.rules.lawful_rest import RULE


def add(model: Model) -> None:
    daily_rest = model.household.law.daily_rest
    if daily_rest is None:
        return
    for name, (_, contract) in model.attendants.items():
        if contract.rest < daily_rest:
            _soften(model, name, contract.rest, daily_rest)


def _soften(model: Model, name: str, agreed: timedelta, daily_rest: timedelta) -> None:
    options = model.of_member[name]
    for start_at in sorted({option.start_at for _, option in options}):
        starting = [var for var, option in options if option.start_at == start_at]
        ends = {
            option.end_at
            for _, option in options
            if agreed <= start_at - option.end_at < daily_rest
        }
        if not ends:
            continue
        soon = model.linear.boolean()
        model.cost(RULE, soon, 1)
        for end_at in sorted(ends):
            ending = [var for var, option in options if option.end_at == end_at]
            model.linear.at_most([*ones(starting), *ones(ending), (-1, soon)], 1)
