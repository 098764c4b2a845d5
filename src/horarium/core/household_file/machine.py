"""The tables [machine] and [[equipment]]."""

from datetime import timedelta
from typing import Any

from horarium.core.hours import DAY, HouseClock, WeeklyHours
from horarium.core.household_file.fields import (
    Reader,
    daily,
    day,
    length,
    read,
    several,
    stretch,
    tables,
    text,
)
from horarium.core.household_file.mistake import Place
from horarium.core.machine import Equipment, Machine, Tolerance


def machine(place: Place, value: object) -> Machine:
    fields: dict[str, Reader[Any]] = {
        "name": text(),
        "sleep": daily("hours of sleep", "23:00-07:00"),
        "tolerance": tables(_tolerance),
    }
    found = read(place, value, fields, _MACHINE_NEEDS)
    tolerances: tuple[Tolerance, ...] = found["tolerance"]
    if not tolerances:
        raise place.wrong(
            f"tolerance is empty; add {_MACHINE_NEEDS['tolerance']}",
            key="tolerance",
            on_page="without a tolerance he could never be out; write another before this one goes",
        )
    for index, each in enumerate(tolerances):
        if each.since in {other.since for other in tolerances[:index]}:
            raise place.at("tolerance", index, "since").wrong(
                f"two tolerances begin on {each.since}; keep one of them or change its date"
            )
    sleep: WeeklyHours = found["sleep"]
    return Machine(found["name"], tolerances, sleep.start, sleep.length)


_MACHINE_NEEDS = {
    "name": 'name = "..."',
    "sleep": 'the hours of sleep in it, such as sleep = "23:00-07:00"',
    "tolerance": "[[machine.tolerance]] with since, longest_stretch, per_day and recovery",
}


def _tolerance(place: Place, value: object) -> Tolerance:
    any_length = length(timedelta(), DAY)
    fields: dict[str, Reader[Any]] = {
        "since": day,
        "longest_stretch": any_length,
        "per_day": any_length,
        "recovery": any_length,
        "before_sleep": any_length,
        "reserve": any_length,
        "set_by": text(),
    }
    return Tolerance(**read(place, value, fields, _TOLERANCE_NEEDS))


_TOLERANCE_NEEDS = {
    "since": "the day from which it counts, such as since = 1988-01-01",
    "longest_stretch": 'longest_stretch = "4h" or what he can bear',
    "per_day": 'per_day = "7h" or what he can bear',
    "recovery": 'recovery = "2h" or what he needs between two stretches',
}


def equipment(clock: HouseClock) -> Reader[Equipment]:
    fields: dict[str, Reader[Any]] = {
        "name": text(),
        "unavailable": several(stretch(clock)),
    }
    return lambda place, value: Equipment(**read(place, value, fields, {"name": 'name = "..."'}))
