"""The tables [household], [person] and [plan]."""

from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from horarium.core.hours import DAY, HOUR, MINUTE, HouseClock
from horarium.core.household import Planning
from horarium.core.household_file.fields import (
    Reader,
    day,
    flag,
    length,
    read,
    several,
    text,
    wall_time,
    whole,
)
from horarium.core.household_file.mistake import Place, nearest, told
from horarium.core.labour_law import LAWS, NONE, LabourLaw
from horarium.core.people import Person

LONGEST_PLAN = 56

_FIVE_MINUTES = 5 * MINUTE
_GRIDS = {"15m": 15, "30m": 30, "1h": 60, "60m": 60}


def house(place: Place, value: object) -> tuple[str, HouseClock, LabourLaw]:
    """The household's name, the clock on its wall and the labour law it looks at."""
    fields: dict[str, Reader[Any]] = {"name": text(), "zone": _clock, "law": _law}
    required = {"name": 'name = "..."', "zone": 'zone = "..." such as "America/Los_Angeles"'}
    found = read(place, value, fields, required)
    return found["name"], found["zone"], found.get("law", NONE)


def person(place: Place, value: object) -> Person:
    fields = {"name": text(), "phone": text(40, empty=True)}
    return Person(**read(place, value, fields, {"name": 'name = "..."'}))


def planning(place: Place, value: object) -> Planning:
    fields: dict[str, Reader[Any]] = {
        "first_day": day,
        "days": whole(1, LONGEST_PLAN, beyond=_TOO_LONG, on_page=_TOO_LONG_HERE),
        "starts": several(_start, like='"07:00"'),
        "lengths": several(length(_FIVE_MINUTES, 7 * DAY, step=_FIVE_MINUTES), like='"8h"'),
        "handover": length(timedelta(), 4 * HOUR, step=_FIVE_MINUTES),
        "grid": _grid,
        "reserve": whole(0, 20),
        "changes_of_hands": whole(1, 48),
        "take_at_once": flag,
    }
    return Planning(**read(place, value, fields, _PLAN_NEEDS))


_TOO_LONG = (
    f"a plan covers at most 8 weeks; write days = {LONGEST_PLAN} or less "
    "and plan again as the weeks go by"
)
_TOO_LONG_HERE = (
    f"a plan covers at most 8 weeks; write {LONGEST_PLAN} or less and plan again as the weeks go by"
)
_PLAN_NEEDS = {
    "first_day": "the first day of the plan, such as first_day = 1988-03-21",
    "days": "how many days to plan, such as days = 28",
    "starts": 'when shifts begin, such as starts = ["07:00", "15:00", "23:00"]',
    "lengths": 'how long shifts are, such as lengths = ["8h", "12h"]',
}


def _start(place: Place, value: object) -> time:
    found = wall_time(place, value)
    if found.minute % 5:
        raise place.wrong(f"{told(value)} is not on the five minutes; round it, as in 07:05")
    return found


def _grid(place: Place, value: object) -> timedelta:
    if not isinstance(value, str) or value not in _GRIDS:
        raise place.wrong(f'{told(value)} is no grid; write "15m", "30m" or "60m"')
    return timedelta(minutes=_GRIDS[value])


def _law(place: Place, value: object) -> LabourLaw:
    name = text()(place, value)
    if name not in LAWS:
        meant = nearest(name, LAWS)
        remedy = f'write "{meant}"' if meant else f"write one of {', '.join(LAWS)}"
        raise place.wrong(f"{told(name)} is no labour law known here; {remedy}")
    return LAWS[name]


# In the database, but the same wherever the computer happens to stand, or nowhere at all.
_NOWHERE = ("localtime", "posixrules", "Factory")


def _clock(place: Place, value: object) -> HouseClock:
    name = text()(place, value)
    if name in _NOWHERE or not _is_zone(name):
        places = (each for each in available_timezones() if "/" in each)
        meant = nearest(name, places) or "America/Los_Angeles"
        raise place.wrong(f'{told(name)} is no time zone; write one like "{meant}"')
    return HouseClock(name)


def _is_zone(name: str) -> bool:
    """Whether both clocks that the core reads know the zone."""
    try:
        ZoneInfo(name)
        HouseClock(name).first(date(2000, 1, 1), time())
    except (KeyError, ValueError, OSError):
        return False
    return True
