"""Who plays in the tests: small households and plans, written as people say them.

Times are on the wall in Berkeley. A span is a day and hours: ``mon 07:00-15:00``, ending on
the next day where the end is not after the start, or ``mon 07:00+48h``. A weekday is in the
week from ``MONDAY``, ``mon+1`` a week later; ``1988-04-03`` is that date. A shift is a span
behind a name: ``Ana mon 07:00-15:00``; so is a placed activity: ``mass sun 10:00-11:00``.
"""

from dataclasses import fields
from datetime import date, datetime, time, timedelta
from typing import Any

from horarium.core.activities import Activity, MachineUse
from horarium.core.hours import (
    DAY,
    WEEKDAYS,
    HouseClock,
    Interval,
    WeeklyHours,
    length_from,
    time_from,
    weekly_from,
)
from horarium.core.household import Household, Planning
from horarium.core.labour_law import NONE
from horarium.core.machine import Machine, Tolerance
from horarium.core.needs import Need
from horarium.core.people import Absence, Competence, Contract, Member, Part, Person, Wish
from horarium.core.roster import Placed, Plan, Shift
from horarium.core.rules import BY_ID
from horarium.core.week import Week

CLOCK = HouseClock("America/Los_Angeles")
MONDAY = date(1988, 3, 14)
SPRING = date(1988, 4, 3)
AUTUMN = date(1988, 10, 30)


def on(day: str) -> date:
    """``mon``, ``mon+1`` or ``1988-04-03`` as a date."""
    if day[0].isdigit():
        return date.fromisoformat(day)
    name, _, weeks = day.partition("+")
    return MONDAY + (WEEKDAYS.index(name) + 7 * int(weeks or 0)) * DAY


def at(text: str) -> datetime:
    """``mon 07:00`` as an instant, the first it can mean."""
    day, hour = text.split()
    return CLOCK.first(on(day), time_from(hour))


def span(text: str) -> Interval:
    """``mon 23:00-07:00`` or ``mon 07:00+48h`` as an interval, first to last instant meant."""
    day, hour = text.split()
    start = time_from(hour[:5])
    if hour[5] == "+":
        return CLOCK.span(on(day), start, length_from(hour[6:]))
    [hours] = weekly(f"daily {hour}")
    return CLOCK.span(on(day), start, hours.length)


def weekly(*texts: str) -> tuple[WeeklyHours, ...]:
    """``mon-fri 07:00-09:00``, ``daily 22:00-07:00``, ``always`` and so on."""
    return tuple(weekly_from(text) for text in texts)


def shift(text: str) -> Shift:
    """``Ana mon 07:00-15:00``."""
    name, day, hour = text.rsplit(" ", 2)
    when = span(f"{day} {hour}")
    return Shift(when.start_at, when.end_at, name)


def placed(text: str, travel: str = "0m") -> Placed:
    """``mass sun 10:00-11:00``, with the travel each way."""
    name, day, hour = text.rsplit(" ", 2)
    when = span(f"{day} {hour}")
    return Placed(when.start_at, when.end_at, name, length_from(travel))


def plan(
    *shifts: str,
    activities: tuple[str | Placed, ...] = (),
    out: tuple[str, ...] = (),
    first_day: date = MONDAY,
    days: int = 7,
) -> Plan:
    """A plan of these shifts, placed activities and machine-free stretches."""
    return Plan(
        first_day,
        days,
        tuple(sorted(shift(text) for text in shifts)),
        tuple(sorted(placed(each) if isinstance(each, str) else each for each in activities)),
        tuple(span(text) for text in out),
    )


def attendant(name: str, *, skills: tuple[str, ...] = ("pump",), **changes: Any) -> Member:
    """Someone paid to attend who can hand-pump and agreed to 60 h in any hours.

    Takes every field of a contract and of a member; lengths, hours and absences as texts.
    """
    agreed = {"most": "60h"} | _taken(Contract, changes)
    lengths: dict[str, Any] = {
        key: length_from(value) if isinstance(value, str) and key != "funder" else value
        for key, value in agreed.items()
    }
    changes["absences"] = tuple(Absence(span(each)) for each in changes.get("absences", ()))
    changes["availability"] = weekly(*changes.get("availability", ()))
    return Member(
        name=name,
        parts=changes.pop("parts", frozenset({Part.ATTENDANT})),
        competences=changes.pop("competences", tuple(map(competence, skills))),
        contract=Contract(**lengths),
        **changes,
    )


def backup(name: str, *, skills: tuple[str, ...] = ("pump",), **changes: Any) -> Member:
    """Someone who can be called and has no shifts of their own."""
    changes["absences"] = tuple(Absence(span(each)) for each in changes.get("absences", ()))
    changes["availability"] = weekly(*changes.get("availability", ()))
    known = tuple(map(competence, skills))
    return Member(name, frozenset({Part.BACKUP}), competences=known, **changes)


def competence(skill: str, expires_on: date | None = None) -> Competence:
    return Competence(skill, "Dr. Lin", date(1987, 1, 5), expires_on)


def likes(*hours: str, strength: int = 1) -> Wish:
    return Wish(True, weekly(*hours), strength)


def dislikes(*hours: str, strength: int = 1) -> Wish:
    return Wish(False, weekly(*hours), strength)


def need(*hours: str, people: int = 1, skills: tuple[str, ...] = (), name: str = "need") -> Need:
    return Need(name, weekly(*hours), people, skills)


def machine(
    longest: str = "4h",
    per_day: str = "6h",
    recovery: str = "2h",
    before_sleep: str = "1h",
    reserve: str = "30m",
    since: date = date(1988, 1, 1),
) -> Machine:
    """An iron lung with one tolerance, in which he sleeps from 22:00 for 9 h."""
    tolerance = Tolerance(
        since,
        length_from(longest),
        length_from(per_day),
        length_from(recovery),
        length_from(before_sleep),
        length_from(reserve),
    )
    return Machine("iron lung", (tolerance,), time(22), timedelta(hours=9))


def activity(
    name: str, length: str = "1h", machine: str = "either", *hours: str, **changes: Any
) -> Activity:
    """Something he does once a week at any hour, unless ``changes`` say otherwise."""
    for key in ("travel", "spacing"):
        if key in changes:
            changes[key] = length_from(changes[key])
    if "other_hours" in changes:
        changes["other_hours"] = weekly(*changes["other_hours"])
    return Activity(
        name, length_from(length), MachineUse(machine), weekly(*(hours or ("always",))), **changes
    )


def house(**changes: Any) -> Household:
    """Mark's house: Ana, Ben and Rosa, someone who can hand-pump in every hour, a week.

    Takes every field of a household and of its planning (``days=28``); handover and reserve
    are none unless given, lengths may be texts, and there is no machine and no labour law.
    """
    agreed: dict[str, Any] = {
        "first_day": MONDAY,
        "days": 7,
        "starts": (time(7), time(15), time(23)),
        "lengths": (timedelta(hours=8),),
        "handover": timedelta(),
        "reserve": 0,
    }
    agreed |= {
        key: length_from(value) if isinstance(value, str) else value
        for key, value in _taken(Planning, changes).items()
    }
    parts: dict[str, Any] = {
        "name": "test house",
        "person": Person("Mark"),
        "clock": CLOCK,
        "law": NONE,
        "members": tuple(attendant(name) for name in ("Ana", "Ben", "Rosa")),
        "needs": (need("always", skills=("pump",), name="always"),),
    }
    return Household(planning=Planning(**agreed), **(parts | changes))


def week(*shifts: str, house: Household, **parts: Any) -> Week:
    """A plan for ``house`` beside it: the same days, these shifts; ``parts`` as in ``plan``."""
    days: dict[str, Any] = {"first_day": house.planning.first_day, "days": house.planning.days}
    return Week(house, plan(*shifts, **(days | parts)))


def _taken(kind: type, changes: dict[str, Any]) -> dict[str, Any]:
    """Those of ``changes`` that are fields of ``kind``, taken out of them."""
    names = {field.name for field in fields(kind)}
    return {key: changes.pop(key) for key in list(changes) if key in names}


def said(rule: str, week: Week) -> list[tuple[int, str]]:
    """What one rule finds in a week: how much, and in which words."""
    return [(each.amount, each.sentence) for each in BY_ID[rule].check(week)]
