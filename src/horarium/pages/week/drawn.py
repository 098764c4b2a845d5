"""The week as it is drawn from what the person is told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import ceil

from horarium.core.hours import DAY, date_words, length_words, monday, short_day, week_words
from horarium.pages.week.addresses import THIS_WEEK, week_address
from horarium.pages.week.context import Bar, HoursTable, Mark, WeekContext
from horarium.pages.week.layout import quarters
from horarium.pages.week.rows import Room, axis, day_row, opening
from horarium.tellings.week import HoursOf, HouseDays


def _bar_words(bar: Bar) -> int:
    """Name above hours; long names of people are cut where there is no room."""
    name = 1.05 * len(bar.name) if bar.is_gap else min(len(bar.name), 13)
    return ceil(max(name, 0.85 * len(bar.hours)) + 1.5)


def _then_words(bar: Bar) -> int:
    return ceil(max(len(bar.name), 0.85 * len(bar.hours)) + 0.9 * len(bar.then) + 3)


def _mark_words(mark: Mark) -> int:
    """Words are broken into lines about as long as ``back by 11:20``."""
    return ceil(max(min(0.9 * len(mark.name), 13), 12) + 2)


ROOM = Room(_bar_words, _then_words, _mark_words)


def week_page(told: HouseDays, now: datetime) -> WeekContext:
    """The page of a week."""
    first = told.days[0].day
    total = max(quarters(each.when) for each in told.days)
    plain = min(told.days, key=lambda each: (each.changed_at is not None, each.day))
    is_this = first == monday(told.today)
    return WeekContext(
        title=week_words(first),
        earlier=week_address(first - 7 * DAY),
        later=week_address(first + 7 * DAY),
        days=tuple(day_row(told, each, now, ROOM) for each in told.days),
        width=f"w{total}",
        axis=axis(told.clock, plain),
        this_week="" if is_this else THIS_WEEK,
        before=opening(told),
        unplanned=_unplanned(told, now),
        hours=_hours(told),
    )


def _unplanned(told: HouseDays, now: datetime) -> str:
    """What of a week is not planned, in a sentence."""
    last = told.days[-1].day
    if told.planned_until is None:
        over = told.days[-1].when.end_at <= now
        return f"Nothing {'was' if over else 'is'} planned in this week."
    if told.planned_until <= last:
        return f"Nothing is planned from {short_day(told.planned_until)} on."
    return ""


def _hours(told: HouseDays) -> HoursTable | None:
    if not any(any(each.weeks) for each in told.hours):
        return None
    return HoursTable(tuple(map(date_words, told.mondays)), tuple(_rows(told.hours)))


def _rows(hours: tuple[HoursOf, ...]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for each in hours:
        yield each.member, tuple(map(_length, each.weeks)), _agreed(each)


def _length(length: timedelta) -> str:
    return length_words(length) if length else "–"


def _agreed(hours: HoursOf) -> str:
    if hours.most is None or hours.least is None:
        return ""
    most = length_words(hours.most)
    return f"{length_words(hours.least).removesuffix(' h')}–{most}" if hours.least else f"to {most}"
