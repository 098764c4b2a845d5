"""Twin of the rule ``competence``: minutes without anybody who has a skill that is needed."""

from horarium.core.planner.model import Model, ones
from horarium.core.rules.competence import RULE


def add(model: Model) -> None:
    for piece in model.pieces:
        day = model.household.clock.date_of(piece.when.start_at)
        for skill in sorted(piece.skills):
            able = model.skilled(piece.on, skill, day)
            if len(able) == len(piece.on) and piece.people:
                lacking = model.nobody(piece)
            else:
                lacking = model.linear.shortage(ones(able), 1)
            model.cost(RULE, lacking, piece.minutes)
