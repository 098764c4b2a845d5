"""He is in the machine while he sleeps, and for some time before."""

from collections.abc import Iterator
from datetime import date, timedelta

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import DAY, Interval, intersection, length_words, union
from horarium.core.machine import Machine
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each stretch out of the machine in the hours of sleep or just before."""
    machine = week.household.machine
    if not machine:
        return
    days = (week.dates[0] - DAY, *week.dates)
    nights = union(_night(week, machine, day) for day in days)
    for stretch in intersection(week.machine_free, nights):
        yield Finding(
            rule=RULE.id,
            amount=stretch.minutes,
            sentence=(
                f"Out of the machine {week.clock.words(stretch)} "
                f"({length_words(stretch.length)}), when he is to be in it for the night."
            ),
            when=stretch,
        )


def _night(week: Week, machine: Machine, day: date) -> Interval:
    tolerance = machine.tolerance(day)
    before = tolerance.before_sleep if tolerance else timedelta()
    return week.clock.span(day, machine.sleep_from, machine.sleep_length).padded(
        before, timedelta()
    )


RULE = Rule(
    id="before_sleep",
    tier=Tier.NEVER,
    sentence="He is in the machine for the night's sleep and for some time before it.",
    source="his own figures",
    unit="minutes",
    about="house",
    check=check,
)
