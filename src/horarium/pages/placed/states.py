"""Named states of an activity in the roster."""

from dataclasses import replace

from horarium.core.hours import DAY
from horarium.pages.placed.drawn import placed_page
from horarium.pages.week.examples import CLOCK, LONG, MONDAY, hours, own
from horarium.tellings.placed import PlacedOfHis

TEMPLATE = "placed/page.html"
_TUESDAY = MONDAY + DAY
_OUTING = PlacedOfHis(
    clock=CLOCK,
    hours=own(_TUESDAY, "Session 13:00-15:00", 30, driver="Ana"),
    known=True,
    shown_as="Out",
    people=1,
    skills=("driving", "hand-pump"),
    equipment=("gurney", "portable respirator"),
    within_call=True,
    out=(hours(_TUESDAY, "12:30-15:30"),),
    around=("Ana", "Joseph"),
)
STATES = {
    "an outing": placed_page(_OUTING),
    "at home": placed_page(
        replace(_OUTING, hours=own(_TUESDAY, "Dictation 10:00-12:00"), out=(), equipment=())
    ),
    "the household has it no more": placed_page(
        replace(_OUTING, known=False, shown_as="", people=0, skills=(), equipment=(), out=())
    ),
    "long names": placed_page(replace(_OUTING, around=tuple(LONG.values()))),
}
