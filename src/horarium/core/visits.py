"""What happened of people's hours: visits, and a calendar week of them beside what was planned.

Time is elapsed time between a check-in and a check-out, to the second. Nothing is made up: who has
not checked out has no hours yet, whatever was planned.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from horarium.core.hours import (
    DAY,
    HOUR,
    HouseClock,
    Interval,
    intersection,
    pieces,
    time_in,
    union,
)

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, order=True)
class Visit:
    """That somebody came, and when they left; open as long as nobody said that they did.

    One that begins and ends at the same instant was taken back: it is shown, and is no time.
    """

    in_at: datetime
    out_at: datetime | None = None

    @property
    def when(self) -> Interval | None:
        """None while it is open, and for one that was taken back."""
        if self.out_at is None or self.out_at <= self.in_at:
            return None
        return Interval(self.in_at, self.out_at)

    def touches(self, when: Interval) -> bool:
        """Whether any of it is, or while it is open may be, in these hours."""
        if self.out_at is None:
            return self.in_at < when.end_at
        return when.holds(self.in_at) or bool(self.when and self.when.overlaps(when))


@dataclass(frozen=True, slots=True)
class DayOfSheet:
    """A day of the house, midnight to midnight: how long somebody was planned, and was here."""

    day: date
    planned: timedelta
    present: timedelta

    @property
    def difference(self) -> timedelta:
        return self.present - self.planned


@dataclass(frozen=True, slots=True)
class Timesheet:
    """One member's calendar week from ``monday``: what was planned and what happened.

    ``pay`` is for an hour, ``agreed`` the least and the most hours of a week, and overtime begins
    after ``overtime_after``, as it was when the sheet was made; None where nothing is said of it.
    """

    member: str
    monday: date
    clock: HouseClock
    planned: tuple[Interval, ...] = ()
    visits: tuple[Visit, ...] = ()
    pay: Decimal = Decimal(0)
    agreed: tuple[timedelta, timedelta] | None = None
    overtime_after: timedelta | None = None

    @property
    def when(self) -> Interval:
        return self.clock.days(self.monday, 7)

    @property
    def visits_in(self) -> tuple[Visit, ...]:
        """Those that touch the week, whole, in their order."""
        return tuple(sorted((each for each in self.visits if each.touches(self.when)), key=_began))

    @property
    def open(self) -> tuple[Visit, ...]:
        return tuple(each for each in self.visits_in if each.out_at is None)

    @property
    def stretches(self) -> tuple[Interval, ...]:
        """When they were here in this week, each instant once, cut at midnight."""
        whens = [each.when for each in self.visits_in]
        here = intersection([self.when], filter(None, whens))
        return tuple(part for each in here for part in pieces(each, self._midnights()))

    @property
    def days(self) -> tuple[DayOfSheet, ...]:
        here, planned = self.stretches, union(self.planned)
        return tuple(
            DayOfSheet(day, time_in(whole, planned), time_in(whole, here))
            for day, whole in self._dates()
        )

    @property
    def present(self) -> timedelta:
        return sum((each.length for each in self.stretches), timedelta())

    @property
    def planned_length(self) -> timedelta:
        return time_in(self.when, union(self.planned))

    @property
    def difference(self) -> timedelta:
        return self.present - self.planned_length

    @property
    def overtime(self) -> timedelta | None:
        """How much of the week lies beyond; a warning, not legal advice."""
        if self.overtime_after is None:
            return None
        return max(self.present - self.overtime_after, timedelta())

    @property
    def earned(self) -> Decimal | None:
        """The hours present at the pay agreed, to the cent, without anything for overtime."""
        if not self.pay:
            return None
        hours = Decimal(self.present // timedelta(microseconds=1)) / (
            HOUR // timedelta(microseconds=1)
        )
        return (hours * self.pay).quantize(_CENT, ROUND_HALF_UP)

    def _dates(self) -> Iterator[tuple[date, Interval]]:
        for day in (self.monday + n * DAY for n in range(7)):
            yield day, self.clock.day(day)

    def _midnights(self) -> tuple[datetime, ...]:
        return tuple(whole.start_at for _, whole in self._dates())


def _began(visit: Visit) -> datetime:
    return visit.in_at


@dataclass(frozen=True, slots=True)
class Exported:
    """A sheet as it leaves the house: the ``version`` that was approved, or 0 for none yet."""

    sheet: Timesheet
    version: int = 0
    approved_at: datetime | None = None
