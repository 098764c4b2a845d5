"""A member's own week as it is drawn from what they are told."""

from collections.abc import Iterator
from datetime import date, datetime

from horarium.core.hours import DAY, Interval, length_words, monday, week_words
from horarium.pages.now.taking import takes
from horarium.pages.week.addresses import THIS_WEEK, shift_address, week_address
from horarium.pages.week.context import OwnDay, OwnLine, OwnWeekContext
from horarium.pages.week.words import (
    change_words,
    dated_words,
    day_words,
    hours_words,
    names_words,
    shifts_words,
    task_words,
    time_words,
)
from horarium.tellings.own_week import OwnShift, OwnWeek

MY_SHIFTS = "My shifts"


def own_week_page(told: OwnWeek, now: datetime) -> OwnWeekContext:
    """The page of a member's week."""
    first = told.first_day
    is_this = first == monday(told.today)
    after = told.next
    return OwnWeekContext(
        title=f"{MY_SHIFTS}, {week_words(first)}",
        earlier=week_address(first - 7 * DAY),
        later=week_address(first + 7 * DAY),
        days=tuple(_days(told, now)),
        total=f"{length_words(told.total)} in {shifts_words(len(told.shifts))}" * bool(told.shifts),
        this_week="" if is_this else THIS_WEEK,
        nothing=_nothing(told),
        next=(shift_address(after.id), dated_words(told.clock, after.when)) if after else None,
        takes=takes(told.takes, len(told.takes.open)),
    )


def _nothing(told: OwnWeek) -> str:
    if told.shifts:
        return ""
    if not told.attends:
        return "Shifts are not part of what you do here."
    if not told.planned:
        return "This week is not planned."
    return "You have no shifts in this week."


def _days(told: OwnWeek, now: datetime) -> Iterator[OwnDay]:
    for day in (told.first_day + n * DAY for n in range(7)):
        shifts = [each for each in told.shifts if told.clock.date_of(each.when.start_at) == day]
        away = _away(told, day)
        if shifts or away:
            yield OwnDay(
                words=day_words(day),
                is_today=day == told.today,
                shifts=tuple(own_line(told, each, now) for each in shifts),
                away=away,
            )


def _away(told: OwnWeek, day: date) -> str:
    whole = told.clock.day(day)
    parts = [common for each in told.away if (common := each.common(whole))]
    if parts == [whole]:
        return "Away"
    return f"Away {names_words([_part(told, whole, each) for each in parts])}" if parts else ""


def _part(told: OwnWeek, day: Interval, part: Interval) -> str:
    start, end = (time_words(told.clock, each) for each in (part.start_at, part.end_at))
    if part.start_at == day.start_at:
        return f"until {end}"
    return f"from {start}" if part.end_at == day.end_at else f"{start}–{end}"


def own_line(told: OwnWeek, shift: OwnShift, now: datetime) -> OwnLine:
    clock = told.clock
    changed_at = clock.change_in(shift.when)
    return OwnLine(
        address=shift_address(shift.id),
        hours=hours_words(clock, shift.when),
        length=length_words(shift.when.length),
        handover=handover_words(shift),
        tasks=tuple(task_words(clock, each) for each in shift.tasks),
        runs=shift.when.holds(now),
        change=f"{change_words(clock, changed_at)}." if changed_at else "",
    )


def handover_words(shift: OwnShift) -> tuple[str, ...]:
    """Whom they relieve, and who relieves them."""
    before, after = names_words(shift.relieves), names_words(shift.relieved_by)
    relieve = "relieve" if len(shift.relieved_by) > 1 else "relieves"
    told = [f"You relieve {before}." if before else "", f"{after} {relieve} you." if after else ""]
    return tuple(filter(None, told))
