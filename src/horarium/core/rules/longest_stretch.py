"""He is not out of the machine for longer at a time than he can bear."""

from collections.abc import Iterator
from datetime import timedelta

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each stretch that is too long, or that begins before any tolerance."""
    machine = week.household.machine
    for stretch in week.machine_free if machine else ():
        tolerance = machine.tolerance(week.clock.date_of(stretch.start_at)) if machine else None
        longest = tolerance.longest_stretch if tolerance else timedelta()
        if (over := minutes(stretch.length - longest)) > 0:
            limit = (
                f"the longest he can bear is {length_words(longest)}"
                if tolerance
                else "no tolerance is known for that day"
            )
            yield Finding(
                rule=RULE.id,
                amount=over,
                sentence=(
                    f"Out of the machine {week.clock.words(stretch)} for "
                    f"{length_words(stretch.length)}; {limit}."
                ),
                when=stretch,
            )


RULE = Rule(
    id="longest_stretch",
    tier=Tier.NEVER,
    sentence="No stretch out of the machine is longer than he can bear.",
    source="his own figure; how it feels is no guide to it (PMC5720202)",
    unit="minutes",
    about="house",
    check=check,
)
