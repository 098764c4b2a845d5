"""Named states of *Now*: his, that of who attends, and that of others."""

from dataclasses import replace

from horarium.pages.asked.states import ABLE, STAND_IN
from horarium.pages.elsewhere.states import AWAY, OPEN
from horarium.pages.machine.states import IN_FOR_HIM, LATE_FOR_HIM, OUT_FOR_ANA, WRONG_FOR_HIM
from horarium.pages.now.context import (
    Ask,
    MemberContext,
    Need,
    Notices,
    PersonContext,
    Press,
    Searching,
    Stay,
)
from horarium.tellings.now import Here, MachineHours, Today
from horarium.tellings.within import Within

_ID = "6f1c1f0e-5d7a-4f0b-9a55-0d8f0f1f2a3b"
_TIME = "Thu 24 Mar 12:40"
_ANA = Here("Ana", "until 15:00", "here since 06:58")
_ROSA = Here("Rosa", "15:00–23:00")
_IN = MachineHours("iron lung", "In", "until 13:00", ("13:00–17:40, 4 h 40",))
_LONG = "Maximiliane-Josephine Featherstonehaugh-Papadopoulos of Llanfairpwllgwyngyll"


def _hope(sentence: str, then: str = "") -> Need:
    address = f"/absences/{_ID}"
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
        Press("Approve", f"/offers/{_ID}/approve/", is_main=True),
        Press("Decline", f"/offers/{_ID}/decline/"),
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
    link=(f"/plan/{_ID}/", "How far it is"),
    presses=(Press("Call off", f"/now/plan/{_ID}/call-off/"),),
)
_DRAFT = Need(
    "A plan is ready: Plan Mon 28 Mar to Sun 24 Apr",
    "Nobody is told of it before you publish it.",
    link=(f"/plan/{_ID}/", "Look at it"),
)
_REFUSED = Need(
    "There is no plan: What if Ana leaves on Fri 25 Mar?",
    "The planner ended without a word; ask again.",
    link=(f"/plan/{_ID}/", "Look at it"),
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
    "ordinary": PersonContext("Now", _TIME, (_ANA,), (_ROSA,), _IN, today=_TODAY),
    "an absence to approve": PersonContext(
        "Now", _TIME, (_ANA,), (_ROSA,), _IN, (_AWAY,), today=_TODAY
    ),
    "Ben would take a shift, and Ana was left a word": PersonContext(
        "Now",
        _TIME,
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
        "Now", _TIME, (_ANA,), (_ROSA,), _IN, today=_TODAY, saying=WRONG_FOR_HIM
    ),
    "gaps ahead": PersonContext(
        "Now",
        _TIME,
        (_ANA,),
        (_ROSA,),
        _IN,
        (_GAP, _UNTRAINED, Need("4 more gaps in the next seven days.", link=("/week/", "Week"))),
    ),
    "a planner at work": PersonContext("Now", _TIME, (_ANA,), (_ROSA,), _IN, (_WORKING,)),
    "a plan is ready": PersonContext("Now", _TIME, (_ANA,), (_ROSA,), _IN, (_DRAFT,)),
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
                f"/search/{_ID}/",
                Press("Call the next", f"/search/{_ID}/next/"),
            ),
        ),
    ),
    "the watch is not running": PersonContext(
        "Now",
        _TIME,
        (_ANA,),
        (_ROSA,),
        _IN,
        pulse=(
            "The watch is not running: nobody is asked when somebody does not come.",
            "Ben let the last two drills pass: see that their telephone rings.",
        ),
    ),
    "in hospital, and asked whether it holds": PersonContext(
        "Now", _TIME, (), (_ROSA,), _IN, elsewhere=(OPEN,)
    ),
    "away until Sunday": PersonContext("Now", _TIME, (), (_ROSA,), _IN, elsewhere=(AWAY,)),
    "nobody is here": PersonContext(
        "Now", "Fri 25 Mar 03:10", (), (Here("Ana", "07:00–15:15"),), _IN, notices=_READ
    ),
    "no roster yet": PersonContext(
        "Now", _TIME, has_roster=False, machine=MachineHours("iron lung", "Not planned", "")
    ),
    "no machine": PersonContext("Now", _TIME, (_ANA,), (_ROSA,)),
    "long names": PersonContext(
        "Now",
        _TIME,
        (Here(_LONG, "until 15:00", "here since 06:58"),),
        (Here(_LONG, "15:00–23:00"), Here("Ana", "15:00–23:00")),
        MachineHours(_LONG, "In", "until 13:00", ("13:00–17:40, 4 h 40",)),
        (_hope(f"{_LONG} asks to be away Sat 26 Mar 23:00–07:00."),),
        today=(Today("13:30–17:00", f"{_LONG} comes, 14:00–16:30 there"),),
    ),
    "everything at once": PersonContext(
        "Now",
        _TIME,
        (_ANA, Here("Ben", "the shift ended 07:15", "here since yesterday 22:55")),
        (_ROSA, Here("Mei", "15:00–23:00", "here since 12:31")),
        _IN,
        (_AWAY, _WISH, _WORKING, _DRAFT, _REFUSED, _GAP, _UNTRAINED, _UNPLANNED),
        _READ,
        _TODAY,
        saying=IN_FOR_HIM,
    ),
}

_IN_PRESS = Press("Check in", "/now/check-in/", is_main=True)
_OUT_PRESS = Press("Check out", "/now/check-out/", is_main=True)
_NIGHT = (
    Within("until 07:00", "own time"),
    Within("07:00–07:45", "out of the machine, back by 07:45"),
)
_CHANGED = Notices(
    ("Your shifts changed: Sat 26 Mar 23:00-07:15 is new. Sun 27 Mar 07:00-15:15 is cancelled.",),
    "1988-03-24T20:00:00+00:00",
)
_LATER = tuple(
    (f"/shift/{_ID}/", hours)
    for hours in ("Sat 26 Mar 23:00–07:15", "Mon 28 Mar 15:00–23:15", "Tue 29 Mar 23:00–07:15")
)
_OPEN = Need(
    "Nobody has Tue 29 Mar 19:00–07:00, 12 h.",
    presses=(Press("I can take this", "/open/19880330T0300Z/take/", is_main=True),),
)
_OFFERED = Need(
    "Ben offers you a shift: Wed 30 Mar 07:00–15:15, 8 h 15.",
    presses=(
        Press("I can take this", f"/offers/{_ID}/accept/", is_main=True),
        Press("I cannot", f"/offers/{_ID}/refuse/"),
    ),
)
_OWN_OFFER = Need(
    "You offered Mon 28 Mar 15:00–23:15 to everybody who could have it. "
    "It stays yours until somebody has it in your place.",
    presses=(Press("Take it back", f"/offers/{_ID}/take-back/"),),
)

_STAYING = f"/now/staying/{_ID}/"
_STAY = Stay(
    "Please stay until you are relieved: 23:00–07:15",
    "You are here since 14:55, for 8 h 16.",
    (
        ("tomorrow 02:55", "You agreed to up to 12 h on end."),
        ("tomorrow 05:00", "You agreed to 10 h of rest before your next shift."),
        ("tomorrow 06:45", "Beyond 40 h in a week it is probably overtime."),
    ),
    "Figures of labour law: California In-Home Supportive Services. ihssprovider.com FAQ (66 h a "
    "week over all recipients; overtime above 40 h), as read on 1 November 2026. A warning, not "
    "legal advice.",
    (
        Press("I stay until relieved", _STAYING, value="stay"),
        Press("I can stay until 23:45", _STAYING, value="1988-03-25T07:45:00+00:00"),
        Press("I can stay until tomorrow 00:15", _STAYING, value="1988-03-25T08:15:00+00:00"),
        Press("I must go", _STAYING, value="go"),
    ),
)
_MUST_GO = (
    "You said that you must go. He and the next who can be asked have heard it; check out when "
    "you go."
)

_MEMBER = {
    "at three in the morning": MemberContext(
        "Now",
        "Fri 25 Mar 03:00",
        "Your shift now",
        "until 07:15",
        "Thu 24 Mar 23:00–07:15",
        "yesterday 22:56",
        Press("Check out", "/now/check-out/"),
        ("You relieve Ben.", "Rosa relieves you."),
        within=_NIGHT,
        later=_LATER,
    ),
    "he is out": MemberContext(
        "Now",
        "Thu 24 Mar 15:40",
        "Your shift now",
        "until 23:15",
        "Thu 24 Mar 15:00–23:15",
        "14:56",
        Press("Check out", "/now/check-out/"),
        ("You relieve Ana.", "Walter relieves you."),
        within=(Within("13:00–16:30", "out of the machine, back by 16:30"),),
        later=_LATER,
        saying=OUT_FOR_ANA,
    ),
    "about to begin": MemberContext(
        "Now",
        "Thu 24 Mar 22:40",
        "Your next shift",
        "23:00–07:15",
        "Thu 24 Mar",
        press=_IN_PRESS,
        handover=("You relieve Ben.", "Rosa relieves you."),
        within=(Within("tomorrow 07:00–07:45", "out of the machine, back by 07:45"),),
        later=_LATER,
        notices=_CHANGED,
    ),
    "about to end": MemberContext(
        "Now",
        "Fri 25 Mar 06:40",
        "Your shift now",
        "until 07:15",
        "Thu 24 Mar 23:00–07:15",
        "yesterday 22:56",
        _OUT_PRESS,
        ("You relieve Ben.", "Rosa relieves you."),
        within=_NIGHT[1:],
        later=_LATER,
    ),
    "handing over": MemberContext(
        "Now",
        "Fri 25 Mar 07:02",
        "Your shift now",
        "until 07:15",
        "Thu 24 Mar 23:00–07:15",
        "yesterday 22:56",
        Press("Check out", "/now/check-out/"),
        ("You relieve Ben.", "Rosa relieves you."),
        later=_LATER,
        relief=("Rosa",),
        words=(("Ben", "The left strap sits better now."),),
        last=True,
    ),
    "a word for the next that is too long": MemberContext(
        "Now",
        "Fri 25 Mar 07:02",
        "Your shift now",
        "until 07:15",
        "Thu 24 Mar 23:00–07:15",
        "yesterday 22:56",
        Press("Check out", "/now/check-out/"),
        relief=("Rosa", _LONG),
        word="The left strap. " * 11,
        mistake="The word for the next is one line of at most 160 characters.",
    ),
    "shifts that could change hands": MemberContext(
        "Now",
        _TIME,
        "Your next shift",
        "Sun 27 Mar 07:00–15:15",
        press=Press("Check in", "/now/check-in/"),
        shift=f"/shift/{_ID}/",
        takes=(_OFFERED, _OPEN, _OWN_OFFER),
        more="More shifts that you could take",
        later=_LATER[1:],
    ),
    "in three days": MemberContext(
        "Now",
        _TIME,
        "Your next shift",
        "Sun 27 Mar 07:00–15:15",
        press=Press("Check in", "/now/check-in/"),
        handover=("You relieve Walter.",),
        within=(Within("Sun 27 Mar 09:00–12:30", "out, away from home, back by 12:30"),),
        later=_LATER[1:],
    ),
    "the night the clocks go forward": MemberContext(
        "Now",
        "Sat 2 Apr 22:50",
        "Your next shift",
        "23:00–07:15",
        "Sat 2 Apr",
        press=_IN_PRESS,
        clocks="The clocks go forward in it: it lasts 7 h 15.",
    ),
    "no shifts": MemberContext("Now", _TIME, press=Press("Check in", "/now/check-in/")),
    "a member with long names around": MemberContext(
        "Now",
        _TIME,
        "Your shift now",
        "until 15:15",
        "Thu 24 Mar 07:00–15:15",
        "06:58",
        Press("Check out", "/now/check-out/"),
        (f"You relieve {_LONG}.", f"{_LONG} relieves you."),
        within=(Within("13:30–17:00", f"{_LONG}, away from home, back by 17:00"),),
    ),
    "asked to come": MemberContext(
        "Now",
        "Thu 24 Mar 23:11",
        asks=(
            Ask(
                "Cover needed 23:00–07:15. Can you come?",
                (
                    Press("I come: 23:11", "/asked/7/", is_main=True, value="a"),
                    Press("I come: 23:41", "/asked/7/", value="b"),
                    Press("I cannot", "/asked/7/", value="no"),
                ),
            ),
        ),
        shift=f"/shift/{_ID}/",
    ),
    "a stand-in who comes": MemberContext(
        "Now",
        "Thu 24 Mar 23:11",
        asks=(
            Ask(
                "Cover needed 23:00–07:15. Can you come?",
                (Press("I cannot", "/asked/7/", value="no"),),
                "23:40",
            ),
        ),
        comes_for=STAND_IN,
    ),
    "here for somebody else": MemberContext(
        "Now",
        "Thu 24 Mar 23:52",
        here="23:38",
        press=Press("Check out", "/now/check-out/"),
        comes_for=ABLE,
    ),
    "said to come": MemberContext(
        "Now",
        "Thu 24 Mar 23:11",
        asks=(
            Ask(
                "Cover needed 23:00–07:15. Can you come?",
                (Press("I cannot", "/asked/7/", value="no"),),
                "23:40",
            ),
        ),
    ),
    "asked to stay": MemberContext(
        "Now",
        "Thu 24 Mar 23:11",
        "Your shift now",
        "until 23:15",
        "Thu 24 Mar 15:00–23:15",
        "14:55",
        _OUT_PRESS,
        stays=(_STAY,),
    ),
    "must go": MemberContext(
        "Now",
        "Thu 24 Mar 23:14",
        "Your shift now",
        "until 23:15",
        "Thu 24 Mar 15:00–23:15",
        "14:55",
        _OUT_PRESS,
        stays=(replace(_STAY, said=_MUST_GO),),
    ),
    "nothing for a confidant": MemberContext("Now", _TIME, comes=False),
    "something for a driver to read": MemberContext("Now", _TIME, comes=False, notices=_CHANGED),
}

SCREENS: dict[str, dict[str, PersonContext] | dict[str, MemberContext]] = {
    "now/page.html": _PERSON,
    "now/member.html": _MEMBER,
}
AUDIENCES = dict.fromkeys(_MEMBER, "circle")
