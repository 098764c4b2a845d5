"""What a plan is worth: its gaps, what the rules say of it, and everybody's hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from horarium.core.findings import Finding, Tier
from horarium.core.hours import HOUR, MINUTE, Interval, length_words, subtract
from horarium.core.household_file.mistake import printed
from horarium.core.people import Contract
from horarium.core.plan_file import GapExplained
from horarium.core.rules import BY_ID
from horarium.core.rules.explain_gap import short_in
from horarium.core.week import Week
from horarium.pages.gap.closing import closing_shown
from horarium.pages.plan.context import FoundShown, GapShown, HoursShown, TierShown
from horarium.pages.terminal.tiers import amounts, tier_words
from horarium.tellings.draft import Draft
from horarium.tellings.stretches import stretch_words

FEW_FINDINGS = 5
FEW_CLOSINGS = 3
_NAMES = {
    Tier.NEVER: "Agreements",
    Tier.LIFE: "Life",
    Tier.ACTIVITIES: "Activities",
    Tier.LAWFUL: "Law and funds",
    Tier.RESERVE: "Reserve",
    Tier.WISHES: "Wishes, fairness and continuity",
}


@dataclass(frozen=True, slots=True)
class Gaps:
    """Those that a plan opens, those that it leaves open, and the hours that it closes."""

    new: tuple[GapShown, ...]
    still: tuple[GapShown, ...]
    closed: tuple[str, ...]


def gaps_of(draft: Draft) -> Gaps:
    """The gaps still to come; what has happened can be closed by nobody."""
    before, since_at = draft.before, draft.counted_from_at
    after = [each for each in draft.gaps if not since_at or each.when.end_at > since_at]
    if before is None:
        return Gaps(tuple(_gap(draft, each) for each in after), (), ())
    was = [each for each in short_in(before) if not since_at or each.end_at > since_at]
    new = [each for each in after if subtract([each.when], was)]
    still = [each for each in after if each not in new]
    closed = subtract(was, [each.when for each in after])
    return Gaps(
        tuple(_gap(draft, each) for each in new),
        tuple(_gap(draft, each) for each in still),
        tuple(stretch_words(each, draft.after.clock) for each in closed),
    )


def _gap(draft: Draft, gap: GapExplained) -> GapShown:
    clock, asked = draft.after.clock, draft.asked
    day, assumed = clock.date_of(gap.when.start_at), str(asked.id) if asked.state == "draft" else ""
    return GapShown(
        stretch_words(gap.when, clock),
        tuple(printed(each.sentence) for each in gap.reasons),
        tuple(
            closing_shown(each, draft.reach, day, assumed) for each in gap.closings[:FEW_CLOSINGS]
        ),
    )


def tiers_of(draft: Draft) -> Iterator[TierShown]:
    """Each tier as it was and as it will be; "the same" where nothing differs."""
    after = amounts(draft.findings)
    before = amounts(draft.findings_before) if draft.before else None
    for tier, name in _NAMES.items():
        was = tier_words(tier, before[tier]) if before else ""
        is_now = tier_words(tier, after[tier])
        yield TierShown(name, was, "the same" if was == is_now else is_now)


def found_by(findings: Iterable[Finding]) -> Iterator[FoundShown]:
    """What the rules say, tier by tier, the first of each."""
    by_tier: dict[Tier, list[str]] = {tier: [] for tier in _NAMES}
    for finding in findings:
        by_tier[BY_ID[finding.rule].tier].append(printed(finding.sentence))
    for tier, said in by_tier.items():
        if said:
            shown = tuple(said[:FEW_FINDINGS])
            yield FoundShown(f"{_NAMES[tier]} ({len(said)})", shown, len(said) - len(shown))


def hours_of(before: Week | None, after: Week) -> Iterator[HoursShown]:
    """Each attendant's hours in a week, on average over the plan."""
    for member, contract, _ in after.contracted():
        was = _unbroken(length_words(_a_week(before, member.name))) if before else ""
        is_now = _unbroken(length_words(_a_week(after, member.name)))
        yield HoursShown(member.name, was, is_now, _agreed(contract))


def _a_week(week: Week, name: str) -> timedelta:
    own: list[Interval | None] = [each.when.common(week.horizon) for each in week.shifts_of(name)]
    total = sum((each.length for each in own if each), timedelta())
    return total * 7 / week.plan.days // MINUTE * MINUTE


def _agreed(contract: Contract) -> str:
    return f"{contract.least / HOUR:g}–{contract.most / HOUR:g} h"


def _unbroken(words: str) -> str:
    """A figure stays on one line."""
    return words.replace(" ", "\u00a0")
