"""What *Now* shows: to the person, to who attends, and to others of the circle."""

from dataclasses import dataclass

from horarium.pages.machine.context import Saying
from horarium.tellings.coming import ForWhoComes
from horarium.tellings.elsewhere import ElsewhereTold
from horarium.tellings.now import Here, MachineHours, Today
from horarium.tellings.within import Within


@dataclass(frozen=True, slots=True)
class Press:
    """A button that acts at once: its ``words``, where it goes, and whether it is the one.

    ``value`` is what it says there, where several go to one address.
    """

    words: str
    address: str
    is_main: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that needs him: a ``sentence``, what follows, and what he can do about it.

    ``is_gap`` is said of hours that lack somebody. A planner at work is at ``step`` of ``steps``.
    ``link`` is (address, words).
    """

    sentence: str
    then: str = ""
    is_gap: bool = False
    step: int = 0
    steps: int = 0
    link: tuple[str, str] | None = None
    presses: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class Notices:
    """Sentences to be read. ``until`` is when the newest of them came."""

    told: tuple[str, ...]
    until: str


@dataclass(frozen=True, slots=True)
class Searching:
    """Somebody is searched for: what for, why, what was done last, and who is on the way.

    ``address`` tells all of it; ``press`` asks the next.
    """

    title: str
    why: str
    asked: tuple[str, ...]
    coming: tuple[str, ...]
    address: str
    press: Press


@dataclass(frozen=True, slots=True)
class Ask:
    """Whoever looks is asked: ``presses`` are the answers. ``comes`` is what they said."""

    sentence: str
    presses: tuple[Press, ...]
    comes: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """Whoever looks is asked to stay: what for, what it rests on, and their answers.

    ``limits`` are (until when, why). ``said`` is what they said, or "".
    """

    title: str
    since: str
    limits: tuple[tuple[str, str], ...]
    law: str
    presses: tuple[Press, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class PersonContext:
    """*Now* for the person: who is searched for, the board, where he is, what needs him.

    ``pulse`` are sentences about the watch itself; without any it is alive.
    """

    title: str
    time: str
    here: tuple[Here, ...] = ()
    next: tuple[Here, ...] = ()
    machine: MachineHours | None = None
    needs: tuple[Need, ...] = ()
    notices: Notices | None = None
    today: tuple[Today, ...] = ()
    has_roster: bool = True
    searches: tuple[Searching, ...] = ()
    pulse: tuple[str, ...] = ()
    elsewhere: tuple[ElsewhereTold, ...] = ()
    saying: Saying | None = None
    everyone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberContext:
    """*Now* for a member. ``comes`` is whether shifts can be theirs.

    ``press`` is Check in or Check out; ``handover`` are sentences of who relieves whom; ``shift``
    is the address of the shift that comes. Whoever is in the room has ``saying``.

    ``later`` are (address, hours). They hand over to one of ``relief``, with a ``word`` that
    ``mistake`` says is none; ``words`` were handed to them. ``last`` says what it means to leave
    as the last who is here. ``takes`` are hours that could change hands, and ``more`` says that
    there are others.
    """

    title: str
    time: str
    heading: str = ""
    hours: str = ""
    day: str = ""
    here: str = ""
    press: Press | None = None
    handover: tuple[str, ...] = ()
    clocks: str = ""
    within: tuple[Within, ...] = ()
    later: tuple[tuple[str, str], ...] = ()
    asks: tuple[Ask, ...] = ()
    stays: tuple[Stay, ...] = ()
    comes_for: ForWhoComes | None = None
    shift: str = ""
    notices: Notices | None = None
    comes: bool = True
    saying: Saying | None = None
    everyone: tuple[str, ...] = ()
    relief: tuple[str, ...] = ()
    word: str = ""
    mistake: str = ""
    words: tuple[tuple[str, str], ...] = ()
    last: bool = False
    takes: tuple[Need, ...] = ()
    more: str = ""
