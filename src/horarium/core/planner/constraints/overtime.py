"""Twin of the rule ``overtime``: minutes of a week beyond where overtime begins."""

from horarium.core.hours import minutes
from horarium.core.planner.model import Model
from horarium.core.rules.overtime import RULE


def add(model: Model) -> None:
    law = model.household.law
    for name, (_, contract) in model.attendants.items():
        begins = law.overtime_for(live_in=contract.live_in)
        if begins is None:
            continue
        after, most = minutes(begins), minutes(contract.most)
        if most > after:
            for terms in model.minutes_by_week(name).values():
                model.cost(RULE, model.linear.excess(terms, after, most - after), 1)
