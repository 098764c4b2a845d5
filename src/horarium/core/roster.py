"""Agreed hours: shifts, placed activities, time out of the machine, and the plan they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from horarium.core.hours import DAY, HouseClock, Interval, run_at, subtract, union

Hours = TypeVar("Hours", bound="Shift | Placed | Interval")


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


def parts_in_force(plans: Sequence[Plan], clock: HouseClock) -> tuple[Plan, ...]:
    """Of each of several published plans, what of it counts.

    A day is decided by the plan that holds it, and by the one with the latest first day where
    several do. What begins in the evening before a plan's first day counts where no plan holds
    that evening. The plans have different first days, and are answered in their order.
    """
    return tuple(_counting(plan, decided(plan, plans, clock)) for plan in plans)


def decided(plan: Plan, plans: Sequence[Plan], clock: HouseClock) -> tuple[Interval, ...]:
    """The instants in which what begins is this one's to say, of all ``plans``."""
    own = clock.days(plan.first_day, plan.days)
    held = [(each.first_day, clock.days(each.first_day, each.days)) for each in plans]
    evening = Interval(own.start_at - DAY, own.start_at)
    later = [when for first_day, when in held if first_day > plan.first_day]
    return union([*subtract([own], later), *subtract([evening], [when for _, when in held])])


def _counting(plan: Plan, own: Sequence[Interval]) -> Plan:
    def counted(hours: Iterable[Hours]) -> tuple[Hours, ...]:
        return tuple(each for each in hours if run_at(own, each.start_at))

    return replace(
        plan,
        shifts=counted(plan.shifts),
        placed=counted(plan.placed),
        machine_free=counted(plan.machine_free),
    )
