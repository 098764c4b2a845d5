"""The table [[activity]]."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from horarium.core.activities import Activity, MachineUse
from horarium.core.hours import DAY, MINUTE, WeeklyHours, time_from, weekly_from
from horarium.core.household_file.fields import (
    Reader,
    day,
    flag,
    hours,
    length,
    one_of,
    read,
    several,
    text,
    whole,
    written,
)
from horarium.core.household_file.mistake import Place, told
from horarium.core.household_file.needs import MOST_PEOPLE
from horarium.core.needs import Period


def activity(*, with_machine: bool) -> Reader[Activity]:
    """In a house with a machine every activity must say whether it is in or out of it."""
    fields = _fields()
    required = _ACTIVITY_NEEDS | (_MACHINE_USE if with_machine else {})

    def reader(place: Place, value: object) -> Activity:
        found = {"machine": MachineUse.EITHER, **read(place, value, fields, required)}
        _set_hours(place, found)
        _set_days(place, found)
        made = Activity(**found)
        _agrees(place, made)
        return made

    return reader


_ACTIVITY_NEEDS = {"name": 'name = "..."', "length": 'how long it takes, such as length = "2h"'}
_MACHINE_USE = {"machine": 'machine = "in", "out" or "either"'}


def _fields() -> dict[str, Reader[Any]]:
    some_names = several(text())
    return {
        "name": text(),
        "length": length(MINUTE, 7 * DAY),
        "machine": one_of(MachineUse),
        "hours": hours,
        "at": several(_fixed, like='"sun 10:00"'),
        "on": day,
        "first_day": day,
        "by": day,
        "times": whole(1, 200),
        "per": _per,
        "kind": text(),
        "shown_as": text(),
        "travel": length(timedelta(), DAY),
        "other_hours": hours,
        "at_most": whole(1, 1000),
        "held": whole(0, 1000),
        "spacing": length(timedelta(), 365 * DAY),
        "people": whole(1, MOST_PEOPLE),
        "skills": some_names,
        "equipment": some_names,
        "within_call": flag,
        "importance": whole(1, 3),
    }


def _per(place: Place, value: object) -> Period:
    if value == Period.MONTH.value:
        raise place.wrong('an activity is not counted by the month; write "week" or "plan"')
    return one_of(Period, but=(Period.MONTH,))(place, value)


def _at_from(words: str) -> WeeklyHours:
    """Of "sun 10:00": hours that begin then; their length is not yet known."""
    days, _, at = words.rpartition(" ")
    try:
        return WeeklyHours(weekly_from(days).days, time_from(at), MINUTE)
    except ValueError:
        raise ValueError(
            f'"{words}" is no day and time; write it like "sun 10:00" or "mon-fri 08:30"'
        ) from None


_fixed = written(_at_from, '"sun 10:00"')


def _set_hours(place: Place, found: dict[str, Any]) -> None:
    """Turn ``at`` into hours of exactly the length; hours may be left out only for one day."""
    if "at" in found:
        if "hours" in found:
            raise place.at("at").wrong(
                "at and hours are both given; keep one of the two",
                on_page="fixed times and hours to choose from are both given; keep one of the two",
            )
        fixed: tuple[WeeklyHours, ...] = found.pop("at")
        found["hours"] = tuple(replace(each, length=found["length"]) for each in fixed)
    elif "on" in found:
        found.setdefault("hours", (weekly_from("always"),))
    elif "hours" not in found:
        raise place.wrong(
            'hours is missing; add hours = "daily 12:00-17:00" or at = "sun 10:00"',
            key="hours",
            on_page="write hours to choose from, or fixed times, or one date",
        )


def _set_days(place: Place, found: dict[str, Any]) -> None:
    """Turn ``on`` and ``by`` into the first and the last day."""
    if "on" in found:
        for key in ("by", "first_day"):
            if key in found:
                raise place.at(key).wrong(
                    f"on and {key} are both given; keep one of the two",
                    on_page="it has one date already; empty this or that",
                )
        found["first_day"] = found["last_day"] = found.pop("on")
        if found.setdefault("per", Period.PLAN) is Period.WEEK:
            raise place.at("per").wrong(
                'on is a single day; write per = "plan" or leave per out',
                on_page="it has one date; choose the plan, or leave this as usual",
            )
    if "by" in found:
        found["last_day"] = found.pop("by")


def _agrees(place: Place, made: Activity) -> None:
    if made.first_day and made.last_day and made.last_day < made.first_day:
        raise place.at("by").wrong(
            "by is before first_day; write a later date",
            on_page="the last date is before the first; write a later one",
        )
    if made.at_most is not None and made.held > made.at_most:
        raise place.at("held").wrong(
            "held is more than at_most; lower held or raise at_most",
            on_page="more have taken place than there may be; lower this or raise the cap",
        )
    if made.is_outing and made.machine is MachineUse.IN:
        raise place.at("machine").wrong(
            f'{told("in")} does not go with travel; write machine = "out" or remove travel',
            on_page="nobody travels in the machine; choose out of it, or empty the travel",
        )
