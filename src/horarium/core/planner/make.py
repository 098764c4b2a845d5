"""Makes a plan: one tier after the other, each kept while the next is made better."""

from collections.abc import Mapping

from horarium.core.findings import Tier
from horarium.core.household import Household
from horarium.core.planner.constraints import add_tier
from horarium.core.planner.making import NOBODY, Made, Making, Onlooker, fix_the_past
from horarium.core.planner.model import Model
from horarium.core.planner.search import Search
from horarium.core.planner.solve import Effort
from horarium.core.roster import Plan
from horarium.core.rules.begun import forgiven

TIERS = (Tier.LIFE, Tier.ACTIVITIES, Tier.LAWFUL, Tier.RESERVE, Tier.WISHES)

EFFORTS: Mapping[Tier, Effort] = {
    Tier.LIFE: Effort(seconds=20),
    Tier.ACTIVITIES: Effort(seconds=20),
    Tier.LAWFUL: Effort(seconds=20),
    Tier.RESERVE: Effort(seconds=20),
    Tier.CHANGES: Effort(seconds=20),
    Tier.WISHES: Effort(seconds=60, gap=0.001),
}


def make_plan(
    household: Household,
    efforts: Mapping[Tier, Effort] = EFFORTS,
    onlooker: Onlooker = NOBODY,
    before: Plan | None = None,
) -> Made:
    """The best plan found for a household; what cannot be covered is a gap in it.

    The shifts of ``before``, the roster of the days until then, stay: who comes from one of them
    has rest, hours and days in a row as agreed. The plan holds them, too.
    Raises PlannerError when a plan breaks a rule that every plan keeps, which is a defect.
    """
    planning = household.planning
    kept = Plan(planning.first_day, planning.days, before.shifts if before else ())
    model = Model(household, kept)
    add_tier(model, Tier.NEVER)
    if before:
        fix_the_past(model, kept, model.zero)
    for tier in TIERS:
        if tier is not Tier.RESERVE:
            add_tier(model, tier)
    making = Making(model, onlooker, kept, Search(model))
    for tier in TIERS:
        if tier is Tier.RESERVE:
            add_tier(model, tier)
        making.improve(tier, efforts[tier])
    return making.made(forgiven(household, kept, model.zero))
