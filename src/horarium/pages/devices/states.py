"""One's own keys, from none to many."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from horarium.pages.devices.context import (
    DeviceLine,
    DevicesContext,
    EmailContext,
    NewPasskeyContext,
    PasskeyLine,
)

_TITLE = "Devices and keys"
_ID = UUID(int=1)
_BED = DeviceLine(_ID, "tablet", "Mon 21 Mar 12:00", "Wed 23 Mar 11:58", shared=True, here=True)
_RINGS = replace(_BED, id=UUID(int=4), name="telephone", shared=False, rings=True)
_KEY = "B" * 87
_DESK = DeviceLine(
    UUID(int=2), "", "Sat 19 Mar 09:30", "Tue 22 Mar 20:10", shared=False, here=False
)
_LONG = DeviceLine(
    UUID(int=3),
    "The old computer in the back room beside the window that looks to the north and the bay",
    "Sat 19 Mar 09:30",
    "Tue 22 Mar 20:10",
    shared=False,
    here=False,
)

SCREENS: dict[str, dict[str, Any]] = {
    "devices/page.html": {
        "his": DevicesContext(
            _TITLE,
            is_person=True,
            devices=(_BED, _DESK),
            passkeys=(PasskeyLine(1, "blue key", "Sat 19 Mar"),),
            email="mark@example.org",
            has_pattern=True,
            https=True,
            mail=True,
            ring_key=_KEY,
        ),
        "a member’s that rings": DevicesContext(
            _TITLE,
            is_person=False,
            devices=(_RINGS, _DESK),
            passkeys=(),
            email="ana@example.org",
            has_pattern=False,
            https=True,
            mail=True,
            ring_key=_KEY,
        ),
        "his first": DevicesContext(
            _TITLE,
            is_person=True,
            devices=(
                DeviceLine(
                    _ID, "", "Wed 23 Mar 12:00", "Wed 23 Mar 12:00", shared=False, here=True
                ),
            ),
            passkeys=(),
            email="",
            has_pattern=False,
            https=False,
            mail=False,
        ),
        "a member’s, long names": DevicesContext(
            _TITLE,
            is_person=False,
            devices=(_LONG,),
            passkeys=(
                PasskeyLine(1, "The telephone that was a present from all of them", "Sat 19 Mar"),
                PasskeyLine(2, "blue key", "Sun 20 Mar"),
            ),
            email="wilhelmina.theodora.featherstonehaugh.cholmondeley@night.example.org",
            has_pattern=False,
            https=True,
            mail=True,
        ),
    },
    "devices/passkey.html": {
        "one is made": NewPasskeyContext("A new passkey", '{"challenge":"AAAA"}'),
        "it was refused": NewPasskeyContext(
            "A new passkey",
            '{"challenge":"AAAA"}',
            "telephone",
            "This passkey did not open the door. Try again, or use a code.",
        ),
        "not possible here": NewPasskeyContext("A new passkey", ""),
    },
    "devices/email.html": {
        "none yet": EmailContext("E-mail for codes", sent=False),
        "another": EmailContext("E-mail for codes", sent=False, has_email=True),
        "no address": EmailContext(
            "E-mail for codes",
            sent=False,
            typed="mark at example",
            mistake="This is no e-mail address; write it like mark@example.org.",
        ),
        "a code was sent": EmailContext("E-mail for codes", sent=True),
        "a wrong code": EmailContext(
            "E-mail for codes",
            sent=True,
            mistake="This is not the code that was sent; look again.",
        ),
    },
}
AUDIENCES = {"a member’s, long names": "circle", "a member’s that rings": "circle"}
