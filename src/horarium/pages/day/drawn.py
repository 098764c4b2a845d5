"""A day as it is drawn from what the person is told."""

from datetime import datetime

from horarium.core.hours import DAY, Interval, monday
from horarium.pages.day.context import DayContext
from horarium.pages.week.addresses import TODAY, day_address, week_address
from horarium.pages.week.context import Bar, Mark
from horarium.pages.week.rows import Room, axis, day_row, opening
from horarium.pages.week.words import day_words
from horarium.tellings.week import HouseDay, HouseDays

# More people at once than a telephone shows beside each other.
MANY = 3


def _bar_words(_: Bar) -> int:
    """As high as a finger needs on the smallest screen."""
    return 6


def _then_words(_: Bar) -> int:
    return 8


def _mark_words(mark: Mark) -> int:
    return 8 if mark.company else 6


ROOM = Room(_bar_words, _then_words, _mark_words)


def day_page(told: HouseDays, now: datetime) -> DayContext:
    """The page of the first of the days that are told."""
    day = told.days[0]
    return DayContext(
        title=f"{day_words(day.day)} {day.day.year}",
        day=day_row(told, day, now, ROOM),
        axis=axis(told.clock, day),
        earlier=day_address(day.day - DAY),
        later=day_address(day.day + DAY),
        week=week_address(monday(day.day)),
        today="" if day.day == told.today else TODAY,
        before=opening(told),
        unplanned=_unplanned(day, now),
        many=_most_at_once([each.when for each in day.shifts]) > MANY,
    )


def _unplanned(day: HouseDay, now: datetime) -> str:
    if day.unplanned != (day.when,):
        return ""
    return f"Nothing {'was' if day.when.end_at <= now else 'is'} planned on this day."


def _most_at_once(spans: list[Interval]) -> int:
    return max((sum(other.holds(each.start_at) for other in spans) for each in spans), default=0)
