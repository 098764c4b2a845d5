"""Overtime is kept small, where the law of the place knows it."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import MINUTE, length_words, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each member and calendar week with overtime."""
    law = week.household.law
    for member, contract, _ in week.contracted():
        after = law.overtime_for(live_in=contract.live_in)
        if after is None:
            continue
        for first in week.mondays:
            worked = week.minutes_in_week(member.name, first)
            if (over := worked - minutes(after)) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=over,
                    sentence=(
                        f"{member.name} has {length_words(worked * MINUTE)} in the week from "
                        f"{week.clock.on(first)}, {length_words(over * MINUTE)} of it {law.beyond} "
                        f"(beyond {length_words(after)}: {law.title})."
                    ),
                    when=week.week_of(first),
                    members=(member.name,),
                )


RULE = Rule(
    id="overtime",
    tier=Tier.LAWFUL,
    sentence="Overtime is as little as possible.",
    source="the figures of labour law the household names, a warning and not legal advice",
    unit="minutes",
    about="member",
    check=check,
    weight=2,
)
