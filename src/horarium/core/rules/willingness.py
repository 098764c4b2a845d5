"""Those who go with him to an activity are willing to.

Who is not willing was told in private: a finding says how many are missing and names nobody.
"""

from collections.abc import Iterator

from horarium.core.findings import Finding, Rule, Tier, counted
from horarium.core.rules.company import lacking
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each placed activity that has people enough, but too few willing ones."""
    for placed, activity in week.placed:
        willing = lacking(week, placed, activity, week.companions(placed))
        there = lacking(week, placed, activity, week.on_duty_throughout(placed.away))
        more = willing.amount - there.amount
        if more > 0:
            yield Finding(
                rule=RULE.id,
                amount=more,
                sentence=(
                    f"{activity.title} {week.clock.words(placed.when)} needs "
                    f"{counted(more, 'more willing person', 'more willing people')} "
                    "from beginning to end."
                ),
                when=placed.away,
                activity=activity.name,
            )


RULE = Rule(
    id="willingness",
    tier=Tier.NEVER,
    sentence="Whoever goes with him to an activity has said that they are willing to.",
    source="asked of each in private beforehand, as Bahner's study of 15 assistants suggests",
    unit="people",
    about="house",
    check=check,
)
