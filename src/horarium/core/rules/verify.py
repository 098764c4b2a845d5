"""Judges a plan by the rules alone; shares no code with whatever made the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.rules import BY_ID, RULES
from horarium.core.week import Week


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say about a week, in their order, and a score for each tier.

    A score is the sum of weight times amount over a tier's findings: 0 is best.
    """

    findings: tuple[Finding, ...]
    scores: Mapping[Tier, int]

    def of(self, tier: Tier) -> tuple[Finding, ...]:
        """The findings of one tier."""
        return tuple(each for each in self.findings if BY_ID[each.rule].tier is tier)

    @property
    def kept(self) -> bool:
        """Whether every rule is kept that no plan may break."""
        return not self.scores[Tier.NEVER]


def verify(week: Week, rules: Iterable[Rule] = RULES) -> Verdict:
    """Ask each of ``rules`` about a week."""
    scores = dict.fromkeys(Tier, 0)
    findings: list[Finding] = []
    for rule in rules:
        for finding in rule.check(week):
            findings.append(finding)
            scores[rule.tier] += rule.weight * finding.amount
    return Verdict(tuple(findings), MappingProxyType(scores))
