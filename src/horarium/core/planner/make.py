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
    Tier.WISHES: Effort(seconds=60, gap=0.001),
}


class PlannerError(Exception):
    """The planner could not do its work; the message is one sentence."""


class Watch(Protocol):
    """Sees a plan being made, without touching it."""

    def began(self, tier: Tier) -> None: ...

    def better(self, tier: Tier, best: int, bound: int) -> None: ...

    def reached(self, tier: Tier, plan: Plan, verdict: Verdict) -> None: ...


class Unwatched:
    """Looks away."""

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
    watch: Watch = Unwatched(),
) -> Made:
    """The best plan found for a household; what cannot be covered is a gap in it.

    Raises PlannerError when a plan breaks a rule that every plan keeps, which is a defect.
    """
    model = Model(household)
    add_tier(model, Tier.NEVER)
    making = _Making(model, watch)
    for tier in TIERS:
        add_tier(model, tier)
        making.improve(tier, efforts[tier])
    return making.made()


@dataclass
class _Making:
    model: Model
    watch: Watch
    results: list[TierResult] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.solver = Solver(self.model.linear)
        plan = self.model.household.planning
        self.plan = Plan(plan.first_day, plan.days)
        self.verdict = verify(Week(self.model.household, self.plan))
        self.values: dict[int, int] = self.model.hint(self.plan)

    def improve(self, tier: Tier, effort: Effort) -> None:
        """Make one tier as good as it gets, and keep it so."""
        self.watch.began(tier)
        objective = self.model.linear.objectives[tier]
        score = self.verdict.scores[tier]
        if score == 0:
            result = TierResult(tier, 0, 0, proven=True, seconds=0.0)
        else:
            result = self._solve(tier, effort)
        self.results.append(result)
        self.solver.keep(objective, result.score)
        self.watch.reached(tier, self.plan, self.verdict)

    def _solve(self, tier: Tier, effort: Effort) -> TierResult:
        try:
            solved = self.solver.minimise(
                tier, effort, self.values, lambda best, bound: self.watch.better(tier, best, bound)
            )
        except NoPlanError:
            return TierResult(tier, self.verdict.scores[tier], 0, proven=False, seconds=effort.seconds)
        self.values = dict(enumerate(solved.values))
        self.plan = self.model.plan(solved.values)
        self.verdict = verify(Week(self.model.household, self.plan))
        return TierResult(tier, solved.value, solved.bound, solved.proven, solved.seconds)

    def made(self) -> Made:
        broken = self.verdict.of(Tier.NEVER)
        if broken:
            raise PlannerError(f"The planner broke its own rule: {broken[0].sentence}")
        return Made(self.plan, self.verdict, tuple(self.results))
