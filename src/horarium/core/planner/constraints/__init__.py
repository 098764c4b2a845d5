"""One constraint for each rule, its twin, by the tier in which it joins the model.

Some rules are kept by the options themselves, see ``options.py``: a choice that would break
them is never offered.
"""

from collections.abc import Callable

from horarium.core.findings import Tier
from horarium.core.planner.constraints import (
    activities,
    authorised_hours,
    before_sleep,
    cap,
    company,
    competence,
    continuity,
    contract_hours,
    cover,
    days_in_a_row,
    fairness,
    handover,
    idle_out,
    in_or_out,
    lawful_rest,
    lawful_week,
    longest_stretch,
    night_to_day,
    nights_in_a_row,
    one_at_a_time,
    outing,
    overtime,
    owed_hours,
    pairs,
    per_day,
    recovery,
    reserve,
    rest,
    spacing,
    spare_hours,
    two_people,
    wishes,
)
from horarium.core.planner.model import Model

BY_OPTIONS = frozenset({"availability", "longest_shift", "activity_hours"})

TWINS: dict[Tier, dict[str, Callable[[Model], None]]] = {
    Tier.NEVER: {
        "rest": rest.add,
        "days_in_a_row": days_in_a_row.add,
        "nights_in_a_row": nights_in_a_row.add,
        "night_to_day": night_to_day.add,
        "contract_hours": contract_hours.add,
        "pairs": pairs.add,
        "company": company.add,
        "willingness": company.add,
        "outing": outing.add,
        "one_at_a_time": one_at_a_time.add,
        "in_or_out": in_or_out.add,
        "longest_stretch": longest_stretch.add,
        "per_day": per_day.add,
        "recovery": recovery.add,
        "before_sleep": before_sleep.add,
        "spacing": spacing.add,
        "cap": cap.add,
    },
    Tier.LIFE: {
        "cover": cover.add,
        "two_people": two_people.add,
        "competence": competence.add,
        "handover": handover.add,
    },
    Tier.ACTIVITIES: {"activities": activities.add, "deadlines": activities.add},
    Tier.LAWFUL: {
        "owed_hours": owed_hours.add,
        "overtime": overtime.add,
        "lawful_week": lawful_week.add,
        "lawful_rest": lawful_rest.add,
        "authorised_hours": authorised_hours.add,
    },
    Tier.RESERVE: {"reserve": reserve.add},
    Tier.WISHES: {
        "wishes": wishes.add,
        "fairness": fairness.add,
        "continuity": continuity.add,
        "spare_hours": spare_hours.add,
        "idle_out": idle_out.add,
    },
}


def add_tier(model: Model, tier: Tier) -> None:
    """Add the constraints of a tier's rules to the model, each once."""
    for add in dict.fromkeys(TWINS[tier].values()):
        add(model)
