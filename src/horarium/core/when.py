"""When something is, as people say it: ``thu night``, ``24 mar 18:00-23:00``, or with dates.

Days without a year are looked for in a plan. The parts of a day are on the wall clock:
morning 06:00-12:00, afternoon 12:00-18:00, evening 18:00-23:00, night 22:00-08:00.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from horarium.core.hours import (
    DAY,
    HOUR,
    LONG_WEEKDAYS,
    MONTHS,
    WEEKDAYS,
    HouseClock,
    Interval,
    time_from,
    weekly_from,
)

PARTS_OF_DAY = {
    "morning": (time(6), 6 * HOUR),
    "afternoon": (time(12), 6 * HOUR),
    "evening": (time(18), 5 * HOUR),
    "night": (time(22), 10 * HOUR),
}
HOW_TO_SAY = 'write it like "thu night", "24 mar 18:00-23:00" or "1988-03-24 to 1988-03-27"'

_LONG_DAYS = tuple(map(str.lower, LONG_WEEKDAYS))
_MONTHS = tuple(map(str.lower, MONTHS))
_LONGEST = 80
_Day = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a plan in which people say when, on their wall clock, after ``now``."""

    clock: HouseClock
    first_day: date
    count: int
    now: datetime

    @property
    def horizon(self) -> Interval:
        return self.clock.days(self.first_day, self.count)

    @property
    def words(self) -> str:
        last = self.first_day + (self.count - 1) * DAY
        return f"{self.clock.on(self.first_day)} to {self.clock.on(last)} {last.year}"

    def when(self, text: str) -> Interval:
        """The first such hours that are not over ``now``; a day alone is all of it.

        Raises ValueError with a sentence for what is no time, is over, or lies outside the plan.
        """
        words = _words(text)
        found = self._from_to(text, words) if "to" in words else self._part(text, words)
        if not found.overlaps(self.horizon):
            raise ValueError(f'"{text}" lies outside the plan, which is {self.words}')
        return found

    def day(self, text: str) -> date:
        """The first such day that is not over. Raises ValueError with a sentence."""
        return self.clock.date_of(self._first(text, _words(text), self.clock.day).start_at)

    def moment(self, text: str) -> datetime:
        """An instant of a day: ``thu 18:00``, or its midnight. Raises ValueError."""
        return self._moment(text, _words(text), ends=False)

    def _part(self, text: str, words: list[str]) -> Interval:
        if words[-1] in PARTS_OF_DAY:
            start, length = PARTS_OF_DAY[words.pop()]
        elif "-" in words[-1] and ":" in words[-1]:
            start, length = _hours(text, words.pop())
        else:
            return self._first(text, words, self.clock.day)
        return self._first(text, words, lambda day: self.clock.span(day, start, length))

    def _from_to(self, text: str, words: list[str]) -> Interval:
        middle = words.index("to")
        start_at = self._moment(text, words[:middle], ends=False)
        later = Days(self.clock, self.first_day, self.count, start_at)
        end_at = later._moment(text, words[middle + 1 :], ends=True)
        if end_at <= start_at:
            raise ValueError(f'"{text}" ends before it starts; write the earlier one first')
        return Interval(start_at, end_at)

    def _moment(self, text: str, words: list[str], *, ends: bool) -> datetime:
        if words and ":" in words[-1]:
            at = time_from(words.pop())
            day = self.clock.date_of(self._first(text, words, self.clock.day).start_at)
            return self.clock.last(day, at) if ends else self.clock.first(day, at)
        whole = self._first(text, words, self.clock.day)
        return whole.end_at if ends else whole.start_at

    def _first(
        self, text: str, words: Sequence[str], hours: Callable[[date], Interval]
    ) -> Interval:
        if not words:
            raise ValueError(f'"{text}" names no day; {HOW_TO_SAY}')
        if len(words) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\d", words[0], re.ASCII):
            return hours(_date(words[0]))
        tests = [_test(text, word) for word in words]
        days = [self.first_day + n * DAY for n in range(self.count)]
        meant = [day for day in days if all(test(day) for test in tests)]
        if not meant:
            raise ValueError(f'there is no "{" ".join(words)}" in the plan, which is {self.words}')
        for day in meant:
            if hours(day).end_at > self.now:
                return hours(day)
        raise ValueError(f'every "{text}" of the plan is over at {self.clock.at(self.now)}')


def _words(text: str) -> list[str]:
    words = text.lower().replace(",", " ").split()
    if not words or len(text) > _LONGEST:
        raise ValueError(f"this is no time; {HOW_TO_SAY}")
    return words


def _hours(text: str, word: str) -> tuple[time, timedelta]:
    try:
        hours = weekly_from(f"daily {word}")
    except ValueError:
        raise ValueError(f'"{text}" ends in no hours of a day; {HOW_TO_SAY}') from None
    return hours.start, hours.length


def _date(word: str) -> date:
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise ValueError(f'there is no day "{word}"; write it like 1988-03-24') from None
    if not 1900 <= day.year <= 2200:
        raise ValueError(f'"{word}" is out of range; write a date from 1900 to 2200')
    return day


def _test(text: str, word: str) -> _Day:
    """What a word asks of a day: its weekday, its number, its month, or to be that date."""
    if word in WEEKDAYS or word in _LONG_DAYS:
        return lambda day: WEEKDAYS[day.weekday()] == word[:3]
    if re.fullmatch(r"\d{1,2}", word, re.ASCII):
        return lambda day: day.day == int(word)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", word, re.ASCII):
        return lambda day: day == _date(word)
    if len(word) >= 3 and any(name.startswith(word) for name in _MONTHS):
        return lambda day: _MONTHS[day.month - 1].startswith(word)
    raise ValueError(f'"{word}" in "{text}" is neither a day nor a part of one; {HOW_TO_SAY}')
