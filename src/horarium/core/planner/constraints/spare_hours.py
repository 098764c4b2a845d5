"""Twin of the rule ``spare_hours``: minutes on duty that nothing asks for.

Those on duty, minus those needed, plus those short of the need: where the shortage is as
small as it can be this is exactly who is there without need.
"""

from horarium.core.planner.model import Model
from horarium.core.rules.spare_hours import RULE


def add(model: Model) -> None:
    for var, option in model.option_of.items():
        model.cost(RULE, var, model.minutes_in_horizon(option))
    for piece in model.pieces:
        model.linear.objectives[RULE.tier].constant -= RULE.weight * piece.people * piece.minutes
        for short in (piece.nobody, piece.short):
            if short is not None:
                model.cost(RULE, short, piece.minutes)
    for var, time in model.time_of.items():
        extra = _extra_minutes(model, time.activity, var)
        if extra:
            model.cost(RULE, var, -extra)


def _extra_minutes(model: Model, activity: str, var: int) -> int:
    """The person-minutes an activity needs beyond what its hours need anyway."""
    people = model.household.activity(activity).people
    away = model.time_of[var].away
    parts = ((each.people, each.when.common(away)) for each in model.empty.needed)
    return sum(max(people - needed, 0) * part.minutes for needed, part in parts if part)
