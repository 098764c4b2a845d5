"""An activity is planned no more often than wished, and a series has an end."""

from collections import Counter
from collections.abc import Iterator

from horarium.core.activities import Activity
from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.needs import Period
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each series past its cap, and for each period with too many times."""
    for activity in week.household.activities:
        for over, words in _beyond(week, activity):
            if over > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=over,
                    sentence=f"{activity.title} is planned {words}.",
                    activity=activity.name,
                )


def _beyond(week: Week, activity: Activity) -> Iterator[tuple[int, str]]:
    first = week.plan.first_day
    days = [week.clock.date_of(each.start_at) for each, of in week.placed if of == activity]
    if activity.at_most is not None:
        yield (
            activity.held + len(days) - activity.at_most,
            (
                f"{counted(len(days), 'time')} and was held {counted(activity.held, 'time')}; "
                f"the agreed end is {activity.at_most} in all"
            ),
        )
    for day, count in sorted(Counter(activity.per.first(day, first) for day in days).items()):
        yield (
            count - activity.times,
            (
                f"{counted(count, 'time')} {_in(activity.per, week.clock.on(day))}; "
                f"{counted(activity.times, 'time')} {_are(activity.times)} wished"
            ),
        )


def _in(per: Period, day: str) -> str:
    if per is Period.PLAN:
        return "in this plan"
    return f"on {day}" if per is Period.DAY else f"in the {per} from {day}"


def _are(times: int) -> str:
    return "is" if times == 1 else "are"


RULE = Rule(
    id="cap",
    tier=Tier.NEVER,
    sentence="No activity is planned more often than wished, or past the agreed end of a series.",
    source="the household file; a course is finite by agreement of all three",
    unit="times",
    about="house",
    check=check,
)
