"""What the pages of a shift know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of his in the hours of a shift, with its own page."""

    address: str
    name: str
    hours: str
    company: str = ""


@dataclass(frozen=True, slots=True)
class ShiftContext:
    """A shift, for the person.

    ``could`` and ``could_not`` are sentences about the other attendants; ``question`` is the
    address at which the planner is asked what follows without its member, and ``state`` says
    that it runs or is over.
    """

    title: str
    week: str
    day: str
    hours: str
    length: str
    member: str
    state: str = ""
    handover: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    out: tuple[str, ...] = ()
    why: str = ""
    could: tuple[str, ...] = ()
    could_not: tuple[str, ...] = ()
    lost: str = ""
    gap: str = ""
    change: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class OwnShiftContext:
    """A shift, for the member whose it is: never why, and of others only who hands over.

    At ``address`` they say that they cannot come, come ``late``: (instant, words), or offer it to
    one of ``colleagues``. None of it is there once it runs. ``offered`` says to whom
    it is offered, and is taken back at ``take_back``.
    """

    title: str
    week: str
    hours: str
    length: str
    state: str = ""
    handover: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    change: str = ""
    address: str = ""
    late: tuple[tuple[str, str], ...] = ()
    colleagues: tuple[str, ...] = ()
    offered: str = ""
    take_back: str = ""
