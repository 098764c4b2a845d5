"""He is at one activity at a time."""

from collections.abc import Iterator
from itertools import combinations

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each two activities that overlap, travel included."""
    for first, second in combinations(sorted(week.plan.placed, key=lambda each: each.away), 2):
        if common := first.away.common(second.away):
            yield Finding(
                rule=RULE.id,
                amount=common.minutes,
                sentence=(
                    f'"{first.activity}" and "{second.activity}" overlap '
                    f"{week.clock.words(common)} ({length_words(common.length)})."
                ),
                when=common,
                activity=second.activity,
            )


RULE = Rule(
    id="one_at_a_time",
    tier=Tier.NEVER,
    sentence="No two activities overlap, travel included.",
    source="nobody is in two places at once",
    unit="minutes",
    about="house",
    check=check,
)
