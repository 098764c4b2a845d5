"""What has a deadline is done in time."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.rules.activities import lacking
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each activity with a deadline that is missing times."""
    for activity in week.household.activities:
        if activity.last_day is not None and (lacks := lacking(week, activity)):
            yield Finding(
                rule=RULE.id,
                amount=lacks * activity.importance,
                sentence=(
                    f"{counted(lacks, 'time')} of {activity.name} found no place before the "
                    f"deadline, {week.clock.on(activity.last_day)}."
                ),
                when=week.horizon,
                activity=activity.name,
            )


RULE = Rule(
    id="deadlines",
    tier=Tier.ACTIVITIES,
    sentence="Everything with a deadline has the time it needs before it.",
    source="the household file; missing times count by their importance",
    unit="times",
    about="house",
    check=check,
)
