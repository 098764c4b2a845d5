"""Changes a published plan after something happened: as little and as late as it can be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from horarium.core.findings import Tier
from horarium.core.household import Household
from horarium.core.planner import make
from horarium.core.planner.constraints import add_tier, changes
from horarium.core.planner.linear import Objective
from horarium.core.planner.make import TIERS
from horarium.core.planner.making import NOBODY, Made, Making, Onlooker, fix_the_past
from horarium.core.planner.model import Model
from horarium.core.planner.solve import Effort
from horarium.core.roster import Plan
from horarium.core.rules.begun import begun, forgiven, still_possible

# Whoever cannot come is missed tonight: what is left of the wishes is not worth a minute's wait.
EFFORTS: Mapping[Tier, Effort] = {**make.EFFORTS, Tier.WISHES: Effort(seconds=10, gap=0.001)}

FAR_TOO_MANY = 1_000_000


def remake_plan(
    household: Household,
    published: Plan,
    now: datetime,
    efforts: Mapping[Tier, Effort] = EFFORTS,
    onlooker: Onlooker = NOBODY,
) -> Made:
    """The plan nearest to ``published`` that serves the household as it is since.

    What began before ``now`` stays, even where it breaks an agreement made since: then nothing
    is added to it. Life and activities are made as good as they get; what is
    lawful, funded and in reserve no worse than it was; then the changes few and late, and among
    those the wishes. Raises PlannerError when no plan can go on from what has happened.
    """
    kept = still_possible(household, published, now)
    past = begun(kept, now)
    model = Model(household, replace(past, shifts=kept.shifts))
    add_tier(model, Tier.NEVER)
    fix_the_past(model, past, now)
    for tier in TIERS:
        add_tier(model, tier)
    changes.add(model, published)
    making = Making(model, onlooker, kept)
    enough = _no_worse(making)
    proven = making.nearest(_together(model, enough), efforts[Tier.CHANGES])
    nearest = making.plan
    for tier in TIERS[:-1]:
        making.improve(tier, efforts[tier], enough.get(tier, 0))
    if proven and making.proven and making.plan == nearest:
        enough[Tier.CHANGES] = making.score(Tier.CHANGES)
    for tier in (Tier.CHANGES, Tier.WISHES):
        making.improve(tier, efforts[tier], enough.get(tier, 0))
    return making.made(forgiven(household, published, now))


def _no_worse(making: Making) -> dict[Tier, int]:
    """What law, funds and reserve may cost: as much as before, so that nothing moves for them."""
    values = making.model.linear.complete(making.values)
    objectives = making.model.linear.objectives
    return {tier: objectives[tier].value(values) for tier in (Tier.LAWFUL, Tier.RESERVE)}


def _together(model: Model, enough: Mapping[Tier, int]) -> Objective:
    """All tiers but the wishes as one sum, in which a single unit outweighs many changes."""
    total = Objective()
    for tier, times in ((Tier.LIFE, 1000), (Tier.ACTIVITIES, 100_000), (Tier.CHANGES, 1)):
        total.add(model.linear.objectives[tier], times)
    for tier, times in ((Tier.LAWFUL, 2_000), (Tier.RESERVE, 30_000)):
        objective = model.linear.objectives[tier]
        terms = [(weight, var) for var, weight in objective.weights.items()]
        beyond = enough[tier] - objective.constant
        total.weights[model.linear.excess(terms, beyond, FAR_TOO_MANY)] += times
    return total
