"""Twin of the rule ``wishes``: minutes in hours to be spared, or outside those liked."""

from horarium.core.hours import Interval, minutes, time_in
from horarium.core.people import Member
from horarium.core.planner.model import Model
from horarium.core.rules.wishes import RULE


def add(model: Model) -> None:
    for name, (member, _) in model.attendants.items():
        spared, liked, strength = _hours(model, member)
        for var, option in model.of_member[name]:
            against = sum(each * minutes(time_in(option.when, hours)) for each, hours in spared)
            if strength:
                inside = minutes(time_in(option.when, liked))
                against += strength * (option.when.minutes - inside)
            if against:
                model.cost(RULE, var, against)


Spared = list[tuple[int, tuple[Interval, ...]]]


def _hours(model: Model, member: Member) -> tuple[Spared, tuple[Interval, ...], int]:
    """Hours to be spared with their strengths; hours liked, and the greatest strength of those."""
    spared = [
        (wish.strength, model.empty.expanded(wish.hours))
        for wish in member.wishes
        if not wish.likes
    ]
    likes = [wish for wish in member.wishes if wish.likes]
    liked = model.empty.expanded(tuple(hours for wish in likes for hours in wish.hours))
    return spared, liked, max((wish.strength for wish in likes), default=0)
