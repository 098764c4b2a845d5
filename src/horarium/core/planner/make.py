"""Makes a plan: one tier after the other, each kept while the next is made better."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from horarium.core.findings import Finding, Tier
from horarium.core.household import Household
from horarium.core.plan_file import TierResult
from horarium.core.planner.constraints import add_tier
from horarium.core.planner.excerpt import Excerpt, Excerpts
from horarium.core.planner.linear import Objective
from horarium.core.planner.model import Model
from horarium.core.planner.search import Search
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


EXCERPT_SECONDS = 2.0


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


NOBODY = Nobody()


@dataclass(frozen=True, slots=True)
class Made:
    """A verified plan, what the rules say of it, and how far each tier is proven."""

    plan: Plan
    verdict: Verdict
    tiers: tuple[TierResult, ...]


def make_plan(
    household: Household,
    efforts: Mapping[Tier, Effort] = EFFORTS,
    onlooker: Onlooker = NOBODY,
) -> Made:
    """The best plan found for a household; what cannot be covered is a gap in it.

    Raises PlannerError when a plan breaks a rule that every plan keeps, which is a defect.
    """
    model = Model(household)
    add_tier(model, Tier.NEVER)
    planning = household.planning
    making = Making(model, onlooker, Plan(planning.first_day, planning.days))
    add_tier(model, Tier.LIFE)
    making.improve(Tier.LIFE, efforts[Tier.LIFE])
    for tier in (Tier.ACTIVITIES, Tier.LAWFUL, Tier.WISHES):
        add_tier(model, tier)
    making.search = Search(model)
    add_tier(model, Tier.RESERVE)
    making.sketch(making.search, efforts)
    for tier in TIERS[1:]:
        making.improve(tier, efforts[tier])
    return making.made()


@dataclass
class Making:
    """A model, the best plan so far, and what is proven of it."""

    model: Model
    onlooker: Onlooker
    plan: Plan
    search: Search | None = None
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
        objective = self.model.linear.objectives[tier]
        values = self.model.linear.complete(self.values)
        seconds = 0.0
        if objective.value(values) > enough and self.model.linear.kept(values):
            values, seconds = self._polish(tier, effort, values, enough)
        score = objective.value(values)
        if score <= enough and self.model.linear.kept(values):
            result = TierResult(tier, score, min(score, enough), proven=True, seconds=seconds)
        else:
            left = replace(effort, seconds=max(effort.seconds - seconds, 1.0))
            result = self._prove(tier, left, values, seconds)
        self.results.append(result)
        self.solver.keep(objective, max(result.score, enough))
        self.onlooker.reached(tier, self.plan, self.verdict)

    def sketch(self, search: Search, efforts: Mapping[Tier, Effort]) -> None:
        """Go on from a plan of promising shifts alone, if it is as good for life."""
        linear = self.model.linear
        nothing = linear.complete({})
        excerpt = Excerpts(linear).cut(search.promising, nothing)
        solver, hint = Solver(excerpt.model), dict.fromkeys(range(len(excerpt.numbers)), 0)
        for tier in TIERS[:-1]:
            objective = excerpt.objective(linear.objectives[tier])
            try:
                solved = solver.minimise(objective, _a_share_of(efforts[tier]), hint)
            except NoPlanError:
                return
            solver.keep(objective, solved.value)
            hint = dict(enumerate(solved.values))
        found = linear.complete(dict(zip(excerpt.numbers, hint.values(), strict=True)))
        life = linear.objectives[Tier.LIFE]
        if linear.kept(found) and life.value(found) <= self.score(Tier.LIFE):
            self.take(dict(enumerate(found)))

    def _polish(
        self, tier: Tier, effort: Effort, values: list[int], enough: int
    ) -> tuple[list[int], float]:
        """Better values from excerpts of the model, and the seconds that finding them took."""
        linear, objective = self.model.linear, self.model.linear.objectives[tier]
        excerpts, seconds = Excerpts(linear), 0.0
        for free in self.search.rounds(tier, values) if self.search else ():
            if objective.value(values) <= enough or seconds > effort.seconds / 2:
                break
            excerpt = excerpts.cut(free, values)
            found, took = self._improved(excerpt, objective, effort, values)
            seconds += took
            if objective.value(found) < objective.value(values) and linear.kept(found):
                values[:] = found
                self.onlooker.better(tier, objective.value(values), 0)
        self.take(dict(enumerate(values)))
        return values, seconds

    def _improved(
        self, excerpt: Excerpt, objective: Objective, effort: Effort, values: list[int]
    ) -> tuple[list[int], float]:
        hint = {place: values[var] for place, var in enumerate(excerpt.numbers)}
        little = _a_share_of(effort)
        try:
            solved = Solver(excerpt.model).minimise(excerpt.objective(objective), little, hint)
        except NoPlanError:
            return values, little.seconds
        found = dict(enumerate(values)) | dict(zip(excerpt.numbers, solved.values, strict=True))
        return self.model.linear.complete(found), solved.seconds

    def _prove(self, tier: Tier, effort: Effort, values: list[int], seconds: float) -> TierResult:
        """The whole model, from ``values`` on, for a bound and what is better still."""
        objective, hint = self.model.linear.objectives[tier], dict(enumerate(values))
        try:
            solved = self.solver.minimise(
                objective, effort, hint, lambda *found: self.onlooker.better(tier, *found)
            )
        except NoPlanError:
            score = objective.value(values)
            return TierResult(tier, score, 0, score <= 0, seconds + effort.seconds)
        # One that is only as good stays: tiers still to come may have chosen it.
        if solved.value < objective.value(values) or not self.model.linear.kept(values):
            self.take(dict(enumerate(solved.values)))
        score, bound = self.score(tier), solved.bound
        return TierResult(tier, score, bound, score <= bound, seconds + solved.seconds)

    def made(self, forgiven: Iterable[Finding] = ()) -> Made:
        """What was reached. Raises PlannerError if it breaks what every plan keeps.

        What is ``forgiven`` has happened and cannot be undone.
        """
        past = {(each.rule, each.when, each.members) for each in forgiven}
        broken = [
            each
            for each in self.verdict.of(Tier.NEVER)
            if (each.rule, each.when, each.members) not in past
        ]
        if broken:
            raise PlannerError(f"The planner broke its own rule: {broken[0].sentence}")
        return Made(self.plan, self.verdict, tuple(self.results))


def _a_share_of(effort: Effort) -> Effort:
    """What an excerpt of the model may take of the effort for all of it."""
    return replace(
        effort,
        seconds=min(effort.seconds / 5, EXCERPT_SECONDS),
        steps=None if effort.steps is None else effort.steps / 5,
    )
