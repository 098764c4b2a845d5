"""What the page for the kitchen wall knows: hours, names and neutral words, and nothing else.

A row of the page is a house day: it begins when the day's work does, so that a night stands
in one piece in the row of the evening on which it begins. ``from_minute`` and ``to_minute``
count on the wall clock from the beginning of the row, 0 to 1440.
"""

from dataclasses import dataclass
from typing import Literal

GapKind = Literal["nobody", "too few", "untrained", "not planned"]


@dataclass(frozen=True, slots=True)
class WallShift:
    """Who is here, in one row. ``hours`` as people say them; ``then`` are those who take over."""

    name: str
    hours: str
    from_minute: int
    to_minute: int
    then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WallGap:
    """Hours in which nobody is there, too few, only untrained people, or the plan ends."""

    kind: GapKind
    hours: str
    from_minute: int
    to_minute: int


@dataclass(frozen=True, slots=True)
class WallStretch:
    """Time out of the machine."""

    hours: str
    from_minute: int
    to_minute: int


@dataclass(frozen=True, slots=True)
class WallActivity:
    """What his hours are for, in the words he chose for paper.

    ``hours`` of an outing are when they leave, and ``back_by`` is set for no other; ``driver``
    and ``companions`` are who goes with him.
    """

    shown_as: str
    hours: str
    from_minute: int
    back_by: str = ""
    driver: str = ""
    companions: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The hours from beginning to end, those of an outing too."""
        return f"{self.hours}\N{EN DASH}{self.back_by}" if self.back_by else self.hours


@dataclass(frozen=True, slots=True)
class WallDay:
    """One row.

    ``clock_change`` says it in words, and ``clock_change_minute`` is where it stands in the row.
    """

    weekday: str
    date: str
    shifts: tuple[WallShift, ...] = ()
    gaps: tuple[WallGap, ...] = ()
    out: tuple[WallStretch, ...] = ()
    activities: tuple[WallActivity, ...] = ()
    clock_change: str = ""
    clock_change_minute: int = 0


@dataclass(frozen=True, slots=True)
class WallCall:
    """Someone who can be called, with the hours in which they can where that is known."""

    name: str
    phone: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class WallWeek:
    """The page: ``days`` from ``title``, each beginning at hour ``begins`` of the wall clock.

    ``opening`` says who is here before the first row begins.
    """

    household: str
    title: str
    begins: int
    opening: str
    days: tuple[WallDay, ...]
    calls: tuple[WallCall, ...] = ()
    handover: str = ""
    has_machine: bool = True
