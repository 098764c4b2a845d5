"""No week is longer than the law of the place has it."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import MINUTE, length_words, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each member and calendar week that may be too long."""
    law = week.household.law
    if law.most_in_week is None:
        return
    for member, _, _ in week.contracted():
        for first in week.mondays:
            worked = week.minutes_in_week(member.name, first)
            if (over := worked - minutes(law.most_in_week)) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=over,
                    sentence=(
                        f"{member.name} has {length_words(worked * MINUTE)} in the week from "
                        f"{week.clock.on(first)}, {length_words(over * MINUTE)} more than may be "
                        f"lawful ({length_words(law.most_in_week)}: {law.title})."
                    ),
                    when=week.week_of(first),
                    members=(member.name,),
                )


RULE = Rule(
    id="lawful_week",
    tier=Tier.LAWFUL,
    sentence="No attendant has a longer week than the law of the place seems to allow.",
    source="the figures of labour law the household names, a warning and not legal advice",
    unit="minutes",
    about="member",
    check=check,
    weight=4,
)
