"""The circle: everyone with a part in the household, and what each has agreed to."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from horarium.core.hours import Interval, WeeklyHours


class Part(StrEnum):
    """What someone is in the circle; a member may hold several."""

    ATTENDANT = "attendant"
    PROFESSIONAL = "professional"
    CONFIDANT = "confidant"
    BACKUP = "backup"
    DRIVER = "driver"
    DELEGATE = "delegate"


@dataclass(frozen=True, slots=True)
class Person:
    """Whose life and hours these are; directs everything."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Competence:
    """That ``assessor`` saw the member do ``skill`` on ``assessed_on``; it may expire.

    ``expires_on`` is the first day on which it no longer counts. ``condition`` is in the
    assessor's words, such as "never alone with the lung open", and is shown, not judged.
    """

    skill: str
    assessor: str
    assessed_on: date
    expires_on: date | None = None
    condition: str = ""

    def holds_on(self, day: date) -> bool:
        return self.assessed_on <= day and (self.expires_on is None or day < self.expires_on)


@dataclass(frozen=True, slots=True)
class Contract:
    """What an attendant agreed to. The planner never goes past it; only asking does.

    ``least`` and ``most`` are hours in a calendar week from Monday: ``least`` is owed, ``most``
    is never exceeded. ``rest`` lies between any two shifts, ``night_to_day`` between a night
    and a shift that is none. ``nights_in_a_row`` 0 means no nights at all.
    """

    most: timedelta
    least: timedelta = timedelta()
    longest_shift: timedelta = timedelta(hours=12)
    rest: timedelta = timedelta(hours=10)
    night_to_day: timedelta = timedelta(hours=24)
    days_in_a_row: int = 5
    nights_in_a_row: int = 4
    live_in: bool = False
    funder: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """Hours a member would like to work in or be spared, with ``strength`` 1 to 3."""

    likes: bool
    hours: tuple[WeeklyHours, ...]
    strength: int = 1


@dataclass(frozen=True, slots=True)
class Absence:
    """When a member is away. Why is nobody's business and has no field."""

    when: Interval


@dataclass(frozen=True, slots=True)
class Member:
    """One of the circle. ``name`` is unique in the household.

    ``availability`` empty means any hour. ``pay`` is for an hour, in the household's currency.
    ``unwilling`` names the kinds of task this member said, in private, they will not do.
    ``phone_on_wall`` is their own yes that ``phone`` stands on sheets which hang for all to read.
    """

    name: str
    parts: frozenset[Part]
    phone: str = ""
    phone_on_wall: bool = False
    competences: tuple[Competence, ...] = ()
    contract: Contract | None = None
    availability: tuple[WeeklyHours, ...] = ()
    absences: tuple[Absence, ...] = ()
    wishes: tuple[Wish, ...] = ()
    pay: Decimal = Decimal(0)
    never_with: frozenset[str] = frozenset()
    unwilling: frozenset[str] = frozenset()
    leaves_on: date | None = None

    def has(self, skill: str, day: date) -> bool:
        """Whether a competence in ``skill`` counts on ``day``."""
        return any(each.skill == skill and each.holds_on(day) for each in self.competences)

    def willing(self, kind: str) -> bool:
        return kind not in self.unwilling


@dataclass(frozen=True, slots=True)
class Service:
    """An external backup service: its hours and what it may still give this year.

    ``skills`` are those its people are known to bring; usually none.
    """

    name: str
    phone: str
    hours: tuple[WeeklyHours, ...]
    allowance: timedelta
    used: timedelta = timedelta()
    skills: frozenset[str] = field(default_factory=frozenset)

    @property
    def left(self) -> timedelta:
        return max(self.allowance - self.used, timedelta())
