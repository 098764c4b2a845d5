"""The covered device, and what opens it."""

from typing import Any

from horarium.actions.set_pattern import TILES
from horarium.pages.curtain.context import (
    CurtainContext,
    Hours,
    OpenContext,
    PatternContext,
    QuietContext,
)

_ROWS = tuple(TILES[at : at + 3] for at in range(0, 9, 3))
_TITLE = "Here now, and next"
_ANA = Hours("Ana", "Wed 23 Mar 07:00-15:00")
_BEN = Hours("Ben", "Wed 23 Mar 15:00-23:00")
_SHIFT = "6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11"
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
_PASSKEY = '{"challenge":"AAAA"}'
_OPEN = "Open the curtain"
_QUIET = "Your quiet sign"

SCREENS: dict[str, dict[str, Any]] = {
    "curtain/page.html": {
        "ordinary": CurtainContext(_TITLE, (_ANA,), (_BEN,)),
        "somebody may check in": CurtainContext(
            _TITLE, (_ANA,), (Hours("Ben", _BEN.hours, _SHIFT),)
        ),
        "nobody": CurtainContext(_TITLE, (), ()),
        "long names, two at once": CurtainContext(
            _TITLE,
            (Hours(_LONG, "Wed 23 Mar 07:00-15:00"), _ANA),
            (Hours(_LONG, "Sat 2 Apr 23:00 to Sun 3 Apr 23:00", _SHIFT), _BEN),
        ),
        "something was being typed": CurtainContext(_TITLE, (_ANA,), (_BEN,), kept="sealed"),
    },
    "curtain/open.html": {
        "every way": OpenContext(_OPEN, "", _ROWS, passkey=_PASSKEY, mail=True),
        "two words pressed": OpenContext(_OPEN, "", _ROWS, picked=("river", "lamp")),
        "a quiet sign was received": OpenContext(_OPEN, "", _ROWS, marked=True),
        "wrong": OpenContext(_OPEN, "", _ROWS, mistake="That did not open it."),
        "too soon": OpenContext(
            _OPEN, "", _ROWS, mistake="That was too soon; wait 4 s, then again."
        ),
        "a code alone": OpenContext(_OPEN, ""),
        "a code was sent": OpenContext(
            _OPEN, "", _ROWS, mail=True, told="A code is on its way. Type it below."
        ),
        "end scribe mode": OpenContext("End scribe mode", "", _ROWS, back="/household/activities/"),
        "before keys are changed": OpenContext(
            "Show that it is you",
            "What comes next changes who can sign in.",
            _ROWS,
            passkey=_PASSKEY,
            next="/devices/passkey/",
        ),
    },
    "curtain/quiet.html": {
        "set": QuietContext(
            _QUIET,
            _ROWS,
            ("It reaches Ana, by a call, a text and a push message.",),
            has_word=True,
            has_pattern=True,
        ),
        "reaches nobody": QuietContext(
            _QUIET,
            _ROWS,
            (
                "It reaches nobody: under Household, The watch, nobody is named.",
                "Without a pattern the nine words are not shown, so it cannot be given.",
                "No word is chosen yet, so it cannot be given.",
            ),
            has_word=False,
            has_pattern=False,
        ),
    },
    "curtain/pattern.html": {
        "none yet": PatternContext("Your pattern", _ROWS, has_pattern=False),
        "three words chosen": PatternContext(
            "Your pattern", _ROWS, has_pattern=True, picked=("river", "lamp", "river")
        ),
        "the same again": PatternContext(
            "Your pattern", _ROWS, has_pattern=True, first=("river", "lamp", "river", "chair")
        ),
        "not the same": PatternContext(
            "Your pattern",
            _ROWS,
            has_pattern=True,
            mistake="The second time was another pattern. Choose it once more.",
        ),
    },
}
AUDIENCE = "everyone"
AUDIENCES = dict.fromkeys(
    (*SCREENS["curtain/pattern.html"], *SCREENS["curtain/quiet.html"]), "person"
)
