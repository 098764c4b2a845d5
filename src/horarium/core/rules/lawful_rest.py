"""Between two shifts lies the rest that the law of the place has."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each shift that may begin too soon after the one before."""
    law = week.household.law
    if law.daily_rest is None:
        return
    for member, _, shifts in week.contracted():
        for before, after in pairwise(shifts):
            rest = after.start_at - before.end_at
            if rest < law.daily_rest:
                yield Finding(
                    rule=RULE.id,
                    amount=1,
                    sentence=(
                        f"{member.name} has {length_words(max(rest, timedelta()))} of rest before "
                        f"{week.clock.words(after.when)}, which may be unlawful "
                        f"({length_words(law.daily_rest)}: {law.title})."
                    ),
                    when=after.when,
                    members=(member.name,),
                )


RULE = Rule(
    id="lawful_rest",
    tier=Tier.LAWFUL,
    sentence="Between two shifts lies the daily rest that the law of the place seems to ask for.",
    source="the figures of labour law the household names, a warning and not legal advice",
    unit="times",
    about="member",
    check=check,
    weight=60,
)
