"""The door's pages, each in the states it can be in."""

from typing import Any

from horarium.pages.door.adapter import WRONG
from horarium.pages.door.context import (
    DoorContext,
    KeptContext,
    KeyContext,
    MailContext,
    WelcomeContext,
)
from horarium.pages.door.kept import TITLE, TITLE_ELSEWHERE

_DOOR = DoorContext("Sign in", https=True, mail=True)
_FIELDS = (
    ("once", "8c1f"),
    ("name", "Mass at Newman Hall"),
    ("first_day", "1988-03-27"),
    ("note", "The gurney must be at the side door.\nFather Brendan holds a place in front."),
)
_TOLD = (
    ("Name", "Mass at Newman Hall"),
    ("First day", "1988-03-27"),
    ("Note", "The gurney must be at the side door.\nFather Brendan holds a place in front."),
)
_OLD = "This page had been open for long, so this was not taken yet."
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"

SCREENS: dict[str, dict[str, Any]] = {
    "door/page.html": {
        "all ways in": _DOOR,
        "at home, without https and e-mail": DoorContext("Sign in", https=False, mail=False),
        "no household yet": DoorContext("Sign in", https=False, mail=False),
        "wrong code": DoorContext(
            "Sign in", https=True, mail=True, mistake=WRONG, typed="K7FM 3WRX 9TAE"
        ),
        "signed out": DoorContext(
            "Sign in", https=True, mail=False, sentence="You are signed out."
        ),
    },
    "door/key.html": {
        "a link that opens": KeyContext("Come in", "/door/key/K7FM3WRX9TAD/", opens=True),
        "a link that was used": KeyContext(
            "This link does not open any more", "/door/key/K7FM3WRX9TAD/", opens=False
        ),
    },
    "door/mail.html": {
        "an address is asked for": MailContext("A code by e-mail", sent=False),
        "no address": MailContext(
            "A code by e-mail",
            sent=False,
            typed="ana at example",
            mistake="This is no e-mail address; write it like mark@example.org.",
        ),
        "the code is asked for": MailContext("Type the code", sent=True, again=True),
        "a wrong code": MailContext(
            "Type the code", sent=True, typed="K7FM-3WRX-9TAE", mistake=WRONG, again=False
        ),
    },
    "door/welcome.html": {
        "his first time": WelcomeContext("You are in, Mark", https=True, mail=True, is_person=True),
        "a member at home": WelcomeContext(
            "You are in, Ana", https=False, mail=False, is_person=False
        ),
        "a long name": WelcomeContext(
            f"You are in, {_LONG}", https=True, mail=False, is_person=False
        ),
    },
    "door/kept.html": {
        "a page too old": KeptContext(
            TITLE, _OLD, "/household/activities/", told=_TOLD, fields=_FIELDS
        ),
        "signed out while typing": KeptContext(
            TITLE,
            "You are not signed in any more, so this was not taken yet.",
            "/away/",
            told=_TOLD,
            fields=_FIELDS,
            sign_in=True,
        ),
        "a file must be chosen again": KeptContext(
            TITLE, _OLD, "/household/import/", files=("berkeley-1988.toml",)
        ),
        "from elsewhere": KeptContext(
            TITLE_ELSEWHERE,
            "It does not come from a page of this house. Open the page here and fill it in again.",
            "/",
            send_again=False,
        ),
    },
}
AUDIENCE = "everyone"
AUDIENCES = {
    "no household yet": "nobody yet",
    "his first time": "person",
    "a member at home": "circle",
    "a long name": "circle",
    "a page too old": "person",
    "a file must be chosen again": "person",
}
