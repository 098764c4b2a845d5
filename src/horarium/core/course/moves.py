"""What can be done with a course, and by whom: the values, and nothing that judges them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from horarium.core.hours import Interval

LONGEST = 2000
"""Characters of what is written in one place of a course."""


class Party(StrEnum):
    """One of the three whom a course concerns; each moves it with their own sign-in."""

    PERSON = "person"
    PROFESSIONAL = "professional"
    OVERSEER = "overseer"


EVERY = frozenset(Party)
HIM = frozenset({Party.PERSON})
BOTH = frozenset({Party.PERSON, Party.PROFESSIONAL})
HER = frozenset({Party.PROFESSIONAL})
OVERSEER = frozenset({Party.OVERSEER})
THEIRS = frozenset({Party.PROFESSIONAL, Party.OVERSEER})


class Does(StrEnum):
    """One step in the life of a course."""

    ENGAGE = "is engaged"
    REFER = "refers him"
    MEET = "says that all met"
    PROPOSE = "proposes an agreement"
    AGREE = "agrees"
    CONFIRM_BOUNDARIES = "confirms the boundaries"
    TELL_BRIEF = "tells the brief"
    READ_BRIEF = "has read the brief"
    PLAN = "plans a session"
    MOVE = "moves the session"
    CANCEL = "cancels the session"
    HOLD = "says that it was held"
    CUT_SHORT = "says that it was cut short"
    MISS = "says that it was missed"
    DEBRIEF = "says that they talked it over"
    OWN_HOUR = "says that his own hour was"
    TALK_OVER = "marks something to be talked over"
    TALKED_OVER = "says that it was talked over"
    PAUSE = "pauses it"
    RESUME = "takes back the pause"
    WITHDRAW = "withdraws"
    EXTEND = "proposes more sessions"
    AGREE_TO_MORE = "agrees to more sessions"
    REFUSE_MORE = "refuses more sessions"
    END = "asks to end"
    STOP = "stops it"
    CLOSE = "closes it"


WHO: dict[Does, frozenset[Party]] = {
    Does.ENGAGE: OVERSEER,
    Does.REFER: OVERSEER,
    Does.MEET: EVERY,
    Does.PROPOSE: EVERY,
    Does.AGREE: EVERY,
    Does.CONFIRM_BOUNDARIES: BOTH,
    Does.TELL_BRIEF: HIM,
    Does.READ_BRIEF: HER,
    Does.PLAN: BOTH,
    Does.MOVE: BOTH,
    Does.CANCEL: EVERY,
    Does.HOLD: BOTH,
    Does.CUT_SHORT: BOTH,
    Does.MISS: BOTH,
    Does.DEBRIEF: THEIRS,
    Does.OWN_HOUR: frozenset({Party.PERSON, Party.OVERSEER}),
    Does.TALK_OVER: EVERY,
    Does.TALKED_OVER: OVERSEER,
    Does.PAUSE: EVERY,
    Does.RESUME: EVERY,
    Does.WITHDRAW: OVERSEER,
    Does.EXTEND: EVERY,
    Does.AGREE_TO_MORE: EVERY,
    Does.REFUSE_MORE: EVERY,
    Does.END: HER,
    Does.STOP: HIM,
    Does.CLOSE: EVERY,
}
"""Who may do each; nobody does it for another."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the three agreed, in words, and the few numbers that count.

    ``wish``, ``goal`` and ``success`` are his words. ``cap`` is how many sessions there are at
    most (1 to 60), of ``length`` each. ``counts_cut_short`` is whether a session that was cut
    short is one of them. ``kept_for`` is how long after its end all of it is kept, and then
    forgotten. These four are always said: a default that changes would change what was agreed.
    """

    cap: int
    length: timedelta
    counts_cut_short: bool
    kept_for: timedelta
    wish: str = ""
    goal: str = ""
    success: str = ""
    his_boundaries: str = ""
    their_boundaries: str = ""
    place: str = ""
    fee: str = ""
    who_pays: str = ""
    contact: str = ""
    afterwards: str = ""
    told: str = ""
    records: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """That one of the three did something, at an aware instant.

    ``when`` are the hours of a session to PLAN or MOVE, and ``closure`` whether it is the closing
    one; ``agreement`` is what is PROPOSEd; ``more`` how many sessions to EXTEND by; ``number``
    which version is AGREEd to; ``words`` are addressed to him with a DEBRIEF.
    """

    does: Does
    by: Party
    at: datetime
    when: Interval | None = None
    closure: bool = False
    agreement: Agreement | None = None
    more: int = 0
    number: int = 0
    words: str = field(default="", repr=False)
