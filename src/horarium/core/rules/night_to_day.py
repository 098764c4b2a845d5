"""After a night, the agreed time passes before a shift that is none."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each day shift that begins too soon after the night before it."""
    for member, contract, shifts in week.contracted():
        for before, after in pairwise(shifts):
            if before not in week.nights or after in week.nights:
                continue
            between = after.start_at - before.end_at
            if (short := minutes(contract.night_to_day - between)) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=short,
                    sentence=(
                        f"{member.name} comes off a night {week.clock.at(before.end_at)} and has "
                        f"{length_words(max(between, timedelta()))} until the day shift "
                        f"{week.clock.words(after.when)}; "
                        f"{length_words(contract.night_to_day)} are agreed."
                    ),
                    when=after.when,
                    members=(member.name,),
                )


RULE = Rule(
    id="night_to_day",
    tier=Tier.NEVER,
    sentence="After a night, the agreed time passes before a shift that is none.",
    source="the attendant's contract",
    unit="minutes",
    about="member",
    check=check,
)
