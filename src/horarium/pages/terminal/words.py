"""The words that the tables in the terminal share."""

from datetime import date, timedelta

from horarium.core.hours import DAY, WEEKDAYS, HouseClock, Interval

_BEGUN_BEFORE = 5 * " "


def hours_on(clock: HouseClock, day: date, when: Interval) -> str:
    """The hours of ``when`` as the row of ``day`` says them.

    A beginning on an earlier day is left out, for the row of that day has it. An end has its
    day with it unless it is on the row's, or in the night that begins there.
    """
    start, end = clock.local(when.start_at), clock.local(when.end_at)
    last_day, until = end.date(), f"{end:%H:%M}"
    if until == "00:00":
        last_day, until = last_day - DAY, "24:00"
    begun_before = start.date() < day
    if last_day - day > (timedelta() if begun_before else DAY):
        until = f"{WEEKDAYS[last_day.weekday()].capitalize()} {until}"
    return f"{_BEGUN_BEFORE if begun_before else f'{start:%H:%M}'}-{until}"
