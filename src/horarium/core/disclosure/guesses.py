"""What people could guess from their own part, though nobody tells them: named to him first.

No telling can hide a pattern from whoever takes part in it. Who goes with him knows the place, and
who is there at home sees that he is out at the same hour of every Tuesday.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from horarium.core.activities import Activity
from horarium.core.roster import Placed
from horarium.core.week import Week

OFTEN = 2
"""How many times of the same make a pattern: twice is when somebody says "again"."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A member who sees one activity come again and again, on these ``days`` of a plan.

    Whoever ``goes`` with him knows the place and takes any two of them for the same thing. Who
    does not, and is on duty, sees him out at the same hour of the same weekday.
    """

    member: str
    activity: Activity
    days: tuple[date, ...]
    goes: bool


def guesses(week: Week) -> tuple[Guess, ...]:
    """What a plan lets its members guess of the outings that go under another name.

    Those who go with him come first, each in the order of the household.
    """
    outings = [
        (placed, activity)
        for placed, activity in week.placed
        if activity.is_outing and activity.shown_as != activity.name
    ]
    return (*_of_those_who_go(week, outings), *_of_those_who_stay(week, outings))


def _of_those_who_go(week: Week, outings: Iterable[tuple[Placed, Activity]]) -> Iterator[Guess]:
    went: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for placed, activity in outings:
        for member in week.going(placed):
            went[member.name, activity.name].append(placed)
    yield from _often(week, went, goes=True)


def _of_those_who_stay(week: Week, outings: Iterable[tuple[Placed, Activity]]) -> Iterator[Guess]:
    saw: dict[tuple[str, str, int, time], list[Placed]] = defaultdict(list)
    for placed, activity in outings:
        leaves = week.clock.local(placed.away.start_at)
        going = {each.name for each in week.going(placed)}
        there = {each.member for each in week.shifts if each.when.overlaps(placed.away)}
        for name in there - going:
            saw[name, activity.name, leaves.weekday(), leaves.time()].append(placed)
    often: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for (name, activity_name, *_), seen in saw.items():
        if len(seen) >= OFTEN:
            often[name, activity_name] += seen
    yield from _often(week, often, goes=False)


def _often(week: Week, seen: dict[tuple[str, str], list[Placed]], *, goes: bool) -> Iterator[Guess]:
    for member in week.household.members:
        for (name, activity), outings in sorted(seen.items()):
            if name == member.name and len(outings) >= OFTEN:
                days = tuple(week.clock.date_of(each.start_at) for each in sorted(outings))
                yield Guess(name, week.household.activity(activity), days, goes)
