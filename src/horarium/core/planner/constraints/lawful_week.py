"""Twin of the rule ``lawful_week``: minutes of a week beyond what the law allows."""

from horarium.core.hours import minutes
from horarium.core.planner.model import Model
from horarium.core.rules.lawful_week import RULE


def add(model: Model) -> None:
    law = model.household.law
    if law.most_in_week is None:
        return
    after = minutes(law.most_in_week)
    for name, (_, contract) in model.attendants.items():
        most = minutes(contract.most)
        if most > after:
            for terms in model.minutes_by_week(name).values():
                model.cost(RULE, model.linear.excess(terms, after, most - after), 1)
