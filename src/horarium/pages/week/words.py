"""Days, hours and names in the words of the pages that show time."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

from horarium.core.findings import counted
from horarium.core.hours import (
    DAY,
    LONG_WEEKDAYS,
    MINUTE,
    HouseClock,
    Interval,
    date_words,
    length_words,
    short_day,
)
from horarium.core.rules.explain_words import in_a_sentence
from horarium.tellings.lacks import Lack
from horarium.tellings.tasks import OwnHours, Task


def day_words(day: date) -> str:
    """``Monday 21 March``."""
    return f"{LONG_WEEKDAYS[day.weekday()]} {date_words(day)}"


def time_words(clock: HouseClock, instant: datetime) -> str:
    """``07:00``."""
    return f"{clock.local(instant):%H:%M}"


def hours_words(clock: HouseClock, when: Interval) -> str:
    """``07:00–15:15``; of a day and more ``Mon 10:00 to Thu 10:30``."""
    if when.length < DAY:
        return f"{time_words(clock, when.start_at)}–{time_words(clock, when.end_at)}"
    return f"{_named(clock, when.start_at)} to {_named(clock, when.end_at)}"


def dated_words(clock: HouseClock, when: Interval) -> str:
    """``Thu 24 Mar 23:00–07:15``."""
    start = f"{short_day(clock.date_of(when.start_at))} {time_words(clock, when.start_at)}"
    if when.length < DAY:
        return f"{start}–{time_words(clock, when.end_at)}"
    end = f"{short_day(clock.date_of(when.end_at))} {time_words(clock, when.end_at)}"
    return f"{start} to {end}"


def _named(clock: HouseClock, instant: datetime) -> str:
    return f"{LONG_WEEKDAYS[clock.date_of(instant).weekday()][:3]} {time_words(clock, instant)}"


def names_words(names: Sequence[str]) -> str:
    """``Ana``, ``Ana and Ben``; empty for nobody."""
    return in_a_sentence(map(isolated, names)) if names else ""


def isolated(name: str) -> str:
    """A name that runs from right to left, kept from turning round what stands beside it."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"
    return name


# Keeps what is said together in one line.
_JOINED = "\N{NO-BREAK SPACE}"
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six")


def lack_words(lack: Lack) -> str:
    """``Nobody``, ``One too few`` or ``Nobody for hand-pump``."""
    if lack.alone:
        return "Nobody"
    skills = f"Nobody for {in_a_sentence(lack.skills)}" if lack.skills else ""
    if not lack.people:
        return skills
    and_ = f", {skills[:1].lower()}{skills[1:]}" if skills else ""
    return f"{number_words(lack.people)} too few{and_}"


def needed_words(clock: HouseClock, when: Interval, people: int, skills: Sequence[str]) -> str:
    """``07:00–09:00: two people, one of them for hand-pump``."""
    count = f"{number_words(people).lower()} {'person' if people == 1 else 'people'}"
    of_them = "one of them " if people > 1 else ""
    for_ = f", {of_them}for {in_a_sentence(skills)}" if skills else ""
    return f"{hours_words(clock, when)}: {count}{for_}"


def number_words(number: int) -> str:
    """``Two``; ``7``."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def away_words(clock: HouseClock, hours: OwnHours) -> str:
    """``out 09:40, back by 11:20``, or the hours of what is at home."""
    if not hours.is_outing:
        return hours_words(clock, hours.when)
    start, end = (time_words(clock, each) for each in (hours.away.start_at, hours.away.end_at))
    return f"out{_JOINED}{start}, back{_JOINED}by{_JOINED}{end}"


def company_words(hours: OwnHours) -> str:
    """``Joseph drives, with Ana``; empty where nothing is known of it."""
    company = f"with {names_words(hours.companions)}" if hours.companions else ""
    return ", ".join(
        filter(None, [f"{isolated(hours.driver)} drives" if hours.driver else "", company])
    )


def task_words(clock: HouseClock, task: Task) -> str:
    """``Own time 13:00–15:00``, or ``Out 12:30, back by 15:30: you go with him and drive``."""
    if not task.is_outing:
        return f"{task.shown_as} {hours_words(clock, task.when)}"
    start, end = time_words(clock, task.when.start_at), time_words(clock, task.when.end_at)
    goes = ": you go with him" if task.goes else ""
    return f"{task.shown_as} {start}, back by {end}{goes}{' and drive' if task.drives else ''}"


def change_words(clock: HouseClock, changed_at: datetime, when: str = "") -> str:
    """``The clocks go forward in the night: 02:00 is 03:00``, without a full stop."""
    new = clock.local(changed_at)
    old = clock.local(changed_at - MINUTE).replace(tzinfo=None) + MINUTE
    way = "forward" if new.replace(tzinfo=None) > old else "back"
    return f"The clocks go {way}{when}: {old:%H:%M} is {new:%H:%M}"


def day_length(when: Interval) -> str:
    """``23 h``."""
    return length_words(when.length)


def shifts_words(count: int) -> str:
    return counted(count, "shift")


def printed(sentence: str) -> str:
    """A sentence of the rules as it is printed: dashes between hours, and round apostrophes."""
    return re.sub(r"(\d\d:\d\d)-(\d\d:\d\d)", "\\1–\\2", sentence).replace("'", "’")
