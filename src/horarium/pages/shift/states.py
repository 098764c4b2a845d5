"""Named states of a shift: his page of it, and that of the member whose it is."""

from dataclasses import replace
from uuid import UUID

from horarium.core.hours import DAY
from horarium.core.rules.explain_shift import Instead
from horarium.pages.shift.context import OwnShiftContext, ShiftContext
from horarium.pages.shift.drawn import own_shift_page, shift_page
from horarium.pages.week.examples import CLOCK, LONG, MONDAY, SPRING, hours, on_duty, own
from horarium.tellings.offers import OwnOffer
from horarium.tellings.own_week import OwnShift
from horarium.tellings.shift import NeededThen, ShiftOfHis, ShiftOfTheirs
from horarium.tellings.tasks import Task

_TUESDAY = MONDAY + DAY
_MEMBER = UUID(int=7)
_ANA = replace(on_duty(_TUESDAY, "Ana 07:00-15:15"), relieves=("Rosa",), then=("Joseph",))
_HIS = ShiftOfHis(
    clock=CLOCK,
    shift=_ANA,
    member_id=_MEMBER,
    is_over=False,
    runs=False,
    needs=(
        NeededThen(hours(_TUESDAY, "07:00-09:00"), 2, ("hand-pump",)),
        NeededThen(hours(_TUESDAY, "09:00-15:15"), 1, ("hand-pump",)),
    ),
    own_hours=(own(_TUESDAY, "Session 13:00-15:00", 30, driver="Ana"),),
    out=(hours(_TUESDAY, "12:30-15:30"),),
    why="Without Ana nobody would be there for 7 h 45; Ana likes these hours.",
    others=(
        Instead("Ben", 30, "Ben could have it, with 30 min against Ben's wishes.", possible=True),
        Instead("Walter", 420, "Walter would have 27 h that week; 24 h are agreed."),
        Instead("Mei", 10**6, "Mei cannot come then."),
    ),
)
_NOBODY_ELSE = tuple(each for each in _HIS.others if not each.possible)
_PAGES = {
    "an ordinary shift": shift_page(_HIS),
    "nobody else could have it": shift_page(replace(_HIS, others=_NOBODY_ELSE, runs=True)),
    "its member is away": shift_page(
        replace(_HIS, why="", others=(), lost=(hours(_TUESDAY, "07:00-15:15"),))
    ),
    "over": shift_page(replace(_HIS, why="", others=(), is_over=True)),
    "the clocks go forward": shift_page(
        replace(_HIS, shift=on_duty(SPRING + 5 * DAY, "Rosa 23:00-07:15"), own_hours=(), out=())
    ),
    "long names": shift_page(
        replace(_HIS, shift=replace(_ANA, member=LONG["Ana"], then=(LONG["Ana"], LONG["Ben"])))
    ),
}

_OUT = Task("Out", hours(_TUESDAY, "12:30-15:30"), is_outing=True, goes=True, drives=True)
_MINE = OwnShift(
    UUID(int=1), _ANA.when, ("Rosa",), ("Joseph",), (_OUT,), (hours(_TUESDAY, "12:30-15:30"),)
)
_THEIRS = ShiftOfTheirs(CLOCK, _MINE, is_over=False, runs=False)
_COLLEAGUES = ("Ben", "Joseph", LONG["Ana"])
_OFFER = OwnOffer(
    UUID(int=11),
    "You offered Tue 22 Mar 07:00–15:15 to Ben. "
    "It stays yours until somebody has it in your place.",
)
_OWN_PAGES = {
    "a member, it may be passed on": own_shift_page(replace(_THEIRS, colleagues=_COLLEAGUES)),
    "a member, it is offered": own_shift_page(
        replace(_THEIRS, colleagues=_COLLEAGUES, offer=_OFFER)
    ),
    "a member, an ordinary shift": own_shift_page(_THEIRS),
    "a member, nothing planned in it": own_shift_page(
        replace(_THEIRS, shift=OwnShift(UUID(int=1), _ANA.when), runs=True)
    ),
    "a member, away": own_shift_page(
        replace(_THEIRS, shift=OwnShift(UUID(int=1), _ANA.when), away=True)
    ),
    "a member, long names": own_shift_page(
        replace(_THEIRS, shift=replace(_MINE, relieves=(LONG["Ana"],), relieved_by=(LONG["Ben"],)))
    ),
}

SCREENS: dict[str, dict[str, ShiftContext] | dict[str, OwnShiftContext]] = {
    "shift/page.html": _PAGES,
    "shift/own.html": _OWN_PAGES,
}
AUDIENCES = dict.fromkeys(_OWN_PAGES, "circle")
