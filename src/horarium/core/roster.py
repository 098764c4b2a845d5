"""Agreed hours: shifts, placed activities, time out of the machine, and the plan they make."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from horarium.core.hours import Interval


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """Agreed hours of one attendant."""

    start_at: datetime
    end_at: datetime
    member: str

    @property
    def when(self) -> Interval:
        return Interval(self.start_at, self.end_at)

    @property
    def length(self) -> timedelta:
        return self.end_at - self.start_at


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """An activity with its hours; ``away`` adds the travel there and back."""

    start_at: datetime
    end_at: datetime
    activity: str
    travel: timedelta = timedelta()

    @property
    def when(self) -> Interval:
        return Interval(self.start_at, self.end_at)

    @property
    def away(self) -> Interval:
        return self.when.padded(self.travel, self.travel)


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposal, or once published a roster, for ``days`` days from ``first_day``.

    ``machine_free`` are the stretches out of the machine, in order and apart. A shift may
    begin the evening before the first day and end after the last.
    """

    first_day: date
    days: int
    shifts: tuple[Shift, ...] = ()
    placed: tuple[Placed, ...] = ()
    machine_free: tuple[Interval, ...] = ()
