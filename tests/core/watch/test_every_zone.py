"""Whatever clocks do, anywhere: shifts never leave a gap, and what is waited for passes as time.

HORARIUM_ZONES is how many zones are tried, drawn by the seed; ``all`` tries every zone there is.
"""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from horarium.core.hours import DAY, HOUR, HouseClock, Interval
from horarium.core.watch.house_time import HouseTime, Reading

FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
PATTERNS = {
    "three of eight hours": ((time(7), 8), (time(15), 8), (time(23), 8)),
    "two of twelve": ((time(8), 12), (time(20), 12)),
    "one of a day": ((time(9), 24),),
    "through the change": ((time(1, 30), 1), (time(2, 30), 1), (time(3, 30), 22)),
    "six of four": tuple((time(hour), 4) for hour in (0, 4, 8, 12, 16, 20)),
}


def zones() -> list[str]:
    known = sorted(each for each in available_timezones() if "/" in each)
    asked = os.environ.get("HORARIUM_ZONES", "40")
    return known if asked == "all" else random.Random(int(asked)).sample(known, int(asked))  # noqa: S311


@cache
def transitions(zone: str) -> tuple[datetime, ...]:
    """Every instant at which the clocks of a zone change, to the minute."""
    return tuple(_transitions(ZoneInfo(zone)))


def _transitions(zone: ZoneInfo) -> Iterator[datetime]:
    day = FIRST
    while day < LAST:
        if _offset(zone, day) != _offset(zone, day + DAY):
            low, high = day, day + DAY
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                same = _offset(zone, middle) == _offset(zone, low)
                low, high = (middle, high) if same else (low, middle)
            yield high
        day += DAY


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()


def rota(clock: HouseClock, around: datetime, pattern: str) -> list[Interval]:
    """The shifts of the days around an instant."""
    first = clock.date_of(around) - 2 * DAY
    return [
        clock.span(first + n * DAY, start, hours * HOUR)
        for n in range(5)
        for start, hours in PATTERNS[pattern]
    ]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_change_of_clocks_leaves_a_gap(pattern: str) -> None:
    """Where the wall shows an hour twice, two are there for it; never nobody."""
    tried = 0
    for zone in zones():
        clock = HouseClock(zone)
        for changes_at in transitions(zone):
            shifts = rota(clock, changes_at, pattern)
            for one, other in pairwise(shifts):
                assert other.start_at <= one.end_at, (zone, changes_at, pattern)
            tried += 1
    print(f"{pattern}: {tried} changes of clocks")  # noqa: T201 - shown by pytest -rP
    assert tried


def test_a_wait_across_a_change_is_exact() -> None:
    """What is due in so many hours is due when they have passed, whatever the wall shows."""
    for zone in zones():
        for changes_at in transitions(zone):
            before = changes_at - 2 * HOUR
            local = before.astimezone(ZoneInfo(zone))
            now = HouseTime(Reading("boot", DAY, local), before, before)
            due_at = (changes_at + HOUR).astimezone(ZoneInfo(zone)).astimezone(UTC)
            assert now.until(due_at) - now.house_at == 3 * HOUR
