"""A household: the person, the circle, the machine and the rules of one house, as values.

Its text is read by ``horarium.core.household_file``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from horarium.core.activities import Activity
from horarium.core.hours import HouseClock
from horarium.core.labour_law import LabourLaw
from horarium.core.machine import Equipment, Machine
from horarium.core.needs import Funder, Need
from horarium.core.people import Member, Part, Person, Service
from horarium.core.watching import Watching

_EARLIEST = time(5)


def morning_of(starts: Iterable[time]) -> time:
    """When the day of a house with these usual starts begins."""
    mornings = [start for start in starts if start >= _EARLIEST]
    return time(min(mornings, default=time(7)).hour)


@dataclass(frozen=True, slots=True)
class Planning:
    """What is planned and with which shifts.

    ``starts`` and ``lengths`` are the house's usual shifts on the wall clock; every start is
    tried with every length, and ``handover`` is added to each, so that shifts overlap by it.
    ``grid`` is the step of machine hours and activity times: 15, 30 or 60 minutes.
    ``reserve`` people who could come stand behind each shift; ``changes_of_hands`` are the
    shifts that begin in a day before it counts as unrest. With ``take_at_once``, whoever offers
    to take hours against which nothing stands has them without his approval.
    """

    first_day: date
    days: int
    starts: tuple[time, ...]
    lengths: tuple[timedelta, ...]
    handover: timedelta = timedelta(minutes=15)
    grid: timedelta = timedelta(minutes=30)
    reserve: int = 1
    changes_of_hands: int = 4
    take_at_once: bool = False

    @property
    def morning(self) -> time:
        """When the house's day begins: the full hour at or before its first usual shift.

        So a night stands in one piece in the day of the evening on which it begins.
        """
        return morning_of(self.starts)


@dataclass(frozen=True, slots=True)
class Household:
    """One tenant: everything that a plan is made from."""

    name: str
    person: Person
    clock: HouseClock
    law: LabourLaw
    planning: Planning
    members: tuple[Member, ...]
    needs: tuple[Need, ...]
    machine: Machine | None = None
    equipment: tuple[Equipment, ...] = ()
    activities: tuple[Activity, ...] = ()
    funders: tuple[Funder, ...] = ()
    services: tuple[Service, ...] = ()
    watching: Watching = field(default_factory=Watching)

    @property
    def attendants(self) -> tuple[Member, ...]:
        """The members who can be given shifts."""
        return tuple(each for each in self.members if Part.ATTENDANT in each.parts)

    @property
    def backups(self) -> tuple[Member, ...]:
        """The on-call backups who have no shifts of their own."""
        return tuple(
            each
            for each in self.members
            if Part.BACKUP in each.parts and Part.ATTENDANT not in each.parts
        )

    def member(self, name: str) -> Member:
        """Raises KeyError when nobody has this name."""
        for each in self.members:
            if each.name == name:
                return each
        raise KeyError(name)

    def activity(self, name: str) -> Activity:
        """Raises KeyError when nothing has this name."""
        for each in self.activities:
            if each.name == name:
                return each
        raise KeyError(name)
