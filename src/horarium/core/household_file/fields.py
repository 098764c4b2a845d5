"""Readers: each takes a place and the value TOML found there, and returns what is meant.

A reader raises HouseholdFileError, and nothing else, for a value that it cannot take.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar
from unicodedata import normalize

from horarium.core.hours import (
    DAY,
    MINUTE,
    HouseClock,
    Interval,
    WeeklyHours,
    length_from,
    length_words,
    time_from,
    weekly_from,
)
from horarium.core.household_file.mistake import HouseholdFileError, Place, hidden, nearest, told

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Reader = Callable[[Place, object], T]

_LONGEST_LIST = 400

# What is said beside an empty field; how it is filled in stands there already.
MUST_BE_THERE = "this cannot be left empty"


def entries(
    place: Place, value: object, known: Iterable[str], required: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The entries of a table that has only ``known`` keys and all of ``required``.

    ``required`` says for each key what to add when it is missing.
    """
    if not isinstance(value, dict):
        raise place.wrong(f"{told(value)} stands where a table must be; write key = value lines")
    names = tuple(known)
    for key in value:
        if key not in names:
            raise place.at(key).wrong(_unknown(key, names))
    _refuse(_missing(place, value, required or {}))
    return value


def _missing(
    place: Place, found: Mapping[str, object], required: Mapping[str, str]
) -> list[HouseholdFileError]:
    return [
        place.wrong(f"{key} is missing; add {remedy}", key=key, on_page=MUST_BE_THERE)
        for key, remedy in required.items()
        if key not in found
    ]


def _refuse(mistakes: list[HouseholdFileError]) -> None:
    """Raise the first mistake, if there is one, with the others."""
    if mistakes:
        first, *others = mistakes
        first.others = (*first.others, *others)
        raise first


def _unknown(key: str, names: tuple[str, ...]) -> str:
    meant = nearest(key, names)
    remedy = f"write {meant} instead" if meant else f"remove it or use one of {', '.join(names)}"
    return f"this is not a key of its table; {remedy}"


def read(
    place: Place,
    value: object,
    fields: Mapping[str, Reader[Any]],
    required: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The entries of a table, each read by the reader of its key; all mistakes at once."""
    found = entries(place, value, fields)
    mistakes = _missing(place, found, required or {})
    tried = ((key, _tried(fields[key], place.at(key), entry)) for key, entry in found.items())
    made = dict(tried)
    mistakes += [each for each in made.values() if isinstance(each, HouseholdFileError)]
    _refuse(mistakes)
    return made


def _tried(reader: Reader[T], place: Place, value: object) -> T | HouseholdFileError:
    try:
        return reader(place, value)
    except HouseholdFileError as mistake:
        return mistake


def tables(make: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list of tables, as ``[[member]]`` makes one."""

    def reader(place: Place, value: object) -> tuple[T, ...]:
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            key = ".".join(step for step in place.path if isinstance(step, str))
            raise place.wrong(
                f"{told(value)} stands where a list of tables must be; "
                f"begin each with [[{key}]] in two brackets"
            )
        if len(value) > _LONGEST_LIST:
            raise place.wrong(f"there are {len(value)} of them; write at most {_LONGEST_LIST}")
        return tuple(make(place.at(index), each) for index, each in enumerate(value))

    return reader


def several(one: Reader[T], *, like: str = "") -> Reader[tuple[T, ...]]:
    """A list, or one value alone. Nothing may be in it twice.

    It may be empty, unless ``like`` shows a value that could be in it.
    """

    def reader(place: Place, value: object) -> tuple[T, ...]:
        listed = value if isinstance(value, list) else [value]
        if not listed and like:
            raise place.wrong(f"the list is empty; write at least one value, such as [{like}]")
        if len(listed) > _LONGEST_LIST:
            raise place.wrong(f"the list is too long; write at most {_LONGEST_LIST} values")
        found: list[T] = []
        mistakes: list[HouseholdFileError] = []
        for index, each in enumerate(listed):
            here = place.at(index)
            meant = _tried(one, here, each)
            if isinstance(meant, HouseholdFileError):
                mistakes.append(meant)
            elif meant in found:
                twice = f"{told(each)} is written twice; keep one of the two"
                mistakes.append(here.wrong(twice))
            else:
                found.append(meant)
        _refuse(mistakes)
        return tuple(found)

    return reader


def text(longest: int = 80, *, empty: bool = False) -> Reader[str]:
    """A line of text in any script, composed (NFC) and without spaces around it."""

    def reader(place: Place, value: object) -> str:
        if not isinstance(value, str):
            raise place.wrong(f"{told(value)} is no text; write it in quotes")
        unseen = hidden(value)
        if unseen:
            raise place.wrong(
                f"{told(value)} holds the hidden character U+{ord(unseen):04X}; type it again"
            )
        meant = normalize("NFC", value).strip()
        if not meant and not empty:
            raise place.wrong("the text is empty; write something between the quotes")
        if len(meant) > longest:
            raise place.wrong(f"{told(value)} has {len(meant)} characters; write at most {longest}")
        return meant

    return reader


def written(parse: Callable[[str], T], like: str) -> Reader[T]:
    """A text ``like`` this that ``parse`` takes, or refuses with the sentence of a ValueError."""

    def reader(place: Place, value: object) -> T:
        if not isinstance(value, str):
            raise place.wrong(f"{told(value)} is no text; write it in quotes, like {like}")
        words = text(60)(place, value)
        try:
            return parse(words)
        except ValueError as error:
            raise place.wrong(str(error)) from None

    return reader


hours = several(written(weekly_from, '"mon-fri 07:00-09:00"'), like='"always"')
wall_time = written(time_from, '"07:30"')


def daily(what: str, like: str) -> Reader[WeeklyHours]:
    """Hours that are the same every day, such as "23:00-07:00"; ``what`` says of what they are."""

    def parse(words: str) -> WeeklyHours:
        if not re.fullmatch(r"\d\d:\d\d-\d\d:\d\d", words, re.ASCII) or words[:5] == words[6:]:
            raise ValueError(f'"{words}" are no {what}; write them like "{like}"')
        return weekly_from(f"daily {words}")

    return written(parse, f'"{like}"')


def length(least: timedelta, most: timedelta, *, step: timedelta = MINUTE) -> Reader[timedelta]:
    """A length such as "1h30m", from ``least`` to ``most``, in whole ``step``."""

    def reader(place: Place, value: object) -> timedelta:
        found = written(length_from, '"1h30m" or "12h"')(place, value)
        if not least <= found <= most:
            raise place.wrong(
                f"{told(value)} is out of range; "
                f"write a length from {length_words(least)} to {length_words(most)}"
            )
        if found % step:
            raise place.wrong(f"{told(value)} is no multiple of {length_words(step)}; round it")
        return found

    return reader


def whole(least: int, most: int, *, beyond: str = "", on_page: str = "") -> Reader[int]:
    """A whole number from ``least`` to ``most``; ``beyond`` says what to do about a larger one.

    So does ``on_page`` where there are fields and not lines of TOML.
    """

    def reader(place: Place, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise place.wrong(f"{told(value)} is no whole number; write one from {least} to {most}")
        if value > most and beyond:
            raise place.wrong(beyond, on_page=on_page)
        if not least <= value <= most:
            raise place.wrong(
                f"{told(value)} is out of range; write a whole number from {least} to {most}"
            )
        return value

    return reader


def flag(place: Place, value: object) -> bool:
    if not isinstance(value, bool):
        raise place.wrong(f"{told(value)} is neither true nor false; write one of them, unquoted")
    return value


def money(place: Place, value: object) -> Decimal:
    """An amount from 0 to a hundred million, as a number or a text."""
    try:
        amount = Decimal(value if isinstance(value, int | str) else str(value))
    except InvalidOperation:
        amount = Decimal("NaN")
    if isinstance(value, bool) or not _is_money(amount):
        raise place.wrong(f"{told(value)} is no amount of money; write one like 17.50")
    return amount


def _is_money(amount: Decimal) -> bool:
    """Not with digits that would fill a page when they are written out."""
    _, digits, exponent = amount.as_tuple()
    return (
        amount.is_finite()
        and 0 <= amount <= 10**8
        and len(digits) <= 20
        and abs(int(exponent)) <= 12
    )


def day(place: Place, value: object) -> date:
    """A date of the years 1900 to 2200, as TOML's own date or as a text."""
    found = value
    if isinstance(value, str):
        found = written(_day_from, "1988-03-24")(place, value)
    if type(found) is not date:
        raise place.wrong(f"{told(value)} is no date; write it like 1988-03-24")
    if not 1900 <= found.year <= 2200:
        raise place.wrong(f"{told(value)} is out of range; write a date from 1900 to 2200")
    return found


def _day_from(words: str) -> date:
    try:
        return datetime.strptime(words, "%Y-%m-%d").date()  # noqa: DTZ007 (a date has no zone)
    except ValueError:
        raise ValueError(f'"{words}" is no date; write it like 1988-03-24') from None


def one_of(choices: type[E], *, but: Iterable[E] = ()) -> Reader[E]:
    """One of the words of ``choices``, except those in ``but``."""
    known = [each.value for each in choices if each not in but]

    def reader(place: Place, value: object) -> E:
        if not isinstance(value, str) or value not in known:
            meant = nearest(value, known) if isinstance(value, str) else ""
            remedy = f'write "{meant}"' if meant else f"write one of {_quoted(known)}"
            raise place.wrong(f"{told(value)} is not known here; {remedy}")
        return choices(value)

    return reader


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f'"{each}"' for each in words)


def stretch(clock: HouseClock) -> Reader[Interval]:
    """One day, days, or times: "1988-03-24 to 1988-03-27", "1988-03-24 18:00 to 1988-03-25 08:00".

    A last day without a time counts whole.
    """

    def reader(place: Place, value: object) -> Interval:
        words = str(value) if type(value) is date else text(60)(place, value)
        first, _, last = words.partition(" to ")
        (from_day, start), (to_day, end) = _moments(place, words, first, last or first)
        if start and not last:
            raise place.wrong(f"{told(words)} has no end; {_STRETCHES}")
        start_at = clock.first(from_day, start or time())
        end_at = clock.last(to_day, end or time(), timedelta() if end else DAY)
        if end_at <= start_at:
            raise place.wrong(f"{told(words)} ends before it starts; write the earlier one first")
        return Interval(start_at, end_at)

    return reader


_STRETCHES = (
    'write it like "1988-03-24", "1988-03-24 to 1988-03-27" '
    'or "1988-03-24 18:00 to 1988-03-25 08:00"'
)


def _moments(place: Place, words: str, *moments: str) -> list[tuple[date, time | None]]:
    try:
        found = [_moment(each.strip()) for each in moments]
    except ValueError:
        raise place.wrong(f"{told(words)} is no stretch of days; {_STRETCHES}") from None
    return [(day(place, on), at) for on, at in found]


def _moment(words: str) -> tuple[date, time | None]:
    on, _, at = words.partition(" ")
    return _day_from(on), time_from(at.strip()) if at else None
