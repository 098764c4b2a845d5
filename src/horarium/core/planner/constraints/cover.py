"""Twin of the rule ``cover``: each piece without anybody costs its minutes."""

from horarium.core.planner.model import Model
from horarium.core.rules.cover import RULE


def add(model: Model) -> None:
    for piece in model.pieces:
        if piece.people:
            model.cost(RULE, model.nobody(piece), piece.minutes)
