"""Named states of a stay elsewhere: nothing said, hospital without an end, a holiday to come."""

from typing import Any
from uuid import UUID

from horarium.pages.elsewhere.context import StayContext, StayTyped
from horarium.tellings.elsewhere import ElsewhereTold

_ID = UUID("6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11")
_TITLE, _TODAY = "Hospital or away", "1988-03-24"
OPEN = ElsewhereTold(
    _ID,
    "You are in hospital since Wed 23 Mar 12:00.",
    "Said by Ana, Wed 23 Mar 12:03.",
    "Nobody is expected until it is said that the stay is over.",
    asks=True,
)
AWAY = ElsewhereTold(
    _ID,
    "You are away since 09:00, until Sun 27 Mar 18:00.",
    "Said by Mark, 08:40.",
    "Nobody is expected until Sun 27 Mar 18:00, then again by itself.",
)
_TO_COME = ElsewhereTold(
    _ID,
    "You will be away from Fri 1 Apr 09:00, until Sun 3 Apr 18:00.",
    "Said by Mark, 12:40.",
    "Then nobody is expected until Sun 3 Apr 18:00, then again by itself.",
    holds=False,
)


def _page(*told: ElsewhereTold, **more: Any) -> StayContext:  # noqa: ANN401
    return StayContext(_TITLE, told, _TODAY, **more)


TEMPLATE = "elsewhere/page.html"
STATES = {
    "nothing is said": _page(),
    "in hospital": _page(OPEN),
    "away and another to come": _page(AWAY, _TO_COME),
    "for whoever is with him": _page(his=False),
    "away without an end": _page(
        away=StayTyped(
            "1988-04-01",
            "09:00",
            mistake="Say until when, so that everybody is expected again by then.",
        )
    ),
    "hospital with an end that is over": _page(
        hospital=StayTyped(
            to_day="1988-03-24",
            to_time="07:00",
            mistake="It ends before it begins, or is over; say a later end.",
        )
    ),
}
AUDIENCES = {"for whoever is with him": "circle"}
