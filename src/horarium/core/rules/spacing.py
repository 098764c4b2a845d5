"""Between one time of an activity and the next lies the agreed spacing."""

from collections.abc import Iterator
from itertools import pairwise

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each time that begins too soon after the one before."""
    for activity in week.household.activities:
        times = [placed for placed, each in week.placed if each.name == activity.name]
        for before, after in pairwise(times):
            between = after.start_at - before.start_at
            if (short := minutes(activity.spacing - between)) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=short,
                    sentence=(
                        f"{activity.title} {week.clock.words(after.when)} begins "
                        f"{length_words(between)} after the one {week.clock.at(before.start_at)}; "
                        f"{length_words(activity.spacing)} are to lie between."
                    ),
                    when=after.away,
                    activity=activity.name,
                )


RULE = Rule(
    id="spacing",
    tier=Tier.NEVER,
    sentence="Between one time of an activity and the next lies its spacing.",
    source="the household file",
    unit="minutes",
    about="house",
    check=check,
)
