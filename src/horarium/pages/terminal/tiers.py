"""How good a plan is, tier by tier: in words, and how far from the best that can be."""

from collections import Counter
from collections.abc import Iterable, Mapping

from rich.table import Table
from rich.text import Text

from horarium.core.findings import Finding, Tier, counted
from horarium.core.hours import MINUTE, length_words
from horarium.core.plan_file import TierResult
from horarium.core.rules import BY_ID

TIER_NAMES = {
    Tier.NEVER: "agreements",
    Tier.LIFE: "life",
    Tier.ACTIVITIES: "activities",
    Tier.LAWFUL: "lawful and funded",
    Tier.RESERVE: "reserve",
    Tier.CHANGES: "changes",
    Tier.WISHES: "wishes",
}
_BEST = {
    Tier.NEVER: "all kept",
    Tier.LIFE: "nobody missing",
    Tier.ACTIVITIES: "everything has its time",
    Tier.LAWFUL: "nothing to warn of",
    Tier.RESERVE: "somebody stands behind every shift",
    Tier.CHANGES: "few and late",
    Tier.WISHES: "every wish kept",
}


def amounts(findings: Iterable[Finding]) -> dict[Tier, dict[str, int]]:
    """How much each rule found, by tier."""
    found: dict[Tier, Counter[str]] = {tier: Counter() for tier in Tier}
    for finding in findings:
        found[BY_ID[finding.rule].tier][finding.rule] += finding.amount
    return {tier: dict(counter) for tier, counter in found.items()}


def tier_words(tier: Tier, found: Mapping[str, int]) -> str:
    """``nobody missing``, or what each rule found: ``cover 1 h 30, handover 2 times``."""
    told = (f"{_called(tier, rule)}{_amount(rule, number)}" for rule, number in found.items())
    return ", ".join(told) or _BEST[tier]


def _called(tier: Tier, rule: str) -> str:
    """A rule's name before its amount; none where the tier has the same."""
    return "" if rule == TIER_NAMES[tier] else f"{rule.replace('_', ' ')} "


def _amount(rule: str, number: int) -> str:
    unit = BY_ID[rule].unit
    if unit == "minutes":
        return length_words(number * MINUTE)
    return counted(number, "person", "people") if unit == "people" else counted(number, "time")


def far_words(best: int, bound: int) -> str:
    """``proven`` where nothing can be better, or how far the bound still is."""
    if best <= bound:
        return "proven"
    if best > 2 * bound:
        return "the best found"
    return f"within {100 * (best - bound) / bound:.1f} % of its bound"


def tiers_table(results: Iterable[TierResult], findings: Iterable[Finding]) -> Table:
    """Each tier with what is left to wish for, how sure that is, and the time it took."""
    found = amounts(findings)
    table = Table(title="How good it is")
    table.add_column("Tier", no_wrap=True)
    table.add_column("What is left", ratio=1, overflow="fold")
    table.add_column("How sure", no_wrap=True)
    table.add_column("Time", justify="right", no_wrap=True)
    for result in results:
        table.add_row(
            TIER_NAMES[result.tier],
            Text(tier_words(result.tier, found[result.tier])),
            "proven" if result.proven else far_words(result.score, result.bound),
            f"{result.seconds:.1f} s",
        )
    return table
