"""Every attendant has the hours that are owed to them."""

from collections.abc import Iterator
from datetime import date

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import DAY, MINUTE, length_words, minutes
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each member and whole calendar week with too few hours."""
    for member, contract, _ in week.contracted():
        for first in week.whole_weeks():
            days = free_days(week, member.name, first)
            owed = minutes(contract.least) * days // 7
            worked = week.minutes_in_week(member.name, first)
            if owed > worked:
                yield Finding(
                    rule=RULE.id,
                    amount=owed - worked,
                    sentence=(
                        f"{member.name} has {length_words(worked * MINUTE)} in the week from "
                        f"{week.clock.on(first)} and is owed {length_words(owed * MINUTE)}"
                        f"{'' if days == 7 else f', being free on {days} of its days'}."
                    ),
                    when=week.week_of(first),
                    members=(member.name,),
                )


def free_days(week: Week, name: str, first: date) -> int:
    """On how many days of the week from Monday ``first`` a member is free for some time."""
    days = [week.clock.day(first + n * DAY) for n in range(7)]
    return sum(any(day.overlaps(free) for free in week.free(name)) for day in days)


RULE = Rule(
    id="owed_hours",
    tier=Tier.LAWFUL,
    sentence="Every attendant has at least the hours agreed, less for days they cannot come.",
    source="the attendant's contract",
    unit="minutes",
    about="member",
    check=check,
)
