"""What the pages of timesheets show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day, or the week: how long was planned, was somebody here, and what lies between."""

    words: str
    planned: str
    present: str
    difference: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit, what stood there before it was put right, and where he can put it right."""

    words: str
    before: tuple[str, ...] = ()
    address: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One member's week. ``facts`` are (what, words); ``doubts`` are their own lines."""

    name: str
    summary: str
    days: tuple[DayLine, ...]
    whole: DayLine
    visits: tuple[VisitLine, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A sheet that can be approved now, ticked or not; ``note`` says what is to be seen first."""

    value: str
    words: str
    is_ticked: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimesheetsContext:
    """A week of timesheets: everybody's for the person, their own for a member.

    ``waiting`` are sentences on those that cannot be approved yet. ``typed`` is what a member
    wrote, and ``mistake`` stands beside what was sent.
    """

    title: str
    earlier: str
    later: str
    address: str
    sheets: tuple[Sheet, ...] = ()
    choices: tuple[Choice, ...] = ()
    waiting: tuple[str, ...] = ()
    nothing: str = ""
    can_doubt: bool = False
    typed: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class VisitTyped:
    """What is in the form of a visit."""

    in_day: str = ""
    in_time: str = ""
    out_day: str = ""
    out_time: str = ""


@dataclass(frozen=True, slots=True)
class VisitContext:
    """A visit to be put right; with ``members`` to choose from, one to be written down.

    ``members`` are (value, name, whether chosen).
    """

    title: str
    address: str
    back: str
    button: str
    typed: VisitTyped
    stands: str = ""
    before: tuple[str, ...] = ()
    members: tuple[tuple[str, str, bool], ...] = ()
    can_take_back: bool = False
    mistake: str = ""
