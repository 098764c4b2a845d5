"""An activity takes place when it can: in its hours, on its days and for its full length."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from horarium.core.activities import Activity
from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import Interval, length_words, minutes, subtract
from horarium.core.roster import Placed
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each way in which an activity lies where it cannot, in minutes."""
    known = {activity.name: activity for activity in week.household.activities}
    for placed in sorted(week.plan.placed):
        activity = known.get(placed.activity)
        wrong = _wrong(week, placed, activity) if activity else _unknown(placed)
        for length, words in wrong:
            if minutes(length) > 0:
                title = activity.title if activity else placed.activity
                yield Finding(
                    rule=RULE.id,
                    amount=minutes(length),
                    sentence=(
                        f"{title} {week.clock.words(placed.when)} is "
                        f"{length_words(length)} {words}."
                    ),
                    when=placed.away,
                    activity=placed.activity,
                )


def _unknown(placed: Placed) -> Iterator[tuple[timedelta, str]]:
    yield placed.when.length, "of something that is no activity of this household"


def _wrong(week: Week, placed: Placed, activity: Activity) -> Iterator[tuple[timedelta, str]]:
    when, away, clock = placed.when, placed.away, week.clock
    yield _outside(when, week.expanded(activity.hours)), "outside its hours"
    if activity.other_hours:
        others = week.expanded(activity.other_hours)
        yield _outside(when, others), "outside the hours in which the other can be there"
    if activity.first_day:
        first_at = clock.day(activity.first_day).start_at
        yield _before(when, first_at), f"before its first day, {clock.on(activity.first_day)}"
    if activity.last_day:
        end_at = clock.day(activity.last_day).end_at
        after = when.length - _before(when, end_at)
        yield after, f"after its last day, {clock.on(activity.last_day)}"
    wrong = when.length - activity.length
    yield abs(wrong), f"{_longer(wrong)} than the {length_words(activity.length)} it takes"
    yield _outside(away, [week.horizon]), "outside the days of the plan"


def _outside(when: Interval, hours: Iterable[Interval]) -> timedelta:
    return sum((each.length for each in subtract([when], hours)), timedelta())


def _before(when: Interval, instant: datetime) -> timedelta:
    return min(max(instant - when.start_at, timedelta()), when.length)


def _longer(difference: timedelta) -> str:
    return "longer" if difference > timedelta() else "shorter"


RULE = Rule(
    id="activity_hours",
    tier=Tier.NEVER,
    sentence="An activity takes place in its hours, on its days and for its full length.",
    source="the household file",
    unit="minutes",
    about="house",
    check=check,
)
