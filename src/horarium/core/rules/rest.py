"""The agreed rest lies between any two shifts of an attendant."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each shift that begins too soon after the one before."""
    for member, contract, shifts in week.contracted():
        for before, after in pairwise(shifts):
            rest = after.start_at - before.end_at
            if (short := minutes(contract.rest - rest)) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=short,
                    sentence=(
                        f"{member.name} has {length_words(max(rest, timedelta()))} of rest before "
                        f"{week.clock.words(after.when)}; {length_words(contract.rest)} are agreed."
                    ),
                    when=after.when,
                    members=(member.name,),
                )


RULE = Rule(
    id="rest",
    tier=Tier.NEVER,
    sentence="The agreed rest lies between any two shifts of an attendant.",
    source="the attendant's contract",
    unit="minutes",
    about="member",
    check=check,
)
