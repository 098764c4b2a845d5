"""Twin of the rule ``handover``: somebody past their own handover is there, or nobody is."""

from horarium.core.planner.model import Model, ones
from horarium.core.rules.handover import RULE


def add(model: Model) -> None:
    for piece in model.pieces:
        if piece.people and len(piece.settled) < len(piece.on):
            settled = [*ones(piece.settled), (1, model.nobody(piece))]
            model.cost(RULE, model.linear.shortage(settled, 1), piece.minutes)
