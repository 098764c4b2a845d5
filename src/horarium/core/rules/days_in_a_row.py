"""No attendant works on more days in a row than agreed."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.hours import in_a_row
from horarium.core.week import Week, days_of


def check(week: Week) -> Iterator[Finding]:
    """One finding for each run of days that is too long."""
    handover = week.household.planning.handover
    for member, contract, shifts in week.contracted():
        days = (day for each in shifts for day in days_of(each.when, week.clock, handover))
        for run in in_a_row(days):
            if (over := len(run) - contract.days_in_a_row) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=over,
                    sentence=(
                        f"{member.name} works {counted(len(run), 'day')} in a row from "
                        f"{week.clock.on(run[0])} to {week.clock.on(run[-1])}; "
                        f"{contract.days_in_a_row} are agreed."
                    ),
                    when=week.clock.days(run[0], len(run)),
                    members=(member.name,),
                )


RULE = Rule(
    id="days_in_a_row",
    tier=Tier.NEVER,
    sentence="No attendant works on more days in a row than agreed.",
    source="the attendant's contract",
    unit="times",
    about="member",
    check=check,
)
