"""Named states of a gap."""

from dataclasses import replace

from horarium.core.hours import DAY, HOUR
from horarium.core.household_file.edit import Entry
from horarium.core.plan_file import Ask, Closing, Reason
from horarium.pages.gap.drawn import gap_page
from horarium.pages.week.examples import CLOCK, LONG, MONDAY, SPRING, hours, lacking
from horarium.tellings.gap import Missing, NoGap, OpenGap
from horarium.tellings.lacks import Lack
from horarium.tellings.reach import Reach

TEMPLATE = "gap/page.html"
_FRIDAY = MONDAY + 4 * DAY
_NIGHT = hours(_FRIDAY, "03:00-05:00")
_NOBODY = OpenGap(
    clock=CLOCK,
    when=_NIGHT,
    is_over=False,
    parts=(Missing(lacking(_FRIDAY, "03:00-05:00", Lack(alone=True)), ()),),
    reasons=(
        Reason("Ana", "Ana is available from 06:30 on."),
        Reason("Walter", "Walter would have 27 h that week; 24 h are agreed."),
    ),
    closings=(
        Closing(
            "Ask Rosa for Sat 26 Mar 03:00-05:00: nothing agreed stands against it.",
            2 * HOUR,
            1,
            (Ask("Rosa"),),
        ),
        Closing(
            "Call Night agency for Sat 26 Mar 03:00-05:00: 2 h of the 124 h left this year.",
            2 * HOUR,
            1,
            (Ask("Night agency"),),
        ),
        Closing(
            "Ask Walter for Sat 26 Mar 03:00-05:00: 3 h over the 24 h agreed.",
            2 * HOUR,
            1,
            (Ask("Walter", (("most", "27h"),)),),
        ),
        Closing(
            "A new attendant on Saturday nights 03:00-05:00, 2 h a week, closes 4 gaps.",
            2 * HOUR,
            4,
            (Ask("", (("availability", "sat 03:00-05:00"), ("most", "2h"))),),
        ),
    ),
    reach={
        "Rosa": Reach(Entry("member", "a1"), "", attends=True),
        "Walter": Reach(Entry("member", "a2"), "", attends=True),
        "Night agency": Reach(Entry("service", "1"), "510 555 0150"),
    },
)
_FEW = (
    Missing(lacking(_FRIDAY, "07:00-08:00", Lack(people=1)), ("Ana",)),
    Missing(lacking(_FRIDAY, "08:00-09:00", Lack(skills=("hand-pump",))), ("Nora",)),
)
_CLOCKS = hours(SPRING + 5 * DAY, "01:00-05:00")
_COVERED = NoGap(CLOCK, _NIGHT.start_at, planned=True, there=("Rosa",))
STATES = {
    "nobody is there": gap_page(_NOBODY),
    "one too few, then nobody who can": gap_page(
        replace(_NOBODY, when=hours(_FRIDAY, "07:00-09:00"), parts=_FEW)
    ),
    "nothing would close it": gap_page(replace(_NOBODY, closings=())),
    "over": gap_page(replace(_NOBODY, is_over=True, reasons=(), closings=())),
    "the clocks go forward": gap_page(replace(_NOBODY, when=_CLOCKS)),
    "covered now": gap_page(_COVERED),
    "covered now, another soon after": gap_page(replace(_COVERED, near=_NIGHT)),
    "not planned": gap_page(NoGap(CLOCK, _NIGHT.start_at, planned=False)),
    "long names": gap_page(replace(_NOBODY, parts=(replace(_FEW[0], there=tuple(LONG.values())),))),
}
