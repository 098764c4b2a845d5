"""What is missing in the roster's hours, found by the rules' own questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from horarium.core.hours import Interval, joined, run_at, union
from horarium.core.week import Presence, Week
from horarium.store.weeks import RosterDays


@dataclass(frozen=True, slots=True)
class Lack:
    """``alone`` when nobody is there; otherwise how many ``people`` too few, or which skills."""

    alone: bool = False
    people: int = 0
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lacking:
    """A stretch in which the same is missing, and the unbroken gap it is part of."""

    when: Interval
    lack: Lack
    gap: Interval


def lacking(days: RosterDays) -> tuple[Lacking, ...]:
    """All that is missing on the days that are planned, in order."""
    found = tuple(joined(_short(days)))
    gaps = union(when for when, _ in found)
    return tuple(Lacking(when, lack, _held(gaps, when)) for when, lack in found)


def _short(days: RosterDays) -> Iterator[tuple[Interval, Lack]]:
    circle = frozenset(each.name for each in days.week.household.members)
    for presence in days.week.presences:
        if run_at(days.planned, presence.when.start_at):
            lack = lack_of(days.week, presence, circle)
            if lack:
                yield presence.when, lack


def lack_of(week: Week, presence: Presence, circle: frozenset[str]) -> Lack | None:
    """What a stretch is short of. What those could who have left ``circle`` is not known here."""
    if presence.people and not presence.on_duty:
        return Lack(alone=True)
    day = week.clock.date_of(presence.when.start_at)
    few = max(presence.people - len(presence.on_duty), 0)
    unknown = () if presence.on_duty <= circle else presence.skills
    missing = tuple(
        sorted(
            skill
            for skill in presence.skills - frozenset(unknown)
            if not week.skilled(presence.on_duty, skill, day)
        )
    )
    return Lack(people=few, skills=missing) if few or missing else None


def _held(gaps: Iterable[Interval], when: Interval) -> Interval:
    return next(each for each in gaps if each.contains(when))
