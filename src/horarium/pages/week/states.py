"""Named states of the week: the person's house, and a member's own shifts."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from horarium.core.hours import DAY
from horarium.pages.week.context import OwnWeekContext, WeekContext
from horarium.pages.week.drawn import week_page
from horarium.pages.week.examples import (
    AUTUMN,
    CLOCK,
    FIFTEEN,
    LONG,
    MONDAY,
    NOW,
    SPRING,
    as_said,
    crowded,
    hours,
    hours_of,
    house_days,
    ordinary_days,
    renamed,
    with_gaps,
)
from horarium.pages.week.own import own_week_page
from horarium.tellings.offers import OpenHours, ToTake
from horarium.tellings.own_week import OwnShift, OwnWeek
from horarium.tellings.tasks import Task

_HOURS = hours_of("Ana", "Rosa", "Ben", "Grace", "Joseph", "Mei", "Walter", "Nora")
_ORDINARY = house_days(ordinary_days(MONDAY), hours_of=_HOURS)
_CROWDED = ordinary_days(MONDAY)
_CROWDED[2] = crowded(MONDAY + 2 * DAY)
_LONG_HOURS = hours_of(*LONG.values())

_WEEKS = {
    "an ordinary week": week_page(_ORDINARY, NOW),
    "as planned and as said": week_page(
        house_days(as_said(ordinary_days(MONDAY)), hours_of=_HOURS), NOW
    ),
    "a week with gaps": week_page(house_days(with_gaps(MONDAY), hours_of=_HOURS), NOW),
    "the clocks go forward": week_page(house_days(ordinary_days(SPRING)), NOW),
    "the clocks go back": week_page(house_days(ordinary_days(AUTUMN)), NOW),
    "long names": week_page(
        house_days(renamed(ordinary_days(MONDAY), LONG), hours_of=_LONG_HOURS), NOW
    ),
    "fifteen attendants on one day": week_page(
        house_days(_CROWDED, hours_of=hours_of(*FIFTEEN)), NOW
    ),
    "planned until Thursday": week_page(house_days(ordinary_days(MONDAY), planned=4), NOW),
    "nothing planned": week_page(house_days(ordinary_days(MONDAY + 28 * DAY), planned=0), NOW),
    "long over": week_page(house_days(ordinary_days(MONDAY - 28 * DAY), hours_of=_HOURS), NOW),
}

_OUT = Task("Out", hours(MONDAY + DAY, "12:30-15:30"), is_outing=True, goes=True, drives=True)
_OWN_TIME = Task("Own time", hours(MONDAY + DAY, "09:00-11:00"), is_outing=False)


def _shift(n: int, day: date, text: str, before: str = "", after: str = "") -> OwnShift:
    return OwnShift(UUID(int=n), hours(day, text), _names(before), _names(after))


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(", ")))


_SHIFTS = (
    _shift(1, MONDAY, "07:00-15:15", "Rosa", "Joseph"),
    replace(
        _shift(2, MONDAY + DAY, "07:00-15:15", "Grace, Ben", "Walter"), tasks=(_OWN_TIME, _OUT)
    ),
    _shift(3, MONDAY + 2 * DAY, "07:00-17:15", "Rosa", "Grace"),
)
_MINE = OwnWeek(
    CLOCK,
    MONDAY + 2 * DAY,
    MONDAY,
    attends=True,
    planned=True,
    shifts=_SHIFTS,
    away=(CLOCK.days(MONDAY + 4 * DAY, 3),),
    next=_shift(4, MONDAY + 8 * DAY, "07:00-15:15"),
)
_LONG_SHIFTS = (
    replace(
        _shift(1, MONDAY, "07:00-15:15", LONG["Ana"], f"{LONG['Ana']}, {LONG['Grace']}"),
        tasks=(replace(_OUT, shown_as="Out, with the wheelchair and the portable respirator"),),
    ),
)
_CHANGE = (_shift(1, SPRING + 5 * DAY, "23:00-07:15", "Ana", "Ben"),)
_NOTHING = replace(_MINE, shifts=(), away=())
_OWN_WEEKS = {
    "a member, an ordinary week": own_week_page(_MINE, NOW),
    "a member, long names": own_week_page(replace(_MINE, shifts=_LONG_SHIFTS), NOW),
    "a member, the clocks go forward": own_week_page(
        replace(_MINE, first_day=SPRING, shifts=_CHANGE, away=(), next=None), NOW
    ),
    "a member, shifts that nobody has": own_week_page(
        replace(
            _NOTHING,
            takes=ToTake((OpenHours(NOW, "Thu 24 Mar 19:00–07:00, 12 h"),)),
        ),
        NOW,
    ),
    "a member, no shifts": own_week_page(_NOTHING, NOW),
    "a member, away for some hours": own_week_page(
        replace(_NOTHING, away=(hours(MONDAY, "12:00-18:00"), hours(MONDAY + DAY, "22:00-06:00"))),
        NOW,
    ),
    "a member, not planned": own_week_page(replace(_NOTHING, planned=False, next=None), NOW),
    "a member without shifts": own_week_page(replace(_NOTHING, attends=False, next=None), NOW),
}

SCREENS: dict[str, dict[str, WeekContext] | dict[str, OwnWeekContext]] = {
    "week/page.html": _WEEKS,
    "week/own.html": _OWN_WEEKS,
}
AUDIENCES = dict.fromkeys(_OWN_WEEKS, "circle")
