"""No attendant has more nights in a row than agreed, and none who agreed to none."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.hours import in_a_row
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each run of nights that is too long, by the days on which they start."""
    for member, contract, _ in week.contracted():
        starts = (week.clock.date_of(night.start_at) for night in week.nights_of(member.name))
        for run in in_a_row(starts):
            if (over := len(run) - contract.nights_in_a_row) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=over,
                    sentence=(
                        f"{member.name} has {counted(len(run), 'night')} in a row from "
                        f"{week.clock.on(run[0])} to {week.clock.on(run[-1])}; "
                        f"{contract.nights_in_a_row or 'none'} "
                        f"{'is' if contract.nights_in_a_row == 1 else 'are'} agreed."
                    ),
                    when=week.clock.days(run[0], len(run)),
                    members=(member.name,),
                )


RULE = Rule(
    id="nights_in_a_row",
    tier=Tier.NEVER,
    sentence="No attendant has more nights in a row than agreed.",
    source="the attendant's contract; a night as the UK Working Time Regulations define it",
    unit="times",
    about="member",
    check=check,
)
