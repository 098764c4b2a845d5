"""Twin of the rule ``fairness``: nights and weekends beyond a fair share."""

from datetime import date, timedelta

from horarium.core.hours import DAY
from horarium.core.planner.model import Model, ones
from horarium.core.rules.fairness import RULE


def add(model: Model) -> None:
    dates = set(model.empty.dates)
    for name, share in _night_shares(model).items():
        nights = [var for var, each in model.of_member[name] if each.night and each.day in dates]
        if nights:
            model.cost(RULE, model.linear.excess(ones(nights), share, len(dates)), 1)
    saturdays = sorted({day for day in dates | {d - DAY for d in dates} if day.weekday() == 5})
    for name, (_, contract) in model.attendants.items():
        if saturdays and not contract.live_in:
            worked = [_worked(model, name, saturday) for saturday in saturdays]
            share = (len(saturdays) + 1) // 2
            model.cost(RULE, model.linear.excess(ones(worked), share, len(saturdays)), 1)


def _night_shares(model: Model) -> dict[str, int]:
    """How many nights each who works nights would have, by the hours of their contracts."""
    hours = {
        name: contract.most
        for name, (_, contract) in model.attendants.items()
        if contract.nights_in_a_row
    }
    total = sum(hours.values(), timedelta())
    days = len(model.empty.dates)
    return {name: -(-days * most // total) for name, most in hours.items()}


def _worked(model: Model, name: str, saturday: date) -> int:
    """A variable that is 1 when a shift starts on that weekend."""
    worked = model.linear.boolean()
    weekend = {saturday, saturday + DAY} & set(model.empty.dates)
    starting = [(var, each) for var, each in model.of_member[name] if each.day in weekend]
    for start_at in {each.start_at for _, each in starting}:
        clique = [var for var, each in starting if each.start_at == start_at]
        model.linear.at_most([*ones(clique), (-1, worked)], 0)
    return worked
