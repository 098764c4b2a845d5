"""A day does not change hands too often."""

from collections import Counter
from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each day on which more shifts begin than the household likes."""
    most = week.household.planning.changes_of_hands
    begin = Counter(week.clock.date_of(shift.start_at) for shift in week.shifts)
    for day in week.dates:
        if begin[day] > most:
            yield Finding(
                rule=RULE.id,
                amount=begin[day] - most,
                sentence=(
                    f"{counted(begin[day], 'shift')} begin on {week.clock.on(day)}; "
                    f"{most or 'none'} would be a quiet day."
                ),
                when=week.clock.day(day),
            )


RULE = Rule(
    id="continuity",
    tier=Tier.WISHES,
    sentence="No day changes hands more often than the household likes.",
    source="the household's choice",
    unit="times",
    about="house",
    check=check,
    weight=60,
)
