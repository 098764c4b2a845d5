"""Whoever leaves has handed over to whoever came."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import joined, length_words
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each stretch in which all who are there have only just arrived."""
    fresh = (
        (each.when, each.on_duty if each.people and not each.settled else frozenset())
        for each in week.presences
    )
    for stretch, arrived in joined(fresh):
        if arrived:
            names = tuple(sorted(arrived))
            yield Finding(
                rule=RULE.id,
                amount=stretch.minutes,
                sentence=(
                    f"{' and '.join(names)} {'arrives' if len(names) == 1 else 'arrive'} "
                    f"{week.clock.at(stretch.start_at)} and nobody is there to hand over "
                    f"({length_words(stretch.length)})."
                ),
                when=stretch,
                members=names,
            )


RULE = Rule(
    id="handover",
    tier=Tier.LIFE,
    sentence="Somebody who has been there is still there while another arrives.",
    source="the household's choice: its handover",
    unit="minutes",
    about="house",
    check=check,
)
