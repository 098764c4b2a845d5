"""After a stretch out of the machine he recovers in it before the next."""

from collections.abc import Iterator
from itertools import pairwise

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import Interval, length_words, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each stretch that begins too soon, by the tolerance of the one before."""
    machine = week.household.machine
    for before, after in pairwise(week.machine_free if machine else ()):
        tolerance = machine.tolerance(week.clock.date_of(before.start_at)) if machine else None
        between = Interval(before.end_at, after.start_at)
        if tolerance and (short := minutes(tolerance.recovery - between.length)) > 0:
            yield Finding(
                rule=RULE.id,
                amount=short,
                sentence=(
                    f"In the machine {week.clock.words(between)} for "
                    f"{length_words(between.length)} before going out again; "
                    f"{length_words(tolerance.recovery)} are needed to recover."
                ),
                when=between,
            )


RULE = Rule(
    id="recovery",
    tier=Tier.NEVER,
    sentence="Between two stretches out of the machine he has the time in it to recover.",
    source="his own figure",
    unit="minutes",
    about="house",
    check=check,
)
