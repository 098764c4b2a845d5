"""No funder is billed for more than was authorised."""

from collections.abc import Iterator
from datetime import date, timedelta

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import MINUTE, length_words, minutes
from horarium.core.needs import Funder
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each funder and period in which more would be billed."""
    for funder in week.household.funders:
        for first, used in billed(week, funder).items():
            if (over := minutes(used - funder.authorised)) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=over,
                    sentence=(
                        f"{funder.name} would be billed {length_words(used)} in the "
                        f"{funder.period} from {week.clock.on(first)}; "
                        f"{length_words(funder.authorised)} are authorised, "
                        f"{length_words(over * MINUTE)} fewer."
                    ),
                )


def billed(week: Week, funder: Funder) -> dict[date, timedelta]:
    """What each period that the plan touches would cost the funder, in whole units."""
    first_day = week.plan.first_day
    used = {funder.period.first(day, first_day): timedelta() for day in week.dates}
    used[funder.period.first(first_day, first_day)] += funder.used
    for _, contract, shifts in week.contracted():
        for shift in shifts if contract.funder == funder.name else ():
            period = funder.period.first(week.clock.date_of(shift.start_at), first_day)
            if period in used:
                used[period] += -(-shift.length // funder.unit) * funder.unit
    return used


RULE = Rule(
    id="authorised_hours",
    tier=Tier.LAWFUL,
    sentence="No funder is billed for more time than authorised, in its whole units.",
    source="the funder's authorisation, in the household file",
    unit="minutes",
    about="house",
    check=check,
)
