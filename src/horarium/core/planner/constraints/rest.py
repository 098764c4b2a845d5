"""Twin of the rule ``rest``: shifts that need rest from one another exclude each other."""

from horarium.core.planner.model import Model


def add(model: Model) -> None:
    for name, (_, contract) in model.attendants.items():
        for clique in model.clashing(name, contract.rest).values():
            model.linear.at_most_one(clique)
