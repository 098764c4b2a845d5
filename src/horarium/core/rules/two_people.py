"""Two people, or more, are there in the hours that need them."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.hours import joined, length_words
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each unbroken stretch short of the same number, in person-minutes.

    The first person is the affair of the rule ``cover``.
    """
    short = ((each.when, each.people - max(len(each.on_duty), 1)) for each in week.presences)
    for stretch, people in joined(short):
        if people > 0:
            yield Finding(
                rule=RULE.id,
                amount=stretch.minutes * people,
                sentence=(
                    f"{counted(people, 'more person is', 'more people are')} needed "
                    f"{week.clock.words(stretch)} ({length_words(stretch.length)})."
                ),
                when=stretch,
            )


RULE = Rule(
    id="two_people",
    tier=Tier.LIFE,
    sentence="As many people are there as each hour needs.",
    source="the household file; most assistance in Sweden has double-staffed hours "
    "(Försäkringskassan 2022)",
    unit="minutes",
    about="house",
    check=check,
    weight=4,
)
