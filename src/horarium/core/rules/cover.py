"""Somebody is there in every hour that needs anybody."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words, union
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each unbroken stretch in which somebody is needed and nobody is there."""
    alone = (each.when for each in week.presences if each.people and not each.on_duty)
    for gap in union(alone):
        yield Finding(
            rule=RULE.id,
            amount=gap.minutes,
            sentence=f"Nobody is there {week.clock.words(gap)} ({length_words(gap.length)}).",
            when=gap,
        )


RULE = Rule(
    id="cover",
    tier=Tier.LIFE,
    sentence="Somebody is there in every hour that needs anybody.",
    source="ECRI hazard 8141: never leave ventilator-dependent people unattended",
    unit="minutes",
    about="house",
    check=check,
    weight=8,
)
