"""Twin of the rule ``contract_hours``: no week beyond the hours agreed."""

from horarium.core.hours import minutes
from horarium.core.planner.model import Model


def add(model: Model) -> None:
    for name, (_, contract) in model.attendants.items():
        for terms in model.minutes_by_week(name).values():
            model.linear.at_most(terms, minutes(contract.most))
