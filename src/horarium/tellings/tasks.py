"""What his hours are for: in his own words to him, in neutral ones to whoever is on duty."""

from collections.abc import Iterator
from dataclasses import dataclass

from horarium.core.activities import Activity
from horarium.core.hours import Interval
from horarium.core.roster import Placed
from horarium.core.week import Week
from horarium.store.weeks import RosterDays

OUT = "Out"
OWN_TIME = "Own time"


@dataclass(frozen=True, slots=True)
class OwnHours:
    """An activity as he is told of it; ``away`` is with travel, there and back."""

    id: int
    name: str
    when: Interval
    away: Interval
    driver: str = ""
    companions: tuple[str, ...] = ()

    @property
    def is_outing(self) -> bool:
        return self.when != self.away


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody on duty must know: neutral words, hours, and whether they go with him.

    The hours of an outing are from leaving until he is back.
    """

    shown_as: str
    when: Interval
    is_outing: bool
    goes: bool = False
    drives: bool = False


def own_hours(days: RosterDays, when: Interval) -> tuple[OwnHours, ...]:
    """His activities that touch ``when``, by their beginning."""
    touching = (each for each in sorted(days.placed_ids) if each.away.overlaps(when))
    return tuple(one_of_his(days, each) for each in touching)


def one_of_his(days: RosterDays, placed: Placed) -> OwnHours:
    """One activity; of one that the household no longer has only its name and hours are known."""
    week, key = days.week, days.placed_ids[placed]
    activity = activity_of(week, placed)
    name = activity.title if activity else placed.activity[:1].upper() + placed.activity[1:]
    if activity is None or not activity.is_outing:
        return OwnHours(key, name, placed.when, placed.away)
    driver = week.driver(placed)
    others = tuple(each.name for each in week.going(placed) if each.name != driver)
    return OwnHours(key, name, placed.when, placed.away, driver, others)


def activity_of(week: Week, placed: Placed) -> Activity | None:
    """What is placed, if the household still has it."""
    known = (each for each in week.household.activities if each.name == placed.activity)
    return next(known, None)


def tasks_of(week: Week, member: str, when: Interval) -> tuple[Task, ...]:
    """What a member on duty ``when`` must know of his hours; in no order that says why."""
    told = _tasks(week, member, when)
    return tuple(sorted(told, key=lambda each: (each.when, each.shown_as)))


def _tasks(week: Week, member: str, when: Interval) -> Iterator[Task]:
    for placed in week.plan.placed:
        if placed.away.overlaps(when):
            activity = activity_of(week, placed)
            shown_as = activity.shown_as if activity else OWN_TIME
            if placed.travel:
                goes = activity is not None and _goes(week, member, placed)
                drives = goes and week.driver(placed) == member
                words = OUT if shown_as == OWN_TIME else shown_as
                yield Task(words, placed.away, is_outing=True, goes=goes, drives=drives)
            else:
                yield Task(shown_as, placed.when, is_outing=False)


def simple_tasks(week: Week, when: Interval) -> tuple[Task, ...]:
    """Of those, what needs no competence and is at home."""
    found = (
        Task(activity.shown_as, placed.when, is_outing=False)
        for placed in week.plan.placed
        if placed.away.overlaps(when) and not placed.travel
        for activity in [activity_of(week, placed)]
        if activity and not week.skills_for(activity, placed.away)
    )
    return tuple(sorted(found, key=lambda each: (each.when, each.shown_as)))


def _goes(week: Week, member: str, placed: Placed) -> bool:
    return any(each.name == member for each in week.going(placed))
