"""Named states of *Now*: his own, and those of everybody else."""

from dataclasses import replace

from horarium.pages.elsewhere.states import AWAY, OPEN
from horarium.pages.machine.states import IN_FOR_HIM, LATE_FOR_HIM, WRONG_FOR_HIM
from horarium.pages.now import states_of_member
from horarium.pages.now.context import (
    MemberContext,
    Need,
    Notices,
    PersonContext,
    Press,
    Searching,
)
from horarium.pages.now.states_of_member import ID, LONG, TIME
from horarium.tellings.now import Here, MachineHours, Today

_ANA = Here("Ana", "until 15:00", "here since 06:58")
_ROSA = Here("Rosa", "15:00–23:00")
_IN = MachineHours("iron lung", "In", "until 13:00", ("13:00–17:40, 4 h 40",))


def _hope(sentence: str, then: str = "") -> Need:
    address = f"/absences/{ID}"
    presses = (
        Press("Approve", f"{address}/approve/", is_main=True),
        Press("Decline", f"{address}/decline/"),
    )
    return Need(sentence, then, presses=presses)


_AWAY = _hope(
    "Ben asks to be away Sat 26 Mar 23:00–07:00.", "They would not work Sat 26 Mar 23:00–07:15."
)
_SWAP = Need(
    "Ben would take Tue 29 Mar 19:00–07:00.",
    "Nothing that was agreed stands against it.",
    presses=(
        Press("Approve", f"/offers/{ID}/approve/", is_main=True),
        Press("Decline", f"/offers/{ID}/decline/"),
    ),
)
_WISH = _hope("Grace would rather not work Sun. It matters to them.")
_GAP = Need(
    "Tomorrow 03:00–05:00: nobody is there.",
    is_gap=True,
    link=("/gap/19880325T1100Z/", "Why, and who could come"),
)
_UNTRAINED = Need(
    "Sun 27 Mar 13:00–15:00: nobody there is trained for hand-pump.",
    is_gap=True,
    link=("/gap/19880327T2100Z/", "Why, and who could come"),
)
_WORKING = Need(
    "The planner works on it: What if Ana cannot come Thu 24 Mar 23:00-07:00?",
    step=3,
    steps=7,
    link=(f"/plan/{ID}/", "How far it is"),
    presses=(Press("Call off", f"/now/plan/{ID}/call-off/"),),
)
_DRAFT = Need(
    "A plan is ready: Plan Mon 28 Mar to Sun 24 Apr",
    "Nobody is told of it before you publish it.",
    link=(f"/plan/{ID}/", "Look at it"),
)
_REFUSED = Need(
    "There is no plan: What if Ana leaves on Fri 25 Mar?",
    "The planner ended without a word; ask again.",
    link=(f"/plan/{ID}/", "Look at it"),
)
_UNPLANNED = Need("From Mon 28 Mar on there is no roster.", link=("/plan/", "Plan"))
_READ = Notices(
    ("Joseph has left: 3 shifts, 24 h, reopened. What if asks for a plan that fills them.",),
    "1988-03-24T20:00:00+00:00",
)
_TODAY = (
    Today("11:00–13:00", "Dictation", is_now=True),
    Today("13:30–17:00", "Interview, 14:00–16:30 there"),
    Today("19:00–20:30", "Up"),
)

_PERSON = {
    "ordinary": PersonContext("Now", TIME, (_ANA,), (_ROSA,), _IN, today=_TODAY),
    "an absence to approve": PersonContext(
        "Now", TIME, (_ANA,), (_ROSA,), _IN, (_AWAY,), today=_TODAY
    ),
    "Ben would take a shift, and Ana was left a word": PersonContext(
        "Now",
        TIME,
        (replace(_ANA, words=(("Walter", "The left strap sits better now."),)),),
        (_ROSA,),
        _IN,
        (_SWAP,),
        today=_TODAY,
    ),
    "out, back by 17:40, and Rosa has not checked in": PersonContext(
        "Now",
        "Thu 24 Mar 15:12",
        (
            Here("Ana", "until 15:15", "here since 06:58"),
            Here("Rosa", "until 23:15", "expected at 15:00, not checked in", is_missing=True),
        ),
        (Here("Walter", "23:00–07:00"),),
        MachineHours(
            "iron lung", "Out", "back by 17:40", ("tomorrow 12:00–14:00, 2 h",), since="13:00"
        ),
        today=(Today("13:30–17:00", "Interview, 14:00–16:30 there", is_now=True),),
    ),
    "said to be out, and late": PersonContext(
        "Now",
        "Thu 24 Mar 16:40",
        (Here("Rosa", "until 23:15", "here since 14:56"),),
        (Here("Walter", "23:00–07:00"),),
        MachineHours(
            "iron lung", "Out", "back by 17:40", ("tomorrow 12:00–14:00, 2 h",), since="13:00"
        ),
        today=_TODAY[1:],
        saying=LATE_FOR_HIM,
    ),
    "said to be in, and something feels wrong": PersonContext(
        "Now", TIME, (_ANA,), (_ROSA,), _IN, today=_TODAY, saying=WRONG_FOR_HIM
    ),
    "gaps ahead": PersonContext(
        "Now",
        TIME,
        (_ANA,),
        (_ROSA,),
        _IN,
        (_GAP, _UNTRAINED, Need("4 more gaps in the next seven days.", link=("/week/", "Week"))),
    ),
    "a planner at work": PersonContext("Now", TIME, (_ANA,), (_ROSA,), _IN, (_WORKING,)),
    "a plan is ready": PersonContext("Now", TIME, (_ANA,), (_ROSA,), _IN, (_DRAFT,)),
    "somebody is searched for": PersonContext(
        "Now",
        "Thu 24 Mar 23:16",
        (Here("Rosa", "the shift ended 23:15", "here since 14:55"),),
        (Here("Ben", "tomorrow 07:00–15:15"),),
        _IN,
        searches=(
            Searching(
                "Cover needed 23:00–07:15",
                "nobody has checked in",
                ("Grace: no answer yet", "the last number: not reached"),
                ("Dolores by 23:40",),
                f"/search/{ID}/",
                Press("Call the next", f"/search/{ID}/next/"),
            ),
        ),
    ),
    "the watch is not running": PersonContext(
        "Now",
        TIME,
        (_ANA,),
        (_ROSA,),
        _IN,
        pulse=(
            "The watch is not running: nobody is asked when somebody does not come.",
            "Ben let the last two drills pass: see that their telephone rings.",
        ),
    ),
    "in hospital, and asked whether it holds": PersonContext(
        "Now", TIME, (), (_ROSA,), _IN, elsewhere=(OPEN,)
    ),
    "away until Sunday": PersonContext("Now", TIME, (), (_ROSA,), _IN, elsewhere=(AWAY,)),
    "nobody is here": PersonContext(
        "Now", "Fri 25 Mar 03:10", (), (Here("Ana", "07:00–15:15"),), _IN, notices=_READ
    ),
    "no roster yet": PersonContext(
        "Now", TIME, has_roster=False, machine=MachineHours("iron lung", "Not planned", "")
    ),
    "no machine": PersonContext("Now", TIME, (_ANA,), (_ROSA,)),
    "long names": PersonContext(
        "Now",
        TIME,
        (Here(LONG, "until 15:00", "here since 06:58"),),
        (Here(LONG, "15:00–23:00"), Here("Ana", "15:00–23:00")),
        MachineHours(LONG, "In", "until 13:00", ("13:00–17:40, 4 h 40",)),
        (_hope(f"{LONG} asks to be away Sat 26 Mar 23:00–07:00."),),
        today=(Today("13:30–17:00", f"{LONG} comes, 14:00–16:30 there"),),
    ),
    "everything at once": PersonContext(
        "Now",
        TIME,
        (_ANA, Here("Ben", "the shift ended 07:15", "here since yesterday 22:55")),
        (_ROSA, Here("Mei", "15:00–23:00", "here since 12:31")),
        _IN,
        (_AWAY, _WISH, _WORKING, _DRAFT, _REFUSED, _GAP, _UNTRAINED, _UNPLANNED),
        _READ,
        _TODAY,
        saying=IN_FOR_HIM,
    ),
}

SCREENS: dict[str, dict[str, PersonContext] | dict[str, MemberContext]] = {
    "now/page.html": _PERSON,
    "now/member.html": states_of_member.STATES,
}
AUDIENCES = dict.fromkeys(states_of_member.STATES, "circle")
