"""Twin of the rule ``overtime``: minutes of a week beyond where overtime begins."""

from horarium.core.hours import minutes
from horarium.core.planner.model import Model
from horarium.core.rules.overtime import RULE


def add(model: Model) -> None:
    law = model.household.law
    if law.overtime_after is None:
        return
    for name, (_, contract) in model.attendants.items():
        if law.live_in_exempt and contract.live_in:
            continue
        after, most = minutes(law.overtime_after), minutes(contract.most)
        if most > after:
            for terms in model.minutes_by_week(name).values():
                model.cost(RULE, model.linear.excess(terms, after, most - after), 1)
