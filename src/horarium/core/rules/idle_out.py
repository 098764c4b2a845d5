"""Time out of the machine is spent on something he wants to do."""

from collections.abc import Iterator

from horarium.core.activities import MachineUse
from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words, subtract
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each stretch out of the machine in which nothing takes place."""
    if not week.household.machine:
        return
    spent = [
        placed.away for placed, activity in week.placed if activity.machine is not MachineUse.IN
    ]
    for stretch in subtract(week.machine_free, spent):
        yield Finding(
            rule=RULE.id,
            amount=stretch.minutes,
            sentence=(
                f"Nothing is planned for {week.clock.words(stretch)} out of the machine "
                f"({length_words(stretch.length)})."
            ),
            when=stretch,
        )


RULE = Rule(
    id="idle_out",
    tier=Tier.WISHES,
    sentence="Time out of the machine is spent on something he wants to do.",
    source="the household's choice: time out is dear",
    unit="minutes",
    about="house",
    check=check,
)
