"""What the watch knows when it decides: who is expected, who is here, who was asked and said what.

All instants of waiting are in house time (``house_time``); ``due_at``, ``until_at`` and an ETA
are of the world, in UTC.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from horarium.core.hours import DAY, MINUTE, HouseClock, Interval, WeeklyHours


class Kind(StrEnum):
    """What is expected: that somebody comes, that he is back, or that he is not left alone.

    Of a ``QUIET`` sign it is that whom he trusts answers, and nobody else ever hears of it.
    """

    ARRIVAL = "arrival"
    BACK = "back"
    ALONE = "alone"
    QUIET = "quiet"


class Standing(StrEnum):
    """As what somebody stands on the ladder."""

    EXPECTED = "expected"
    BACKUP = "backup"
    ATTENDANT = "attendant"
    SERVICE = "service"
    PERSON = "person"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Contact:
    """A rung of the ladder: somebody who can be asked.

    ``id`` says who it is and stays the same. ``able`` is whether they have every skill that the
    hours need; ``good`` whether the hours are theirs to give without going past an agreement.
    ``skills`` are those of the hours that they bring. ``ways`` are the channels by which they
    can be reached, and ``soft_ways`` those of them that wake nobody. ``sure`` is whether they can
    be relied upon to hear: beside whoever let two drills pass, the next is asked, too.
    """

    id: str
    name: str
    standing: Standing
    able: bool = True
    good: bool = True
    skills: frozenset[str] = frozenset()
    ways: tuple[str, ...] = ()
    soft_ways: tuple[str, ...] = ()
    sure: bool = True

    def reached_by(self, *, loud: bool) -> tuple[str, ...]:
        return self.ways if loud else self.soft_ways


@dataclass(frozen=True, slots=True)
class Expected:
    """One arrival, or his being back: by ``due_at``, for hours that end ``until_at``.

    ``contact`` is whose it is to come, as on the ladder; "" where these hours are nobody's. Hours
    that were planned without anybody are searched for from ``search_at``.
    """

    kind: Kind
    due_at: datetime
    until_at: datetime
    contact: str = ""
    skills: frozenset[str] = frozenset()
    search_at: datetime | None = None

    @property
    def when(self) -> Interval:
        return Interval(self.due_at, max(self.until_at, self.due_at + MINUTE))


@dataclass(frozen=True, slots=True)
class Terms:
    """What he has set for the watch.

    ``grace`` may pass after an arrival was due. In ``quiet`` hours nobody is woken as long as
    the hours begin later than in ``wake_before`` and somebody who can attend is here.
    """

    clock: HouseClock
    grace: timedelta = 10 * MINUTE
    wake_before: timedelta = 30 * MINUTE
    quiet: WeeklyHours | None = None

    def quiet_until(self, instant: datetime) -> datetime | None:
        """When the quiet hours end in which an instant lies; None where it lies in none."""
        if self.quiet is None:
            return None
        first = self.clock.date_of(instant) - DAY
        runs = (each for each in self.quiet.on(self.clock, first, 2) if each.holds(instant))
        return max((each.end_at for each in runs), default=None)


class Presence(StrEnum):
    """As what somebody is here: the one expected, one who came for it, on their own, outgoing."""

    EXPECTED = "expected"
    CAME = "came"
    OWN_SHIFT = "own shift"
    OUTGOING = "outgoing"


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who checked in, with the skills they bring.

    ``until_at`` is until when they said that they can stay; None as long as they said no end.
    """

    contact: str
    as_what: Presence
    skills: frozenset[str] = frozenset()
    until_at: datetime | None = None


class Outcome(StrEnum):
    """What became of an ask."""

    WAITING = "waiting"
    SEEN = "seen"
    FAILED = "failed"
    DECLINED = "declined"
    PASSED_BY = "passed by"


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody was asked at ``asked_at`` (house time), in the ``step``-th step."""

    step: int
    contact: str
    loud: bool
    asked_at: datetime
    outcome: Outcome = Outcome.WAITING


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody answered that they come, or that he is back, by ``eta_at``."""

    contact: str
    eta_at: datetime
    skills: frozenset[str] = frozenset()


class Cause(StrEnum):
    """Why an episode began."""

    NOT_HERE = "nobody checked in"
    CANNOT = "they cannot come"
    LATE = "they come late"
    NOBODYS = "these hours are nobody’s"
    NOT_BACK = "nobody said that he is in"
    ALONE = "he said that he is alone"
    QUIET = "he gave the quiet sign"


@dataclass(frozen=True, slots=True)
class Episode:
    """Something is wrong, and is watched until a human has arrived.

    The ``ladder`` is as it was when the episode began. ``held`` are those who were asked to stay
    until relieved. ``planned`` is whether the planner was asked already.
    """

    cause: Cause
    ladder: tuple[Contact, ...]
    opened_at: datetime
    asks: tuple[Ask, ...] = ()
    coming: tuple[Coming, ...] = ()
    held: frozenset[str] = frozenset()
    planned: bool = False

    @property
    def step(self) -> int:
        """The last step; 0 before the first."""
        return max((each.step for each in self.asks), default=0)


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a decision rests on.

    ``cannot`` is whether whoever is expected said that they cannot come, ``late_until_at`` when
    they said they would be here. ``is_in`` is whether he is said to be in the machine.
    ``ladder`` is that of now, for an episode to begin with. ``stood_down`` is why nothing is
    expected any more, or "". ``taken`` are those who come for other hours of the same time.
    ``elsewhere`` is whether nobody is missed now because he is not at home; ``expected`` is then
    as it is when he is back.
    """

    expected: Expected
    terms: Terms
    ladder: tuple[Contact, ...] = ()
    here: tuple[Here, ...] = ()
    episode: Episode | None = None
    cannot: bool = False
    late_until_at: datetime | None = None
    is_in: bool = False
    stood_down: str = ""
    taken: frozenset[str] = frozenset()
    elsewhere: bool = False

    @property
    def present(self) -> frozenset[str]:
        """Who has come. That somebody is with him does not mean that he is back."""
        if self.expected.kind is Kind.BACK:
            return frozenset()
        return frozenset(each.contact for each in self.here)


class Reason(StrEnum):
    """Why the watch decided as it did."""

    STOOD_DOWN = "nothing is expected any more"
    ELSEWHERE = "he is elsewhere"
    ARRIVED = "somebody who can attend arrived"
    BACK = "he is in"
    ANSWERED = "whom he trusts has answered"
    NOT_YET = "it is not time yet"
    ON_THE_WAY = "somebody is on the way"
    WAITING = "whoever was asked may still answer"
    ASKED = "the next were asked"
    RESTING = "everybody was asked a moment ago"


@dataclass(frozen=True, slots=True)
class Open:
    """An episode begins."""

    cause: Cause


@dataclass(frozen=True, slots=True)
class AskNow:
    """Ask these, all in one step."""

    step: int
    contacts: tuple[Contact, ...]
    loud: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """Ask whoever is about to leave to stay until relieved."""

    contact: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """Whoever said they would come did not: their answer counts no more."""

    contact: str


@dataclass(frozen=True, slots=True)
class PlanAnew:
    """Everybody was asked in vain and there is time: the planner is asked for another plan."""


@dataclass(frozen=True, slots=True)
class StandDown:
    """The episode ends, and the watch goes on: these hours may count again."""


@dataclass(frozen=True, slots=True)
class Close:
    """The episode, or the watch before any, ends.

    ``stand_ins`` relieve without these hours being theirs: they are here for them, and count for
    no others of the same time.
    """

    reason: Reason
    stand_ins: frozenset[str] = frozenset()


Action = Open | AskNow | Hold | Reopen | PlanAnew | StandDown | Close


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done, why, and at what house time to look again; None when it is over."""

    reason: Reason
    actions: tuple[Action, ...] = ()
    look_at: datetime | None = field(default=None)
