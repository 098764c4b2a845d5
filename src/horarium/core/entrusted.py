"""What he entrusts to somebody, and what he decided beforehand for the days he cannot decide.

Whoever acts for him does it narrowly, for a time, and it is written down as theirs for him.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST = timedelta(days=366)
"""Nothing is entrusted for longer than a year; then he says it again, or it ends."""


class Area(StrEnum):
    """A part of his pages that somebody may use for him, and nothing beside it."""

    PLANNING = "planning"
    SEARCHES = "searches"
    TIMESHEETS = "timesheets"


@dataclass(frozen=True, slots=True)
class Entrusted:
    """What ``member`` may do for him from ``since`` until ``until``, the first day it ends on."""

    member: str
    areas: frozenset[Area]
    since: date
    until: date
    purpose: str

    def holds_on(self, day: date) -> bool:
        return self.since <= day < self.until


def areas_of(member: str, entrusted: Iterable[Entrusted], day: date) -> frozenset[Area]:
    """All that a member may do for him on a day of his house."""
    held = (each.areas for each in entrusted if each.member == member and each.holds_on(day))
    return frozenset(area for areas in held for area in areas)


class WorstDay(StrEnum):
    """A time when he cannot direct it himself."""

    HOSPITAL = "in hospital"
    CANNOT_DECIDE = "cannot decide for a while"
    DEATH = "has died"


@dataclass(frozen=True, slots=True)
class Decided:
    """What he decided for such a time.

    It begins once as many of ``may_say`` as are needed have said so. Then ``acts``, if anybody,
    may do ``areas`` for him, everyone in the circle is told ``sentence``, and what is in
    ``erases`` ("journal", "story", "course") is erased ``after`` that long.
    """

    day: WorstDay
    may_say: frozenset[str]
    sentence: str = ""
    acts: str = ""
    areas: frozenset[Area] = frozenset()
    erases: frozenset[str] = frozenset()
    after: timedelta = timedelta(days=30)


SOONEST_ERASED = timedelta(days=7)
"""Nothing is erased sooner than a week after it was said: so long it can be taken back."""


def needed(day: WorstDay) -> int:
    """How many must say it. One is not enough to say that he has died."""
    return 2 if day is WorstDay.DEATH else 1


def wrong_with(decided: Decided) -> str:
    """What cannot be decided so, in one sentence; "" where nothing is wrong."""
    if len(decided.may_say) < needed(decided.day):
        count = "two people" if needed(decided.day) == 2 else "somebody"
        return f"Choose {count} who may say so."
    if bool(decided.acts) != bool(decided.areas):
        return "Choose both who acts for you and in what, or neither."
    if decided.erases and decided.day is not WorstDay.DEATH:
        return "Nothing is erased while you live; decide that for after your death."
    if decided.erases and decided.after < SOONEST_ERASED:
        return f"Leave at least {SOONEST_ERASED.days} days before anything is erased."
    return ""


def begins(decided: Decided, said_by: Iterable[str]) -> bool:
    """Whether enough of those whom he named have said it."""
    return len(decided.may_say & set(said_by)) >= needed(decided.day)
