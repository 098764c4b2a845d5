"""Somebody on duty is competent in whatever the hour needs."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import Interval, length_words, union
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each skill and each unbroken stretch in which nobody there has it."""
    without: dict[str, list[Interval]] = {}
    for presence in week.presences:
        day = week.clock.date_of(presence.when.start_at)
        for skill in presence.skills:
            if not week.skilled(presence.on_duty, skill, day):
                without.setdefault(skill, []).append(presence.when)
    for skill, stretches in sorted(without.items()):
        for stretch in union(stretches):
            yield Finding(
                rule=RULE.id,
                amount=stretch.minutes,
                sentence=(
                    f"Nobody competent in {skill} is there {week.clock.words(stretch)} "
                    f"({length_words(stretch.length)})."
                ),
                when=stretch,
            )


RULE = Rule(
    id="competence",
    tier=Tier.LIFE,
    sentence="In every hour somebody on duty is competent in each thing the hour needs.",
    source="ATS home ventilation guideline, what carers must know (PMC5439679); "
    "the assessor's dated sign-off",
    unit="minutes",
    about="house",
    check=check,
    weight=4,
)
