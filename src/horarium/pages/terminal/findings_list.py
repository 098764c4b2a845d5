"""What the rules say about a plan, tier by tier, in the order in which it matters."""

from collections.abc import Iterable, Iterator

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from horarium.core.findings import Finding, Tier
from horarium.core.rules import BY_ID

_HEADINGS = {
    Tier.NEVER: "Broken, which no plan may do",
    Tier.LIFE: "Life: cover, competence",
    Tier.ACTIVITIES: "Activities",
    Tier.LAWFUL: "Lawful and funded (a warning, not legal advice)",
    Tier.RESERVE: "Reserve",
    Tier.WISHES: "Wishes, fairness, continuity",
}


def findings_list(findings: Iterable[Finding], *, most: int | None = None) -> Group:
    """The findings under their tiers: the first ``most`` of each, and how many more there are."""
    by_tier: dict[Tier, list[Finding]] = {tier: [] for tier in Tier}
    for finding in findings:
        by_tier[BY_ID[finding.rule].tier].append(finding)
    found = [_tier(tier, listed, most) for tier, listed in by_tier.items() if listed]
    return Group(*found) if found else Group(Text("Every rule is kept."))


def _tier(tier: Tier, findings: list[Finding], most: int | None) -> Group:
    shown = findings[:most]
    heading = Text(f"{_HEADINGS[tier]} ({len(findings)})", style="bold")
    return Group(heading, *_sentences(shown), *_rest(len(findings) - len(shown)))


def _sentences(findings: list[Finding]) -> Iterator[Padding]:
    for finding in findings:
        yield Padding(Text(f"- {finding.sentence}"), (0, 0, 0, 2))


def _rest(count: int) -> Iterator[Padding]:
    if count:
        yield Padding(Text(f"- and {count} more"), (0, 0, 0, 2))
