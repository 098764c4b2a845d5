"""The choices of the page of questions."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from horarium.core.hours import DAY, MINUTE, WEEKDAYS, length_words
from horarium.core.when import PARTS_OF_DAY
from horarium.pages.shell.choice import Choice
from horarium.pages.what_if.context import Asking, WhatIfContext
from horarium.pages.what_if.reading import WHOLE_DAY, Typed
from horarium.tellings.questions import Questions

TITLE = "What if"
MOST_DAYS = 56
_HALF = timedelta(minutes=30)
_LENGTHS = (30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480)
_TRAVEL = (15, 30, 45, 60, 90, 120)
_MACHINE = (("out", "Out of the machine"), ("in", "In the machine"), ("either", "Either"))
_NEW = {"length": "60m", "from": "10:00", "to": "18:00", "times": "1", "machine": "out"}
_NEW |= dict.fromkeys(WEEKDAYS, "yes")


def page_of(
    told: Questions,
    asked: str = "",
    typed: Typed | None = None,
    *,
    wrong: str = "",
    mistake: str = "",
    busy: bool = False,
    assumed: str = "",
) -> WhatIfContext:
    """The page: ``asked`` is the question that was ``typed``; the others are as usual."""

    def asking(name: str, usual: Typed) -> Asking:
        if name != asked:
            return Asking(dict(_lists(told, name, usual)), usual)
        chosen = dict(typed if typed is not None else usual)
        chosen = {**usual, **chosen} if not mistake else chosen
        return Asking(dict(_lists(told, name, chosen)), chosen, wrong, mistake, busy)

    day = {"day": told.clock.date_of(told.days.now).isoformat()}
    return WhatIfContext(
        TITLE,
        asking("absent", {**day, "part": WHOLE_DAY}) if told.attendants else None,
        asking("leaves", day) if told.attendants else None,
        asking("activity", _NEW),
        asking("less", {}) if told.has_machine and told.longest_stretch else None,
        asking("agrees", {}) if told.attendants else None,
        asked,
        assumed,
    )


def _lists(told: Questions, name: str, chosen: Typed) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    for field, choices in _choices(told, name).items():
        at = chosen.get(field, "")
        yield field, tuple(Choice(value, words, value == at) for value, words in choices)
    if name == "activity":
        days = ((each, each.capitalize()) for each in WEEKDAYS)
        yield "days", tuple(Choice(value, words, bool(chosen.get(value))) for value, words in days)


Choices = Iterable[tuple[str, str]]


def _choices(told: Questions, name: str) -> dict[str, Choices]:
    members = [(str(key), each) for key, each in told.attendants.items()]
    days = list(_days(told))
    match name:
        case "absent":
            parts = [(WHOLE_DAY, "The whole day"), *map(_part, PARTS_OF_DAY)]
            until = [("", "That day only"), *days[1:]]
            return {"member": members, "day": days, "part": parts, "until": until}
        case "agrees":
            return {"member": members}
        case "leaves":
            return {"member": members, "day": days}
        case "less":
            return {"longest": list(_shorter(told))}
    hours = [(f"{hour:02}:00", f"{hour:02}:00") for hour in range(25)]
    return {
        "length": [_length(each * MINUTE) for each in _LENGTHS],
        "from": hours[:-1],
        "to": hours[1:],
        "times": [(str(n), "Once" if n == 1 else f"{n} times") for n in range(1, 8)],
        "machine": _MACHINE,
        "travel": [("", "None: it is at home"), *(_length(each * MINUTE) for each in _TRAVEL)],
    }


def _part(name: str) -> tuple[str, str]:
    start, length = PARTS_OF_DAY[name]
    end = (start.hour + length // timedelta(hours=1)) % 24
    return name, f"{name.capitalize()}, {start:%H:%M}–{end:02}:00"


def _days(told: Questions) -> Iterator[tuple[str, str]]:
    """From today on, as far as anything is planned."""
    today: date = told.clock.date_of(told.days.now)
    last = told.days.first_day + (told.days.count - 1) * DAY
    for n in range(min((last - today).days, MOST_DAYS) + 1):
        day = today + n * DAY
        yield day.isoformat(), told.clock.on(day)


def _shorter(told: Questions) -> Iterator[tuple[str, str]]:
    """Half an hour less each, down to nothing."""
    longest = (told.longest_stretch or timedelta()) - MINUTE
    while longest >= timedelta():
        rounded = longest // _HALF * _HALF
        yield _length(rounded)
        longest = rounded - MINUTE


def _length(length: timedelta) -> tuple[str, str]:
    return f"{length // MINUTE}m", length_words(length) if length else "Nothing at all"
