"""The questions as they are, opened from elsewhere, and with what can be wrong about them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from horarium.core.hours import HOUR, HouseClock
from horarium.core.when import Days
from horarium.pages.what_if.lists import page_of
from horarium.tellings.questions import Questions

_NOON = datetime.fromisoformat("1988-03-23T20:00:00+00:00")
_CLOCK = HouseClock("America/Los_Angeles")
_LONG = "Wilhelmina-Theodora Featherstonehaugh-Cholmondeley of the night"
_ANA = "6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11"


def _told(
    *names: str, longest: timedelta | None = 4 * HOUR, now: datetime = _NOON, days: int = 27
) -> Questions:
    ids = (UUID(int=UUID(_ANA).int + n) for n in range(len(names)))
    first = _CLOCK.date_of(now) - timedelta(days=1)
    return Questions(
        _CLOCK,
        Days(_CLOCK, first, days, now),
        dict(zip(ids, names, strict=True)),
        longest,
        timedelta(minutes=30),
    )


_MARK = _told("Ana", "Rosa", "Ben", "Grace")
_ABSENT = {"ask": "absent", "member": _ANA, "day": "1988-03-24", "part": "night", "until": ""}
_CHOIR = {
    "ask": "activity",
    "name": "Choir",
    "shown_as": "Out",
    "length": "90m",
    "from": "17:00",
    "to": "18:00",
    "thu": "yes",
    "times": "1",
    "machine": "out",
    "travel": "30m",
}

TEMPLATE = "what_if/page.html"
STATES: dict[str, Any] = {
    "ordinary": page_of(_MARK),
    "opened for an absence": page_of(
        _MARK, "absent", {"member": _ANA, "words": "1988-03-24 22:00 to 1988-03-25 08:00"}
    ),
    "words that are no time": page_of(
        _MARK,
        "absent",
        {**_ABSENT, "words": "when the moon is full"},
        wrong="words",
        mistake="“When” in “when the moon is full” is neither a day nor a part of one; write it "
        "like “thu night”, “24 mar 18:00-23:00” or “1988-03-24 to 1988-03-27”.",
    ),
    "the planner is busy": page_of(
        _MARK,
        "absent",
        _ABSENT,
        mistake="The planner works on “What if Ben leaves on Fri 1 Apr?”. "
        "Wait for it, or call it off.",
        busy=True,
    ),
    "opened for somebody to agree to more": page_of(
        _MARK,
        "agrees",
        {"member": _ANA, "most": "42h", "availability": "thu 23:00-07:15"},
        assumed="What if Ben cannot come Thu 24 Mar?",
    ),
    "no length of time": page_of(
        _MARK,
        "agrees",
        {"member": _ANA, "rest": "a little"},
        wrong="rest",
        mistake="“a little” is no length of time; write it like “1h30m”, “45m” or “12h”.",
    ),
    "an activity without a day": page_of(
        _MARK,
        "activity",
        {**{key: each for key, each in _CHOIR.items() if key != "thu"}, "name": ""},
        wrong="days",
        mistake="Choose at least one day.",
    ),
    "hours that are too short": page_of(
        _MARK, "activity", _CHOIR, mistake="Choir takes 1 h 30 and its hours are only 1 h long."
    ),
    "no machine": page_of(_told("Ana", "Ben", longest=None)),
    "nobody to ask about": page_of(_told()),
    "long names": page_of(_told(_LONG, _LONG.upper(), "Ἑλένη 梅"), "leaves", {}),
    "the last day that is planned": page_of(_told("Ana", "Ben", days=2)),
}
