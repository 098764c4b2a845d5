"""Named states of *Now* for whoever attends, and for others of the circle."""

from dataclasses import replace

from horarium.pages.asked.states import ABLE, STAND_IN
from horarium.pages.machine.states import OUT_FOR_ANA
from horarium.pages.now.context import Ask, MemberContext, Need, Notices, Press, Stay
from horarium.tellings.within import Within

ID = "6f1c1f0e-5d7a-4f0b-9a55-0d8f0f1f2a3b"
TIME = "Thu 24 Mar 12:40"
LONG = "Maximiliane-Josephine Featherstonehaugh-Papadopoulos of Llanfairpwllgwyngyll"

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
    (f"/shift/{ID}/", hours)
    for hours in ("Sat 26 Mar 23:00–07:15", "Mon 28 Mar 15:00–23:15", "Tue 29 Mar 23:00–07:15")
)
_OPEN = Need(
    "Nobody has Tue 29 Mar 19:00–07:00, 12 h.",
    presses=(Press("I can take this", "/open/19880330T0300Z/take/", is_main=True),),
)
_OFFERED = Need(
    "Ben offers you a shift: Wed 30 Mar 07:00–15:15, 8 h 15.",
    presses=(
        Press("I can take this", f"/offers/{ID}/accept/", is_main=True),
        Press("I cannot", f"/offers/{ID}/refuse/"),
    ),
)
_OWN_OFFER = Need(
    "You offered Mon 28 Mar 15:00–23:15 to everybody who could have it. "
    "It stays yours until somebody has it in your place.",
    presses=(Press("Take it back", f"/offers/{ID}/take-back/"),),
)

_STAYING = f"/now/staying/{ID}/"
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

STATES = {
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
        relief=("Rosa", LONG),
        word="The left strap. " * 11,
        mistake="The word for the next is one line of at most 160 characters.",
    ),
    "shifts that could change hands": MemberContext(
        "Now",
        TIME,
        "Your next shift",
        "Sun 27 Mar 07:00–15:15",
        press=Press("Check in", "/now/check-in/"),
        shift=f"/shift/{ID}/",
        takes=(_OFFERED, _OPEN, _OWN_OFFER),
        more="More shifts that you could take",
        later=_LATER[1:],
    ),
    "in three days": MemberContext(
        "Now",
        TIME,
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
    "no shifts": MemberContext("Now", TIME, press=Press("Check in", "/now/check-in/")),
    "a member with long names around": MemberContext(
        "Now",
        TIME,
        "Your shift now",
        "until 15:15",
        "Thu 24 Mar 07:00–15:15",
        "06:58",
        Press("Check out", "/now/check-out/"),
        (f"You relieve {LONG}.", f"{LONG} relieves you."),
        within=(Within("13:30–17:00", f"{LONG}, away from home, back by 17:00"),),
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
        shift=f"/shift/{ID}/",
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
    "nothing for a confidant": MemberContext("Now", TIME, comes=False),
    "something for a driver to read": MemberContext("Now", TIME, comes=False, notices=_CHANGED),
}
