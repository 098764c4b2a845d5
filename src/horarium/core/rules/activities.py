"""What he wants to do has its time."""

from collections.abc import Iterator

from horarium.core.activities import Activity, missing
from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each activity without a deadline that is missing times."""
    for activity in week.household.activities:
        if activity.last_day is None and (lacks := lacking(week, activity)):
            yield Finding(
                rule=RULE.id,
                amount=lacks * activity.importance,
                sentence=f"{counted(lacks, 'time')} of {activity.name} found no place.",
                when=week.horizon,
                activity=activity.name,
            )


def lacking(week: Week, activity: Activity) -> int:
    """How many of the wanted times of an activity the plan does not hold."""
    starts = [week.clock.date_of(each.start_at) for each, of in week.placed if of == activity]
    return missing(activity, week.dates, starts)


RULE = Rule(
    id="activities",
    tier=Tier.ACTIVITIES,
    sentence="Everything he wants to do has its time, as often as he wants it.",
    source="the household file; missing times count by their importance",
    unit="times",
    about="house",
    check=check,
)
