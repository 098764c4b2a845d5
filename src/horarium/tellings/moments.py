"""Instants and hours in the words of somebody who knows what time it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from horarium.core.hours import DAY, HOUR, WEEKDAYS, HouseClock, Interval, WeeklyHours
from horarium.tellings.stretches import stretch_words

# So far ahead a time of day is that of the next time it comes.
_SOON = 16 * HOUR


@dataclass(frozen=True, slots=True)
class Moments:
    """Says when something is on the wall clock of a house in which it is ``now``."""

    clock: HouseClock
    now: datetime

    @property
    def _today(self) -> date:
        return self.clock.date_of(self.now)

    def at(self, instant: datetime) -> str:
        """``15:00``, ``tomorrow 07:00``, ``yesterday 23:00`` or ``Sat 26 Mar 07:00``."""
        local = self.clock.local(instant)
        days = (local.date() - self._today).days
        named = {0: "", 1: "tomorrow ", -1: "yesterday "}
        return f"{named.get(days, f'{self.clock.on(local.date())} ')}{local:%H:%M}"

    def until(self, instant: datetime) -> str:
        """``07:00``, as long as that can be no other day's."""
        if timedelta() <= instant - self.now < _SOON:
            return f"{self.clock.local(instant):%H:%M}"
        return self.at(instant)

    def span(self, when: Interval) -> str:
        """``15:00–23:00``, ``tomorrow 23:00–07:00``, or both ends in full.

        ``until 07:00`` of what runs since another day.
        """
        if when.holds(self.now) and self.clock.date_of(when.start_at) < self._today:
            return f"until {self.until(when.end_at)}"
        if when.length < DAY:
            return f"{self.at(when.start_at)}–{self.clock.local(when.end_at):%H:%M}"
        return f"{self.at(when.start_at)} to {self.at(when.end_at)}"

    def dated(self, when: Interval) -> str:
        """``Thu 24 Mar 23:00–07:00``, whatever day it is; only the days of whole days."""
        return stretch_words(when, self.clock)


def weekly_words(hours: Iterable[WeeklyHours]) -> str:
    """``Mon–Fri 07:00–09:00, Sat``; ``any hour`` where there are none."""
    return ", ".join(_weekly(each) for each in hours) or "any hour"


def _weekly(hours: WeeklyHours) -> str:
    days = _days(hours.days)
    if hours.length == DAY and hours.start == time():
        return days
    end = (datetime.combine(datetime.min, hours.start) + hours.length).time()
    return f"{days} {hours.start:%H:%M}–{'24:00' if end == time() else f'{end:%H:%M}'}"


def _days(days: frozenset[int]) -> str:
    ordered = sorted(days)
    if len(ordered) == 7:
        return "every day"
    names = [WEEKDAYS[day].capitalize() for day in ordered]
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)
