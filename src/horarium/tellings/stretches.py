"""Days and hours in which somebody is away, in words."""

from datetime import time

from horarium.core.hours import DAY, HouseClock, Interval


def stretch_words(when: Interval, clock: HouseClock) -> str:
    """``Fri 8 Apr``, ``Fri 8 Apr to Sun 10 Apr``, or with hours where it is not whole days."""
    start, end = clock.local(when.start_at), clock.local(when.end_at)
    if start.time() == end.time() == time():
        last = end.date() - DAY
        first = clock.on(start.date())
        return first if last == start.date() else f"{first} to {clock.on(last)}"
    if when.length < DAY:
        return f"{clock.at(when.start_at)}–{end:%H:%M}"
    return f"{clock.at(when.start_at)} to {clock.at(when.end_at)}"
