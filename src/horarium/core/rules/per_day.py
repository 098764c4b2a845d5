"""He is not out of the machine for more of a day than he can bear."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words, minutes, time_in
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each day, midnight to midnight, with too much time out."""
    machine = week.household.machine
    for date in week.dates if machine else ():
        tolerance = machine.tolerance(date) if machine else None
        day = week.clock.day(date)
        out = time_in(day, week.machine_free)
        if tolerance and (over := minutes(out - tolerance.per_day)) > 0:
            yield Finding(
                rule=RULE.id,
                amount=over,
                sentence=(
                    f"Out of the machine for {length_words(out)} on {week.clock.on(date)}; "
                    f"the most he can bear in a day is {length_words(tolerance.per_day)}."
                ),
                when=day,
            )


RULE = Rule(
    id="per_day",
    tier=Tier.NEVER,
    sentence="No day has more time out of the machine than he can bear.",
    source="his own figure",
    unit="minutes",
    about="house",
    check=check,
)
