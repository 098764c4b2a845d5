"""What his hours are for: activities fixed or to be placed, in or out of the machine."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from horarium.core.hours import WeeklyHours
from horarium.core.needs import Period

WITHIN_CALL = "within call"


class MachineUse(StrEnum):
    """Whether an activity takes place in the machine, out of it, or either way."""

    IN = "in"
    OUT = "out"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Activity:
    """Something he does, ``times`` in each ``per``, of ``length`` and with ``travel`` each way.

    It lies within ``hours`` (a fixed one has hours of exactly its length), within
    ``other_hours`` where another's availability counts, and from ``first_day`` to ``last_day``,
    which is the deadline if there is one. ``held`` have taken place, ``at_most`` is the cap of
    the whole series, ``spacing`` lies between one start and the next. ``people`` attendants
    willing to do ``kind`` go with him from beginning to end, among them one for each of
    ``skills``; with ``within_call`` one of them waits near, not in the room. ``shown_as`` is
    all that paper and feeds say. ``importance`` is 1 to 3.
    """

    name: str
    length: timedelta
    machine: MachineUse
    hours: tuple[WeeklyHours, ...]
    times: int = 1
    per: Period = Period.WEEK
    kind: str = "activity"
    shown_as: str = "Own time"
    travel: timedelta = timedelta()
    other_hours: tuple[WeeklyHours, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    at_most: int | None = None
    held: int = 0
    spacing: timedelta = timedelta()
    people: int = 1
    skills: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    within_call: bool = False
    importance: int = 2

    @property
    def title(self) -> str:
        """The name as a sentence begins with it."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def is_outing(self) -> bool:
        return self.travel > timedelta()

    @property
    def door_to_door(self) -> timedelta:
        return self.length + 2 * self.travel

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of task whoever goes with him must be willing to do."""
        return (self.kind, WITHIN_CALL) if self.within_call else (self.kind,)

    def open_on(self, day: date) -> bool:
        """Whether ``day`` lies from the first day to the last."""
        return (self.first_day or day) <= day <= (self.last_day or day)


def wanted(activity: Activity, dates: Sequence[date]) -> dict[date, int]:
    """How often an activity is wanted on ``dates``, by the first day of each period.

    A week that lies partly in ``dates``, or partly before the first or after the last day,
    wants its share rounded down. Of the whole plan, what was held is no longer wanted. The cap
    ``at_most`` is left out, as it may fall on any period: ``missing`` counts it.
    Raises ValueError for an activity counted by the month, which is no activity's period.
    """
    if activity.per is Period.MONTH:
        raise ValueError(f"{activity.name} cannot be counted by the month")
    days = Counter(activity.per.first(day, dates[0]) for day in dates if activity.open_on(day))
    if activity.per is Period.PLAN:
        return {first: max(activity.times - activity.held, 0) for first in days}
    whole = 7 if activity.per is Period.WEEK else 1
    return {first: activity.times * count // whole for first, count in days.items()}


def missing(activity: Activity, dates: Sequence[date], starts: Iterable[date]) -> int:
    """How many of the wanted times are not among ``starts``, the local days it is placed on."""
    placed = Counter(activity.per.first(day, dates[0]) for day in starts)
    short = sum(max(count - placed[first], 0) for first, count in wanted(activity, dates).items())
    if activity.at_most is None:
        return short
    return min(short, max(activity.at_most - activity.held - placed.total(), 0))
