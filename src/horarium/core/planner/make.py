"""Makes a plan: one tier after the other, each kept while the next is made better."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from horarium.core.findings import Tier
from horarium.core.household import Household
from horarium.core.plan_file import TierResult
from horarium.core.planner.constraints import add_tier
from horarium.core.planner.linear import Objective
from horarium.core.planner.model import Model
from horarium.core.planner.solve import Effort, NoPlanError, Solver
from horarium.core.roster import Plan
from horarium.core.rules.verify import Verdict, verify
from horarium.core.week import Week

TIERS = (Tier.LIFE, Tier.ACTIVITIES, Tier.LAWFUL, Tier.RESERVE, Tier.WISHES)

EFFORTS: Mapping[Tier, Effort] = {
    Tier.LIFE: Effort(seconds=20),
    Tier.ACTIVITIES: Effort(seconds=20),
    Tier.LAWFUL: Effort(seconds=20),
    Tier.RESERVE: Effort(seconds=20),
    Tier.CHANGES: Effort(seconds=20),
    Tier.WISHES: Effort(seconds=60, gap=0.001),
}


class PlannerError(Exception):
    """The planner could not do its work; the message is one sentence."""


class Onlooker(Protocol):
    """Sees a plan being made, without touching it."""

    def began(self, tier: Tier) -> None: ...

    def better(self, tier: Tier, best: int, bound: int) -> None: ...

    def reached(self, tier: Tier, plan: Plan, verdict: Verdict) -> None: ...


class Nobody:
    """Looks on at nothing."""

    def began(self, tier: Tier) -> None: ...

    def better(self, tier: Tier, best: int, bound: int) -> None: ...

    def reached(self, tier: Tier, plan: Plan, verdict: Verdict) -> None: ...


@dataclass(frozen=True, slots=True)
class Made:
    """A verified plan, what the rules say of it, and how far each tier is proven."""

    plan: Plan
    verdict: Verdict
    tiers: tuple[TierResult, ...]


def make_plan(
    household: Household,
    efforts: Mapping[Tier, Effort] = EFFORTS,
    onlooker: Onlooker = Nobody(),
) -> Made:
    """The best plan found for a household; what cannot be covered is a gap in it.

    Raises PlannerError when a plan breaks a rule that every plan keeps, which is a defect.
    """
    model = Model(household)
    add_tier(model, Tier.NEVER)
    planning = household.planning
    making = Making(model, onlooker, Plan(planning.first_day, planning.days))
    for tier in TIERS:
        add_tier(model, tier)
        making.improve(tier, efforts[tier])
    return making.made()


@dataclass
class Making:
    """A model, the best plan so far, and what is proven of it."""

    model: Model
    onlooker: Onlooker
    plan: Plan
    results: list[TierResult] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.solver = Solver(self.model.linear)
        self.take(self.model.hint(self.plan))

    def take(self, values: Mapping[int, int]) -> None:
        """Go on from the plan that these values of the choices mean."""
        self.values = values
        self.plan = self.model.plan(values)
        self.verdict = verify(Week(self.model.household, self.plan))

    @property
    def proven(self) -> bool:
        """Whether every tier so far is as good as it can be."""
        return all(result.proven for result in self.results)

    def score(self, tier: Tier) -> int:
        """What the plan costs in a tier, as the model counts it."""
        values = self.model.linear.complete(self.values)
        return self.model.linear.objectives[tier].value(values)

    def nearest(self, objective: Objective, effort: Effort) -> bool:
        """Go on from the best plan found for ``objective``; whether none can be better."""
        hint = dict(enumerate(self.model.linear.complete(self.values)))
        try:
            solved = self.solver.minimise(objective, effort, hint)
        except NoPlanError:
            return False
        self.take(dict(enumerate(solved.values)))
        return solved.proven

    def improve(self, tier: Tier, effort: Effort, enough: int = 0) -> None:
        """Make one tier as good as it gets, or as ``enough``, and keep it so."""
        self.onlooker.began(tier)
        values = self.model.linear.complete(self.values)
        objective = self.model.linear.objectives[tier]
        score = objective.value(values)
        if score <= enough and self.model.linear.kept(values):
            result = TierResult(tier, score, min(score, enough), proven=True, seconds=0.0)
        else:
            result = self._solve(tier, effort, dict(enumerate(values)))
        self.results.append(result)
        self.solver.keep(objective, max(result.score, enough))
        self.onlooker.reached(tier, self.plan, self.verdict)

    def _solve(self, tier: Tier, effort: Effort, hint: Mapping[int, int]) -> TierResult:
        objective = self.model.linear.objectives[tier]
        try:
            solved = self.solver.minimise(
                objective, effort, hint, lambda *found: self.onlooker.better(tier, *found)
            )
        except NoPlanError:
            return TierResult(tier, objective.value(hint), 0, False, effort.seconds)
        self.take(dict(enumerate(solved.values)))
        score = self.score(tier)
        return TierResult(tier, score, solved.bound, score <= solved.bound, solved.seconds)

    def made(self) -> Made:
        """What was reached. Raises PlannerError if it breaks what every plan keeps."""
        broken = self.verdict.of(Tier.NEVER)
        if broken:
            raise PlannerError(f"The planner broke its own rule: {broken[0].sentence}")
        return Made(self.plan, self.verdict, tuple(self.results))
