"""Time in a house: instants, intervals, and the hours of a week as its people say them.

Instants are aware datetimes in UTC and their names end in ``_at``; intervals are half-open.
A rota is made of local wall times. Where a clock change makes one ambiguous or skips it, a
span begins at the first and ends at the last instant that can be meant, so that a change of
clocks gives an overlap and never a gap.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from whenever import PlainDateTime

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LONG_WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
# As the household's file and people spell them in short.
WEEKDAYS = tuple(each[:3].lower() for each in LONG_WEEKDAYS)

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The instants from ``start_at`` up to, not including, ``end_at``; never empty.

    Raises ValueError when the end is not after the start or an instant has no zone.
    """

    start_at: datetime
    end_at: datetime

    def __post_init__(self) -> None:
        if self.start_at.tzinfo is None or self.end_at.tzinfo is None:
            raise ValueError("an interval needs instants with a zone")
        if self.end_at <= self.start_at:
            raise ValueError(f"an interval must end after it starts: {self.start_at}")

    @property
    def length(self) -> timedelta:
        return self.end_at - self.start_at

    @property
    def minutes(self) -> int:
        return minutes(self.length)

    def holds(self, instant: datetime) -> bool:
        return self.start_at <= instant < self.end_at

    def contains(self, other: "Interval") -> bool:
        return self.start_at <= other.start_at and other.end_at <= self.end_at

    def overlaps(self, other: "Interval") -> bool:
        return self.start_at < other.end_at and other.start_at < self.end_at

    def common(self, other: "Interval") -> "Interval | None":
        """What both hold, or None."""
        if not self.overlaps(other):
            return None
        return Interval(max(self.start_at, other.start_at), min(self.end_at, other.end_at))

    def padded(self, before: timedelta, after: timedelta) -> "Interval":
        return Interval(self.start_at - before, self.end_at + after)


def minutes(length: timedelta) -> int:
    """Whole minutes of a length, rounded down."""
    return length // MINUTE


def union(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same instants as few, ordered intervals; touching ones are joined."""
    joined: list[Interval] = []
    for each in sorted(intervals):
        if joined and each.start_at <= joined[-1].end_at:
            joined[-1] = Interval(joined[-1].start_at, max(joined[-1].end_at, each.end_at))
        else:
            joined.append(each)
    return tuple(joined)


def subtract(intervals: Iterable[Interval], holes: Iterable[Interval]) -> tuple[Interval, ...]:
    """The instants of ``intervals`` that are in none of ``holes``."""
    cuts = union(holes)
    left: list[Interval] = []
    for each in union(intervals):
        start_at = each.start_at
        for cut in cuts:
            if cut.end_at <= start_at or cut.start_at >= each.end_at:
                continue
            if cut.start_at > start_at:
                left.append(Interval(start_at, cut.start_at))
            start_at = cut.end_at
        if start_at < each.end_at:
            left.append(Interval(start_at, each.end_at))
    return tuple(left)


def intersection(some: Iterable[Interval], others: Iterable[Interval]) -> tuple[Interval, ...]:
    """The instants that are both in ``some`` and in ``others``."""
    theirs = union(others)
    return tuple(
        common for mine in union(some) for other in theirs if (common := mine.common(other))
    )


def covered(whole: Interval, intervals: Iterable[Interval]) -> bool:
    """Whether every instant of ``whole`` is in at least one of ``intervals``."""
    return not subtract([whole], intervals)


def time_in(whole: Interval, intervals: Iterable[Interval]) -> timedelta:
    """How much of ``whole`` lies in ``intervals``, which must not overlap each other."""
    parts = (whole.common(each) for each in intervals)
    return sum((part.length for part in parts if part), timedelta())


def pieces(whole: Interval, instants: Iterable[datetime]) -> Iterator[Interval]:
    """``whole`` cut at each of ``instants`` that lies inside it, in order."""
    inside = {at for at in instants if whole.start_at < at < whole.end_at}
    for start_at, end_at in pairwise(sorted(inside | {whole.start_at, whole.end_at})):
        yield Interval(start_at, end_at)


def joined(parts: Iterable[tuple[Interval, K]]) -> Iterator[tuple[Interval, K]]:
    """Ordered, disjoint ``parts``; those that touch and carry the same become one."""
    last: tuple[Interval, K] | None = None
    for when, what in parts:
        if last and last[0].end_at == when.start_at and last[1] == what:
            last = Interval(last[0].start_at, when.end_at), what
            continue
        if last:
            yield last
        last = when, what
    if last:
        yield last


def run_at(runs: Sequence[Interval], instant: datetime) -> Interval | None:
    """The one of ordered, disjoint ``runs`` that holds ``instant``."""
    index = bisect_right(runs, instant, key=lambda run: run.start_at) - 1
    return runs[index] if index >= 0 and runs[index].holds(instant) else None


def monday(day: date) -> date:
    """The first day of the calendar week that ``day`` lies in."""
    return day - day.weekday() * DAY


def in_a_row(dates: Iterable[date]) -> Iterator[tuple[date, ...]]:
    """The longest runs of days that follow one another, in order."""
    run: list[date] = []
    for day in sorted(set(dates)):
        if run and day - run[-1] != DAY:
            yield tuple(run)
            run = []
        run.append(day)
    if run:
        yield tuple(run)


@dataclass(frozen=True, slots=True)
class HouseClock:
    """The wall clock of a house in a zone of the IANA database, such as America/Los_Angeles."""

    zone: str

    def first(self, day: date, at: time, plus: timedelta = timedelta()) -> datetime:
        """The first instant that ``at`` on ``day`` (and ``plus`` on the wall) can mean."""
        return _instant(self.zone, day, at, plus, "earlier")

    def last(self, day: date, at: time, plus: timedelta = timedelta()) -> datetime:
        """The last instant that ``at`` on ``day`` (and ``plus`` on the wall) can mean."""
        return _instant(self.zone, day, at, plus, "later")

    def span(self, day: date, at: time, length: timedelta) -> Interval:
        """From ``at`` on ``day`` for ``length`` on the wall: first to last instant meant."""
        return Interval(self.first(day, at), self.last(day, at, length))

    def day(self, day: date) -> Interval:
        """Midnight to midnight: 23, 24 or 25 hours."""
        return Interval(self.first(day, time()), self.first(day + DAY, time()))

    def days(self, first_day: date, count: int) -> Interval:
        return Interval(self.day(first_day).start_at, self.first(first_day + count * DAY, time()))

    def change_in(self, when: Interval) -> datetime | None:
        """The first minute in ``when`` at which the clocks were changed, or None."""
        before = self.local(when.start_at).utcoffset()
        if self.local(when.end_at).utcoffset() == before:
            return None
        steps = range(when.minutes + 1)
        first = bisect_left(
            steps,
            True,  # noqa: FBT003 - the first of which it is true
            key=lambda n: self.local(when.start_at + n * MINUTE).utcoffset() != before,
        )
        return when.start_at + first * MINUTE

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(ZoneInfo(self.zone))

    def date_of(self, instant: datetime) -> date:
        return self.local(instant).date()

    def at(self, instant: datetime) -> str:
        """As people say it: ``Thu 24 Mar 23:00``."""
        local = self.local(instant)
        return f"{self.on(local.date())} {local:%H:%M}"

    def on(self, day: date) -> str:
        return short_day(day)

    def words(self, interval: Interval) -> str:
        """As people say it: ``Thu 24 Mar 23:00-07:00``; the end's day where it is unclear."""
        if interval.length < DAY:
            return f"{self.at(interval.start_at)}-{self.local(interval.end_at):%H:%M}"
        return f"{self.at(interval.start_at)} to {self.at(interval.end_at)}"


def short_day(day: date) -> str:
    """``Thu 24 Mar``."""
    return f"{LONG_WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def date_words(day: date) -> str:
    """``21 March``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def week_words(monday: date) -> str:
    """``21 to 27 March 1988``, with the month and the year of the first day where they differ."""
    sunday = monday + 6 * DAY
    year = f" {monday.year}" if monday.year != sunday.year else ""
    month = f" {MONTHS[monday.month - 1]}" if monday.month != sunday.month else ""
    return f"{monday.day}{month}{year} to {date_words(sunday)} {sunday.year}"


@lru_cache(maxsize=65536)
def _instant(
    zone: str, day: date, at: time, plus: timedelta, meant: Literal["earlier", "later"]
) -> datetime:
    wall = datetime.combine(day, at) + plus
    zoned = PlainDateTime(wall).assume_tz(zone, disambiguation=meant)
    return zoned.to_stdlib().astimezone(UTC)


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Hours that come again every week: on ``days`` (0 = Monday) from ``start`` for ``length``.

    ``length`` is on the wall, more than 0 and at most 7 days.
    """

    days: frozenset[int]
    start: time
    length: timedelta

    def on(self, clock: HouseClock, first_day: date, count: int) -> tuple[Interval, ...]:
        """These hours for each of ``count`` days from ``first_day``, by the day they start."""
        days = (first_day + n * DAY for n in range(count))
        return tuple(
            clock.span(day, self.start, self.length) for day in days if day.weekday() in self.days
        )


def expand(
    hours: Iterable[WeeklyHours], clock: HouseClock, first_day: date, count: int
) -> tuple[Interval, ...]:
    """All of ``hours`` from a week before ``first_day``, so that what runs into it counts."""
    return union(span for each in hours for span in each.on(clock, first_day - 7 * DAY, count + 8))


_LENGTH = re.compile(r"(?=.)(?:(\d+)d)? ?(?:(\d+)h)? ?(?:(\d+)m)?")
_WEEKLY = re.compile(r"([a-z, -]+?)(?: (\d\d:\d\d)-(\d\d:\d\d))?")


def length_from(text: str) -> timedelta:
    """``"1h30m"``, ``"45m"``, ``"2d 12h"`` as a length. Raises ValueError with a sentence."""
    found = _LENGTH.fullmatch(text.strip())
    if not found or len(text) > 20:
        raise ValueError(f'"{text}" is no length of time; write it like "1h30m", "45m" or "12h"')
    days, hours, mins = (int(part or 0) for part in found.groups())
    if days > 3660 or hours > 90_000 or mins > 5_400_000:
        raise ValueError(f'"{text}" is longer than ten years; write a shorter length')
    return timedelta(days=days, hours=hours, minutes=mins)


def length_words(length: timedelta) -> str:
    """A length as people write it: ``1 h 30``, ``45 min``, ``12 h``; minus when negative."""
    if length < timedelta():
        return f"-{length_words(-length)}"
    hours, mins = divmod(minutes(length), 60)
    if not hours:
        return f"{mins} min"
    return f"{hours} h {mins:02}" if mins else f"{hours} h"


def weekly_from(text: str) -> WeeklyHours:
    """``"mon-fri 07:00-09:00"``, ``"daily 22:00-07:00"``, ``"sat,sun"`` or ``"always"``.

    An end at or before the start is on the next day. Raises ValueError with a sentence.
    """
    found = _WEEKLY.fullmatch(text.strip().lower())
    if not found:
        raise ValueError(f'"{text}" are no hours of a week; write them like "mon-fri 07:00-09:00"')
    days, start, end = _days_from(found[1].strip()), found[2] or "00:00", found[3] or "24:00"
    first, last = _wall_from(start), _wall_from(end)
    if first == DAY:
        raise ValueError(f'"{text}" starts at 24:00; write 00:00 of the next day')
    return WeeklyHours(
        days, (datetime.min + first).time(), last - first if last > first else last - first + DAY
    )


def _wall_from(text: str) -> timedelta:
    hours, mins = int(text[:2]), int(text[3:])
    if mins > 59 or hours > 24 or (hours == 24 and mins):
        raise ValueError(f'"{text}" is no time of day; write one from 00:00 to 24:00')
    return timedelta(hours=hours, minutes=mins)


def time_from(text: str) -> time:
    """``"07:30"`` as a wall time. Raises ValueError with a sentence."""
    if not re.fullmatch(r"\d\d:\d\d", text, re.ASCII) or _wall_from(text) == DAY:
        raise ValueError(f'"{text}" is no time of day; write it like "07:30"')
    return (datetime.min + _wall_from(text)).time()


def _days_from(text: str) -> frozenset[int]:
    if text in ("always", "daily"):
        return frozenset(range(7))
    return frozenset(day for part in text.split(",") for day in _day_range(part.strip()))


def _day_range(text: str) -> Iterator[int]:
    first, dash, last = (part.strip() for part in text.partition("-"))
    last = last if dash else first
    for name in (first, last):
        if name not in WEEKDAYS:
            raise ValueError(f'"{name}" is no day of the week; write mon, tue, wed ... or daily')
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
    return (day % 7 for day in range(start, end + 1 if end >= start else end + 8))
