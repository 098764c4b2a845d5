"""Twin of the rule ``two_people``: everyone short of the number needed, beyond the first."""

from horarium.core.planner.model import Model, ones
from horarium.core.rules.two_people import RULE


def add(model: Model) -> None:
    for piece in model.pieces:
        if piece.people > 1:
            there = [*ones(piece.on), (1, model.nobody(piece))]
            piece.short = model.linear.integer(piece.people - 1)
            model.linear.at_least([*there, (1, piece.short)], piece.people)
            model.cost(RULE, piece.short, piece.minutes)
