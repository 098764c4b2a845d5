"""An activity in the machine has him in it, one out of the machine has him out of it."""

from collections.abc import Iterator

from horarium.core.activities import Activity, MachineUse
from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import Interval, length_words, time_in
from horarium.core.roster import Placed
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each activity that has the machine otherwise than it should."""
    if not week.household.machine:
        return
    for placed, activity in week.placed:
        whole, inside, words = _asked(placed, activity)
        out = time_in(whole, week.machine_free)
        rest = whole.length - out
        wrong = min(out, rest) if inside is None else out if inside else rest
        if wrong.total_seconds() >= 60:
            yield Finding(
                rule=RULE.id,
                amount=int(wrong.total_seconds() // 60),
                sentence=(
                    f"{activity.title} {week.clock.words(whole)} {words}, and is not for "
                    f"{length_words(wrong)}."
                ),
                when=whole,
                activity=activity.name,
            )


def _asked(placed: Placed, activity: Activity) -> tuple[Interval, bool | None, str]:
    if activity.machine is MachineUse.OUT:
        return placed.away, False, "is to be out of the machine"
    if activity.machine is MachineUse.IN:
        return placed.when, True, "is to be in the machine"
    return placed.away, None, "is to be wholly in the machine or wholly out of it"


RULE = Rule(
    id="in_or_out",
    tier=Tier.NEVER,
    sentence="An activity is in the machine or out of it, as it should be, from start to end.",
    source="the household file",
    unit="minutes",
    about="house",
    check=check,
)
