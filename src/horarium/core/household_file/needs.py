"""The tables [[need]], [[funder]] and [[service]]."""

from datetime import timedelta
from typing import Any

from horarium.core.hours import DAY, HOUR, MINUTE
from horarium.core.household_file.fields import (
    Reader,
    hours,
    length,
    one_of,
    read,
    several,
    text,
    whole,
)
from horarium.core.household_file.mistake import Place
from horarium.core.needs import Funder, Need, Period
from horarium.core.people import Service

MOST_PEOPLE = 20

_MOST_HOURS = 10_000 * HOUR


def need(place: Place, value: object) -> Need:
    fields: dict[str, Reader[Any]] = {
        "name": text(),
        "hours": hours,
        "people": whole(1, MOST_PEOPLE),
        "skills": several(text()),
    }
    required = {"name": 'name = "..."', "hours": 'hours = "always" or "mon-fri 07:00-09:00"'}
    return Need(**read(place, value, fields, required))


def funder(place: Place, value: object) -> Funder:
    fields: dict[str, Reader[Any]] = {
        "name": text(),
        "authorised": length(timedelta(), _MOST_HOURS),
        "period": one_of(Period, but=(Period.DAY, Period.PLAN)),
        "unit": length(MINUTE, DAY),
        "used": length(timedelta(), _MOST_HOURS),
    }
    required = {
        "name": 'name = "..."',
        "authorised": 'the time authorised, such as authorised = "283h"',
        "period": 'period = "week" or period = "month"',
    }
    return Funder(**read(place, value, fields, required))


def service(place: Place, value: object) -> Service:
    fields: dict[str, Reader[Any]] = {
        "name": text(),
        "phone": text(40),
        "hours": hours,
        "allowance": length(timedelta(), _MOST_HOURS),
        "used": length(timedelta(), _MOST_HOURS),
        "skills": several(text()),
    }
    required = {
        "name": 'name = "..."',
        "phone": 'phone = "..."',
        "hours": 'hours = "mon-fri 08:00-16:00" or "always"',
        "allowance": 'the hours it gives in a year, such as allowance = "80h"',
    }
    found = read(place, value, fields, required)
    return Service(**{**found, "skills": frozenset(found.get("skills", ()))})
