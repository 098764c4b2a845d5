"""Twin of the rule ``pairs``: two who must not meet are never on duty together."""

from itertools import combinations

from horarium.core.planner.model import Model


def add(model: Model) -> None:
    for one, other in combinations([member for member, _ in model.attendants.values()], 2):
        if other.name not in one.never_with and one.name not in other.never_with:
            continue
        for piece in model.pieces:
            both = [v for v in piece.on if model.option_of[v].member in (one.name, other.name)]
            model.linear.at_most_one(both)
