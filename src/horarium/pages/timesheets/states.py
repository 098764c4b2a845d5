"""Named states of timesheets: a week to approve, one that was, one put right, a member's own."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from horarium.core.hours import DAY, HOUR, HouseClock, Interval
from horarium.core.visits import Timesheet, Visit
from horarium.pages.timesheets.context import VisitContext, VisitTyped
from horarium.pages.timesheets.drawn import member_page, person_page
from horarium.tellings.timesheets import (
    ApprovedTold,
    CorrectionTold,
    SheetsTold,
    SheetTold,
    VisitTold,
)

_CLOCK = HouseClock("America/Los_Angeles")
_MONDAY = date(1988, 3, 14)
_ID = UUID("6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11")
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
_START = _CLOCK.day(_MONDAY).start_at
_NEXT = _START + 7 * DAY + 9 * HOUR


def _at(day: int, hours: float) -> datetime:
    return _START + day * DAY + timedelta(hours=hours)


def _visits(*told: tuple[int, float, float]) -> tuple[Visit, ...]:
    return tuple(Visit(_at(day, first), _at(day, last)) for day, first, last in told)


def _sheet(name: str, visits: tuple[Visit, ...], **more: Any) -> SheetTold:  # noqa: ANN401
    parts: dict[str, Any] = {
        "planned": tuple(Interval(_at(day, 7), _at(day, 15)) for day in range(5)),
        "pay": Decimal("18.50"),
        "agreed": (20 * HOUR, 45 * HOUR),
        "overtime_after": 40 * HOUR,
    }
    sheet = Timesheet(name, _MONDAY, _CLOCK, visits=visits, **parts)
    told = tuple(VisitTold(n, each) for n, each in enumerate(visits, 1))
    return replace(SheetTold(_ID, sheet, told), **more)


_USUAL = _visits(*((day, 6.95, 15.2) for day in range(5)))
_ANA = _sheet("Ana", _USUAL)
_BEN = _sheet("Ben", _visits((0, 7, 15), (2, 7.5, 15)))
_OPEN = _sheet(_LONG, (*_USUAL[:2], Visit(_at(2, 7))))
_DOUBTED = replace(
    _BEN, doubts=((_NEXT, "On Tuesday I was here, the tablet was dark"),), unsettled=True
)
_RIGHT = replace(
    _ANA,
    visits=(
        VisitTold(1, _USUAL[0], (CorrectionTold(Visit(_at(0, 7.5), _at(0, 15)), "Mark", _NEXT),)),
        VisitTold(2, _USUAL[1], (CorrectionTold(None, "Mark", _NEXT),)),
        VisitTold(3, Visit(_at(2, 7), _at(2, 7))),
    ),
    approved=(ApprovedTold(1, _BEN.sheet, "Mark", _NEXT),),
    differs=True,
)
_APPROVED = replace(_ANA, approved=(ApprovedTold(1, _ANA.sheet, "Mark", _NEXT),))


def _week(*sheets: SheetTold, is_over: bool = True) -> SheetsTold:
    return SheetsTold(_CLOCK, _MONDAY, is_over, sheets)


_TYPED = VisitTyped("1988-03-14", "07:30", "1988-03-14", "15:00")


def _visit(**changed: Any) -> VisitContext:  # noqa: ANN401
    parts: dict[str, Any] = {
        "title": "Ana’s visit",
        "address": "/visit/1/",
        "back": "/timesheets/1988-03-14/",
        "button": "Put it right",
        "typed": _TYPED,
        "stands": "Mon 14 Mar 07:30–15:00, 7 h 30",
        "can_take_back": True,
    }
    return VisitContext(**(parts | changed))


SCREENS: dict[str, dict[str, Any]] = {
    "timesheets/page.html": {
        "to approve": person_page(_week(_ANA, _BEN)),
        "somebody has not checked out": person_page(_week(_ANA, _OPEN)),
        "somebody says it is wrong": person_page(_week(_ANA, _DOUBTED)),
        "put right since": person_page(_week(_RIGHT, _BEN)),
        "approved": person_page(_week(_APPROVED)),
        "it runs": person_page(_week(_ANA, is_over=False)),
        "nobody": person_page(_week()),
        "not taken": person_page(_week(_ANA), (), "Nothing was approved: it is not over yet."),
        "of a member": member_page(_week(_RIGHT), _NEXT),
        "of a member who said so": member_page(_week(_DOUBTED), _NEXT),
        "said in too many letters": member_page(
            _week(_ANA), _NEXT, "a" * 60, "Say it in 200 letters; these are 260."
        ),
        "of a member who has none": member_page(_week(), _NEXT),
    },
    "timesheets/visit.html": {
        "as it stands": _visit(),
        "put right before": _visit(
            before=("Before: Mon 14 Mar 07:30, not checked out. Put right by Mark.",)
        ),
        "left before they came": _visit(
            typed=replace(_TYPED, out_time="07:00"),
            mistake="They left before they came; put one of the two right.",
        ),
        "nobody checked in": _visit(
            title="A visit that nobody checked in for",
            button="Write it down",
            stands="",
            typed=VisitTyped(),
            can_take_back=False,
            members=((str(_ID), "Ana", False), ("b", _LONG, True)),
        ),
    },
}
AUDIENCES = {
    "of a member": "circle",
    "of a member who said so": "circle",
    "said in too many letters": "circle",
    "of a member who has none": "circle",
}
