"""An outing has its travel, its equipment, and a way back with the reserve unspent."""

from collections.abc import Iterator

from horarium.core.activities import Activity, MachineUse
from horarium.core.findings import Finding, Rule, Tier
from horarium.core.hours import Interval, intersection, length_words, minutes
from horarium.core.roster import Placed
from horarium.core.week import Week


def check(week: Week) -> Iterator[Finding]:
    """One finding for each thing that is wrong with an outing, in minutes."""
    for placed, activity in week.placed:
        for amount, words in _wrong(week, placed, activity):
            yield Finding(
                rule=RULE.id,
                amount=amount,
                sentence=f"{activity.title} {week.clock.words(placed.when)}: {words}.",
                when=placed.away,
                activity=activity.name,
            )


def _wrong(week: Week, placed: Placed, activity: Activity) -> Iterator[tuple[int, str]]:
    if activity.is_outing:
        yield from _equipment(week, placed, activity)
        yield from _back_late(week, placed, activity)
    if differs := minutes(abs(placed.travel - activity.travel)):
        yield (
            differs,
            (
                f"{length_words(placed.travel)} are planned for each way and "
                f"{length_words(activity.travel)} are needed"
            ),
        )


def _equipment(week: Week, placed: Placed, activity: Activity) -> Iterator[tuple[int, str]]:
    known = {each.name: each for each in week.household.equipment}
    for name in activity.equipment:
        if name not in known:
            yield placed.away.minutes, f"it needs the {name}, which the household does not list"
            continue
        for away in intersection([placed.away], known[name].unavailable):
            yield away.minutes, f"the {name} is not to be had {week.clock.words(away)}"


def _back_late(week: Week, placed: Placed, activity: Activity) -> Iterator[tuple[int, str]]:
    machine = week.household.machine
    stretch = _stretch(week, placed.away)
    if not machine or activity.machine is MachineUse.IN or not stretch:
        return
    tolerance = machine.tolerance(week.clock.date_of(stretch.start_at))
    if not tolerance:
        return
    back_by = stretch.start_at + tolerance.longest_stretch - tolerance.reserve
    if (late := minutes(stretch.end_at - back_by)) > 0:
        yield (
            late,
            (
                f"back in the machine {week.clock.at(stretch.end_at)}, which is "
                f"{length_words(stretch.end_at - back_by)} later than {week.clock.at(back_by)}, "
                f"with the reserve of {length_words(tolerance.reserve)}"
            ),
        )


def _stretch(week: Week, away: Interval) -> Interval | None:
    return next((each for each in week.machine_free if each.contains(away)), None)


RULE = Rule(
    id="outing",
    tier=Tier.NEVER,
    sentence="An outing has its travel and equipment, and he is back with the reserve unspent.",
    source="his tolerance and the equipment listed in the household file",
    unit="minutes",
    about="house",
    check=check,
)
