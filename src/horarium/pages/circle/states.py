"""The circle, from nobody to many, and how somebody comes and goes."""

from typing import Any

from horarium.core.disclosure.kinds import Task
from horarium.core.disclosure.kinds_words import words_of
from horarium.core.people import Part
from horarium.pages.circle.context import (
    CircleContext,
    CodeContext,
    EraseContext,
    EyesContext,
    GoneLine,
    LeaveContext,
    MemberContext,
    MemberLine,
    Place,
)
from horarium.pages.circle.views import part_choices, spoken

_ANA = "/circle/6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11/"
_BEN = "/circle/6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f12/"
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
_NEW = part_choices((), but=Part.ATTENDANT)
_MEMBERS = (
    MemberLine(_ANA, "Ana", "attendant, confidant", "signed in on 2 devices"),
    MemberLine(_BEN, "Ben", "attendant", "has a code until Wed 30 Mar 12:00"),
    MemberLine(_BEN, "Father Brendan", "confidant", "cannot sign in yet"),
    MemberLine(_BEN, _LONG, ", ".join(Part), "cannot sign in: their code is too old"),
)
_PLACES = (
    Place(f"{_ANA}sees/?page=%2F", "Now", is_here=True),
    Place(f"{_ANA}sees/?page=%2Fweek%2F", "My shifts"),
    Place(f"{_ANA}sees/?page=%2Faway%2F", "Absences"),
)
_CODE = "K7FM-3WRX-9TAD"

SCREENS: dict[str, dict[str, Any]] = {
    "circle/page.html": {
        "ordinary": CircleContext("Circle", _MEMBERS, "on 2 devices", _NEW),
        "somebody left": CircleContext(
            "Circle",
            _MEMBERS[:2],
            "on 2 devices",
            _NEW,
            gone=(GoneLine(f"{_BEN}erase/", _LONG, "on Mon 21 Mar"),),
        ),
        "nobody yet": CircleContext("Circle", (), "on 1 device", _NEW),
        "a name that is taken": CircleContext(
            "Circle",
            _MEMBERS,
            "on 2 devices",
            part_choices((Part.DRIVER,), but=Part.ATTENDANT),
            typed="ana",
            mistake="The name Ana is already taken; add another word to one of them.",
        ),
    },
    "circle/eyes.html": {
        "as Ana sees it": EyesContext(
            "What Ana sees",
            "Ana",
            _ANA,
            "Every word as Ana sees it now. Nothing on it can be pressed.",
            _PLACES,
            '<section aria-labelledby="seen-next"><h2 id="seen-next">Your next shift</h2>'
            "<p>Thu 24 Mar 07:00–15:15. Out 13:00–16:00, back by 16:00.</p>"
            '<div class="acts"><button disabled>I am here</button></div></section>',
            why=(
                ("Told because Ana is with you, in the hours they have", words_of(Task.WITH_HIM)),
                ("Told to everyone in the circle", words_of(Task.CIRCLE)),
            ),
            kept=words_of(Task.NOBODY),
        ),
        "nothing for them there": EyesContext(
            f"What {_LONG} sees",
            _LONG,
            _BEN,
            f"Every word as {_LONG} sees it now. Nothing on it can be pressed.",
            _PLACES,
        ),
        "who cannot sign in": EyesContext(
            "What Father Brendan sees",
            "Father Brendan",
            _BEN,
            "Father Brendan cannot sign in yet, and sees nothing here.",
        ),
    },
    "circle/member.html": {
        "signed in": MemberContext(
            "Ana",
            _ANA,
            "Ana",
            "signed in on 2 devices",
            part_choices((Part.ATTENDANT, Part.CONFIDANT)),
            (
                "telephone, last used Wed 23 Mar 11:40",
                "A device without a name, last used Tue 22 Mar",
            ),
            invited=True,
            has_account=True,
        ),
        "not invited yet": MemberContext(
            "Father Brendan",
            _BEN,
            "Father Brendan",
            "cannot sign in yet",
            part_choices((Part.CONFIDANT,)),
            (),
            invited=False,
            has_account=False,
        ),
        "a part that cannot be taken": MemberContext(
            _LONG,
            _BEN,
            _LONG,
            "has a code until Wed 30 Mar 12:00",
            part_choices((Part.DRIVER,)),
            (),
            invited=False,
            has_account=True,
            mistake=f"{_LONG} is the only attendant; add another one first.",
        ),
    },
    "circle/code.html": {
        "to be read aloud": CodeContext(
            "Code for Ben",
            "Ben",
            _CODE,
            "https://house.example.org/door/key/K7FM3WRX9TAD/",
            "Wed 30 Mar 12:00",
            spoken(_CODE),
        ),
    },
    "circle/erase.html": {
        "somebody who left": EraseContext("Erase what is kept of Ben", f"{_BEN}erase/", "Ben"),
    },
    "circle/leave.html": {
        "in the middle of a shift": LeaveContext(
            "Ana leaves today",
            _ANA,
            "Ana",
            (
                "Ana is signed out at once on 2 devices.",
                "No code, passkey or link lets Ana in any more.",
                "The shift that runs until Wed 23 Mar 15:00 ends now.",
                "7 shifts, 53 h, leave the roster, the next on Thu 24 Mar 07:00; nobody has them.",
                "Ana is no longer in the circle. What they did stays in the record.",
            ),
        ),
        "nothing ahead": LeaveContext(
            "Father Brendan leaves today",
            _BEN,
            "Father Brendan",
            (
                "No code, passkey or link lets Father Brendan in any more.",
                "No shift of theirs is ahead.",
                "Father Brendan is no longer in the circle. What they did stays in the record.",
            ),
        ),
    },
}
