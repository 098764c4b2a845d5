"""The table [[member]] and those inside it: contract, competence and wish."""

from datetime import timedelta
from typing import Any

from horarium.core.hours import DAY, MINUTE, HouseClock
from horarium.core.household_file.fields import (
    Reader,
    day,
    flag,
    hours,
    length,
    money,
    one_of,
    read,
    several,
    stretch,
    tables,
    text,
    whole,
)
from horarium.core.household_file.mistake import Place
from horarium.core.people import Absence, Competence, Contract, Member, Part, Wish

_FORTNIGHT = 14 * DAY


def member(clock: HouseClock) -> Reader[Member]:
    fields: dict[str, Reader[Any]] = {
        "name": text(),
        "parts": several(one_of(Part), like='"attendant"'),
        "phone": text(40, empty=True),
        "phone_on_wall": flag,
        "pay": money,
        "availability": hours,
        "absences": several(_absence(clock)),
        "never_with": several(text()),
        "unwilling": several(text()),
        "leaves_on": day,
        "contract": _contract,
        "competence": tables(_competence),
        "wish": tables(_wish),
    }

    def reader(place: Place, value: object) -> Member:
        found = read(place, value, fields, _MEMBER_NEEDS)
        found["competences"] = found.pop("competence", ())
        found["wishes"] = found.pop("wish", ())
        for key in ("parts", "never_with", "unwilling"):
            found[key] = frozenset(found.get(key, ()))
        return Member(**found)

    return reader


_MEMBER_NEEDS = {"name": 'name = "..."', "parts": 'parts = ["attendant"] or another part'}


def _absence(clock: HouseClock) -> Reader[Absence]:
    when = stretch(clock)
    return lambda place, value: Absence(when(place, value))


def _contract(place: Place, value: object) -> Contract:
    fields: dict[str, Reader[Any]] = {
        "most": length(MINUTE, 7 * DAY),
        "least": length(timedelta(), 7 * DAY),
        "longest_shift": length(MINUTE, 7 * DAY),
        "rest": length(timedelta(), _FORTNIGHT),
        "night_to_day": length(timedelta(), _FORTNIGHT),
        "days_in_a_row": whole(1, 56),
        "nights_in_a_row": whole(0, 56),
        "live_in": flag,
        "funder": text(),
    }
    required = {"most": 'the most hours a week, such as most = "40h"'}
    found = Contract(**read(place, value, fields, required))
    if found.least > found.most:
        raise place.at("least").wrong(
            "least is more than most; lower least or raise most",
            on_page="more hours are owed than are allowed; lower these or raise the most in a week",
        )
    return found


def _competence(place: Place, value: object) -> Competence:
    fields: dict[str, Reader[Any]] = {
        "skill": text(),
        "assessor": text(),
        "assessed_on": day,
        "expires_on": day,
        "condition": text(200, empty=True),
    }
    required = {
        "skill": 'skill = "..."',
        "assessor": 'assessor = "..." with the name of who saw it done',
        "assessed_on": "the day it was seen, such as assessed_on = 1988-01-15",
    }
    found = Competence(**read(place, value, fields, required))
    if found.expires_on and found.expires_on <= found.assessed_on:
        raise place.at("expires_on").wrong("it expires before it counts; write a later date")
    return found


def _wish(place: Place, value: object) -> Wish:
    fields: dict[str, Reader[Any]] = {"likes": hours, "spare": hours, "strength": whole(1, 3)}
    found = read(place, value, fields)
    if ("likes" in found) == ("spare" in found):
        raise place.wrong(
            'write either likes = "..." or spare = "..." with the hours of the wish',
            key="likes",
            on_page="fill in one of the two: hours they would like, or hours they would be spared",
        )
    return Wish(
        likes="likes" in found,
        hours=found.get("likes") or found["spare"],
        strength=found.get("strength", 1),
    )
