"""A shift lies in the hours in which its member can be there."""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import length_words, subtract
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each stretch of a shift in which its member is not free."""
    for shift in week.shifts:
        for stretch in subtract([shift.when], week.free(shift.member)):
            if stretch.minutes:
                yield Finding(
                    rule=RULE.id,
                    amount=stretch.minutes,
                    sentence=(
                        f"{shift.member} is not free {week.clock.words(stretch)} "
                        f"({length_words(stretch.length)}), within the shift "
                        f"{week.clock.words(shift.when)}."
                    ),
                    when=stretch,
                    members=(shift.member,),
                )


RULE = Rule(
    id="availability",
    tier=Tier.NEVER,
    sentence="Nobody has a shift in hours in which they cannot come, are away, or have left.",
    source="the member's availability, absences and last day, in the household file",
    unit="minutes",
    about="member",
    check=check,
)
