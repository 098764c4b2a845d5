"""A plan in the making: each tier in turn made as good as it gets, and kept so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice, takewhile
from typing import Protocol

from horarium.core.findings import Finding, Tier
from horarium.core.plan_file import TierResult
from horarium.core.planner.excerpt import Excerpt, Excerpts, Mask
from horarium.core.planner.linear import Objective
from horarium.core.planner.model import Model
from horarium.core.planner.search import Search
from horarium.core.planner.solve import Effort, NoPlanError, Proof, Solver
from horarium.core.roster import Plan
from horarium.core.rules.begun import broken
from horarium.core.rules.verify import Verdict, verify
from horarium.core.week import Week

EXCERPT_SECONDS = 4.0
ROUNDS_WITHOUT_PROOF = 20


class PlannerError(Exception):
    """The planner could not do its work; the message is one sentence."""


class Onlooker(Protocol):
    """Sees a plan being made, without touching it."""

    def began(self, tier: Tier) -> None: ...

    def better(self, tier: Tier, best: int, bound: int) -> None: ...

    def reached(self, result: TierResult, verdict: Verdict) -> None: ...


class Nobody:
    """Looks on at nothing."""

    def began(self, tier: Tier) -> None: ...

    def better(self, tier: Tier, best: int, bound: int) -> None: ...

    def reached(self, result: TierResult, verdict: Verdict) -> None: ...


NOBODY = Nobody()


@dataclass(frozen=True, slots=True)
class Made:
    """A verified plan, what the rules say of it, and how far each tier is proven."""

    plan: Plan
    verdict: Verdict
    tiers: tuple[TierResult, ...]


@dataclass
class Best:
    """The best values so far for one tier, a proven bound, and the seconds they took."""

    tier: Tier
    objective: Objective
    values: list[int]
    bound: int = 0
    seconds: float = 0.0

    @property
    def score(self) -> int:
        return self.objective.value(self.values)

    @property
    def result(self) -> TierResult:
        score, bound = self.score, min(self.score, self.bound)
        return TierResult(self.tier, score, bound, score <= bound, self.seconds)

    def is_within(self, gap: float) -> bool:
        """Whether no values can be better by more than ``gap``, as an effort counts it."""
        return self.score - self.bound <= gap * (self.score - self.objective.constant)

    def take(self, values: list[int]) -> None:
        """Go on from ``values`` if they are better."""
        if self.objective.value(values) < self.score:
            self.values = values

    def hear(self, proof: Proof) -> None:
        """What a proof has found so far."""
        self.bound, self.seconds = max(self.bound, proof.bound), proof.seconds
        if proof.values:
            self.take(proof.values)


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
        self.onlooker.began(Tier.CHANGES)
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
        linear = self.model.linear
        values = linear.complete(self.values)
        best = Best(tier, linear.objectives[tier], values, enough)
        is_kept = linear.kept(values)
        if is_kept and self.search:
            self._look_around(best, effort, self.search)
        if not is_kept or not (best.is_within(effort.gap) or best.seconds >= effort.seconds):
            self._solve_whole(best, effort)
        if best.values is not values:
            self.take(dict(enumerate(best.values)))
        if self.search:
            self.search.admit(best.values)
        self.results.append(best.result)
        self.solver.keep(best.objective, max(best.score, enough))
        self.onlooker.reached(best.result, self.verdict)

    def _look_around(self, best: Best, effort: Effort, search: Search) -> None:
        """First among promising choices; the wishes are made better while a bound is proven."""
        rounds = search.rounds(best.tier)
        if best.tier is Tier.WISHES and effort.steps is None:
            self._polish_and_prove(best, effort, rounds)
        else:
            half = replace(effort, seconds=effort.seconds / 2)
            self._polish(best, half, islice(rounds, ROUNDS_WITHOUT_PROOF))

    def _polish_and_prove(self, best: Best, effort: Effort, rounds: Iterable[Mask]) -> None:
        alone = replace(effort, workers=1)
        hint = dict(enumerate(best.values))
        with self.solver.proving(best.objective, alone, hint) as proof:
            rounds = takewhile(lambda _: not proof.is_over, rounds)
            self._polish(best, alone, rounds, proof)
            if not best.is_within(effort.gap):
                proof.wait(effort.seconds - best.seconds)
        best.hear(proof)

    def _polish(
        self, best: Best, effort: Effort, rounds: Iterable[Mask], proof: Proof | None = None
    ) -> None:
        """Better values from excerpts of the model in which some choices are free."""
        excerpts = Excerpts(self.model.linear)
        for free in rounds:
            if best.is_within(effort.gap) or best.seconds > effort.seconds:
                break
            self._solve_excerpt(best, effort, excerpts.cut(free, best.values))
            if proof:
                best.hear(proof)
            self.onlooker.better(best.tier, best.score, best.bound)

    def _solve_excerpt(self, best: Best, effort: Effort, excerpt: Excerpt) -> None:
        hint = {place: best.values[var] for place, var in enumerate(excerpt.numbers)}
        little = _a_share_of(effort)
        try:
            objective = excerpt.objective(best.objective)
            solved = Solver(excerpt.model).minimise(objective, little, hint)
        except NoPlanError:
            best.seconds += little.seconds
            return
        best.seconds += solved.seconds
        found = zip(excerpt.numbers, solved.values, strict=True)
        values = self.model.linear.complete(dict(enumerate(best.values)) | dict(found))
        if self.model.linear.kept(values):
            best.take(values)

    def _solve_whole(self, best: Best, effort: Effort) -> None:
        """The whole model, for what of the effort is left: a bound, and what is better still."""
        left = replace(effort, seconds=max(effort.seconds - best.seconds, 1.0))
        hint = dict(enumerate(best.values))

        def tell(score: int, bound: int) -> None:
            self.onlooker.better(best.tier, score, max(bound, best.bound))

        try:
            solved = self.solver.minimise(best.objective, left, hint, tell)
        except NoPlanError:
            best.seconds += left.seconds
            return
        best.seconds += solved.seconds
        best.bound = max(best.bound, solved.bound)
        # One that is only as good stays: tiers still to come may have chosen it.
        if not self.model.linear.kept(best.values):
            best.values = solved.values
        best.take(solved.values)

    def made(self, forgiven: Iterable[Finding] = ()) -> Made:
        """What was reached. Raises PlannerError if it breaks what every plan keeps.

        What is ``forgiven`` has happened and cannot be undone.
        """
        wrong = broken(self.verdict.of(Tier.NEVER), forgiven)
        if wrong:
            raise PlannerError(f"The planner broke its own rule: {wrong[0].sentence}")
        return Made(self.plan, self.verdict, tuple(self.results))


def _a_share_of(effort: Effort) -> Effort:
    """What an excerpt of the model may take of the effort for all of it."""
    return replace(
        effort,
        seconds=min(effort.seconds / 5, EXCERPT_SECONDS),
        steps=None if effort.steps is None else effort.steps / 5,
    )


def fix_the_past(model: Model, past: Plan, now: datetime) -> None:
    """What began before ``now`` stays as it was, even where it breaks an agreement made since."""
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
    model.linear.forgive(model.linear.complete(values))
