"""No attendant has more hours in a week than agreed."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import MINUTE, length_words, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each member and calendar week with too many hours."""
    for member, contract, _ in week.contracted():
        for first in week.mondays:
            worked = week.minutes_in_week(member.name, first)
            if (over := worked - minutes(contract.most)) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=over,
                    sentence=(
                        f"{member.name} has {length_words(worked * MINUTE)} in the week from "
                        f"{week.clock.on(first)}; at most {length_words(contract.most)} are "
                        f"agreed, {length_words(over * MINUTE)} fewer."
                    ),
                    when=week.week_of(first),
                    members=(member.name,),
                )


RULE = Rule(
    id="contract_hours",
    tier=Tier.NEVER,
    sentence="No attendant has more hours in a calendar week than agreed.",
    source="the attendant's contract",
    unit="minutes",
    about="member",
    check=check,
)
