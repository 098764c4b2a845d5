"""Changes a published plan after something happened: as little and as late as it can be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from horarium.core.findings import Tier
from horarium.core.hours import subtract
from horarium.core.household import Household
from horarium.core.planner import make
from horarium.core.planner.constraints import add_tier, changes
from horarium.core.planner.linear import Objective
from horarium.core.planner.make import TIERS
from horarium.core.planner.making import NOBODY, Made, Making, Onlooker
from horarium.core.planner.model import Model
from horarium.core.planner.solve import Effort
from horarium.core.roster import Plan, Shift
from horarium.core.rules import longest_shift
from horarium.core.rules.verify import verify
from horarium.core.week import Week

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
    kept = _still_possible(household, published, now)
    past = _before(kept, now)
    model = Model(household, replace(past, shifts=kept.shifts))
    add_tier(model, Tier.NEVER)
    _fix_the_past(model, past, now)
    model.linear.forgive(model.linear.complete(model.hint(past)))
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
    return making.made(forgiven=verify(Week(household, past)).of(Tier.NEVER))


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


def _before(plan: Plan, now: datetime) -> Plan:
    """What of a plan began before ``now``."""
    return replace(
        plan,
        shifts=tuple(each for each in plan.shifts if each.start_at < now),
        placed=tuple(each for each in plan.placed if each.away.start_at < now),
        machine_free=tuple(each for each in plan.machine_free if each.start_at < now),
    )


def _still_possible(household: Household, published: Plan, now: datetime) -> Plan:
    """The published plan without the shifts, or the rest of one, that nobody can come to."""
    week = Week(household, published)
    shifts = (_possible(week, each, now) for each in published.shifts)
    return replace(published, shifts=tuple(each for each in shifts if each))


def _possible(week: Week, shift: Shift, now: datetime) -> Shift | None:
    """A shift as far as its member can still come; one that has begun is cut short."""
    known = {each.name: each for each in week.household.attendants}
    if shift.end_at <= now:
        return shift
    if shift.member in known:
        if week.is_free(known[shift.member], shift.when):
            return shift if shift.start_at < now or _short_enough(week, shift) else None
        away = subtract([shift.when], week.free(shift.member))
        ends_at = max(now, away[0].start_at)
    else:
        ends_at = now
    return replace(shift, end_at=ends_at) if shift.start_at < now else None


def _short_enough(week: Week, shift: Shift) -> bool:
    """Whether a shift is no longer than its member agreed to since."""
    alone = replace(week.plan, shifts=(shift,), placed=(), machine_free=())
    return not any(longest_shift.RULE.check(Week(week.household, alone)))


def _fix_the_past(model: Model, past: Plan, now: datetime) -> None:
    shifts, placed = set(past.shifts), set(past.placed)
    for var, option in model.option_of.items():
        if option.start_at < now:
            model.linear.fix(var, int(option.shift in shifts))
    values = model.hint(past)
    for var, time in model.time_of.items():
        if time.away.start_at < now:
            model.linear.fix(var, values[var] if time.placed in placed else 0)
    for slot, var in model.out.items():
        if model.slot_start(slot) < now:
            model.linear.fix(var, values[var])
