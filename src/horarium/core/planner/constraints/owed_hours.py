"""Twin of the rule ``owed_hours``: minutes of a whole week that are owed and not given."""

from datetime import date

from horarium.core.hours import DAY, minutes, time_in
from horarium.core.planner.model import Model
from horarium.core.rules.owed_hours import RULE
from horarium.core.week import free_hours


def add(model: Model) -> None:
    for name in model.attendants:
        weeks = model.minutes_by_week(name)
        for first in model.empty.whole_weeks():
            owed = _owed(model, name, first)
            if owed:
                model.cost(RULE, model.linear.shortage(weeks.get(first, []), owed), 1)


def _owed(model: Model, name: str, first: date) -> int:
    """The contract's least minutes, for as many sevenths as the member has days free."""
    member, contract = model.attendants[name]
    plan, clock = model.household.planning, model.household.clock
    free = free_hours(member, clock, plan.first_day, plan.days)
    days = [clock.day(first + n * DAY) for n in range(7)]
    return minutes(contract.least) * sum(bool(time_in(day, free)) for day in days) // 7
