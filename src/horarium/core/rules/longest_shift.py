"""No shift is longer than its attendant agreed to."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words, minutes
from horarium.core.week import Week, wall_length


def check(week: Week) -> Iterator[Finding]:
    """One finding for each shift that is too long on the wall, its handover not counted."""
    for member, contract, shifts in week.contracted():
        for shift in shifts:
            length = wall_length(shift.when, week.clock) - week.household.planning.handover
            if (over := minutes(length - contract.longest_shift)) > 0:
                yield Finding(
                    rule=RULE.id,
                    amount=over,
                    sentence=(
                        f"{member.name}'s shift {week.clock.words(shift.when)} lasts "
                        f"{length_words(length)} without its handover; at most "
                        f"{length_words(contract.longest_shift)} are agreed."
                    ),
                    when=shift.when,
                    members=(member.name,),
                )


RULE = Rule(
    id="longest_shift",
    tier=Tier.NEVER,
    sentence="No shift is longer than agreed, by the clock on the wall and without its handover.",
    source="the attendant's contract",
    unit="minutes",
    about="member",
    check=check,
)
