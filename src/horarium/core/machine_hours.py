"""What really happens with the breathing machine, as people say it: in, out, and how long yet.

Nothing here measures. Where nobody said anything, where he is reads UNKNOWN. The machine's own
alarm and the person in the room come first; nothing here controls it, and the limits are his
numbers.

What counts as what:

- OUT is machine-free time: it spends the longest stretch and the day.
- OTHER, a mask, a mouthpiece, a cuirass, somebody's hands: another breathes for him, so it spends
  nothing; but he is not back, so the stretch goes on, and recovery does not begin.
- CARE, in the machine with a port open: he is back, so a stretch ends. It spends nothing; and as
  a tank with an open port pulls less, it does not count as recovery either.
- IN alone is recovery.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from horarium.core.hours import DAY, HOUR, HouseClock, Interval, joined, time_in
from horarium.core.machine import Machine, Tolerance

# A household that said nothing for so long keeps no log of its machine.
LOGGED = 7 * DAY
# What was said longer ago is not known to be so any more, unless it was that he is out.
FADES = DAY
# Whoever goes out so long before a planned stretch goes out for it.
EARLY = HOUR


class MachineState(Enum):
    """Where he is, as somebody said; UNKNOWN is never said, it is what silence reads."""

    IN = "in"
    OUT = "out"
    CARE = "care"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def is_away(self) -> bool:
        """Whether he is not in the machine."""
        return self in (MachineState.OUT, MachineState.OTHER)

    @property
    def is_back(self) -> bool:
        """Whether he is known to be in the machine."""
        return self in (MachineState.IN, MachineState.CARE)


@dataclass(frozen=True, slots=True)
class Said:
    """That from ``at`` on he was in ``state``, or that something felt wrong then.

    ``id`` names it. A correction names in ``corrects`` what it puts right, and says it anew; one
    that says neither a state nor that it feels wrong takes back what it names.
    """

    id: str
    at: datetime
    state: MachineState | None
    by: str
    said_at: datetime
    feels_wrong: bool = False
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing as it counts now, and in ``was`` all that was said of it before, oldest first."""

    counts: Said
    was: tuple[Said, ...] = ()

    @property
    def at(self) -> datetime:
        return self.counts.at

    @property
    def is_taken_back(self) -> bool:
        return self.counts.state is None and not self.counts.feels_wrong


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``start_at`` on he was in ``state``; the last one has no end. ``spoken`` began it."""

    state: MachineState
    start_at: datetime
    end_at: datetime | None
    spoken: Spoken

    def until(self, now: datetime) -> Interval | None:
        """The part of it before ``now``."""
        end_at = now if self.end_at is None else min(self.end_at, now)
        return Interval(self.start_at, end_at) if end_at > self.start_at else None


def things_said(said: Sequence[Said]) -> tuple[Spoken, ...]:
    """All that was said, by when it is said to have been; of each thing the last word counts.

    ``said`` stands in the order in which it was said.
    """
    known = {each.id for each in said}
    of: dict[str, str] = {}
    told: dict[str, list[Said]] = {}
    for each in said:
        first = of.get(each.corrects, each.id) if each.corrects in known else each.id
        of[each.id] = first
        told.setdefault(first, []).append(each)
    found = [Spoken(words[-1], tuple(words[:-1])) for words in told.values()]
    return tuple(sorted(found, key=lambda each: each.at))


def actual(said: Sequence[Said]) -> tuple[Stretch, ...]:
    """What happened, with every correction made: stretches in order and without holes.

    Before the first, nothing is known. What is said again while it is so changes nothing.
    """
    begun: list[tuple[MachineState, Spoken]] = []
    for state, each in _words(said):
        if not begun or begun[-1][0] is not state:
            begun.append((state, each))
    ends = [each.at for _, each in begun[1:]]
    return tuple(
        Stretch(state, each.at, end_at, each)
        for (state, each), end_at in zip(begun, [*ends, None], strict=False)
    )


def known_hours(said: Sequence[Said], now: datetime) -> tuple[tuple[Interval, MachineState], ...]:
    """Where he was until ``now``, as far as it is known: that he is in fades, after a day."""
    words = _words(said)
    ends = [*(each.at for _, each in words[1:]), now]
    parts = []
    for (state, each), end_at in zip(words, ends, strict=False):
        known_at = now if state.is_away else each.at + FADES
        until_at = min(end_at, known_at, now)
        if until_at > each.at:
            parts.append((Interval(each.at, until_at), state))
    return tuple(joined(parts))


def _words(said: Sequence[Said]) -> list[tuple[MachineState, Spoken]]:
    """The words on where he was, in order; of two on one instant the later one."""
    words = {each.at: (each.counts.state, each) for each in things_said(said) if each.counts.state}
    return list(words.values())


class Limit(Enum):
    """What he is to be back for first."""

    PLAN = "plan"
    STRETCH = "stretch"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Countdown:
    """How things stand at a moment, as far as people said.

    Out, he is to be back at ``back_by_at``, because of ``first``; his reserve is not in it. At
    ``limit_at`` the reserve is spent too. ``stretch_left`` and ``day_left`` hold the reserve, and
    are below nothing once they are overdrawn; both are None where no tolerance is known. In the
    machine, ``recovery_owed`` is what he still needs before he goes out again. ``spoken_at`` is
    when this was last said to be so, ``by`` whom.
    """

    state: MachineState
    since_at: datetime | None = None
    spoken_at: datetime | None = None
    by: str = ""
    away_since_at: datetime | None = None
    stretch_left: timedelta | None = None
    day_left: timedelta | None = None
    reserve: timedelta = timedelta()
    recovery_owed: timedelta = timedelta()
    back_by_at: datetime | None = None
    limit_at: datetime | None = None
    first: Limit | None = None


@dataclass(frozen=True, slots=True)
class MachineLog:
    """What was said, in the order in which it was said, beside what he can bear and was planned.

    ``planned`` are the stretches out of the machine in the roster, in order and apart.
    """

    said: tuple[Said, ...]
    machine: Machine
    clock: HouseClock
    planned: tuple[Interval, ...] = ()

    def tolerance(self, instant: datetime) -> Tolerance | None:
        return self.machine.tolerance(self.clock.date_of(instant))


def countdown(log: MachineLog, now: datetime) -> Countdown:
    """How things stand ``now``."""
    stretches = actual(log.said)
    if not stretches:
        return Countdown(MachineState.UNKNOWN)
    last = stretches[-1]
    spoken = [each.counts for each in things_said(log.said) if each.counts.state is last.state][-1]
    if not last.state.is_away and spoken.at < now - FADES:
        return Countdown(MachineState.UNKNOWN, spoken_at=spoken.at, by=spoken.by)
    away = _away(stretches)
    since_at = away[0].start_at if away else now
    tolerance = log.tolerance(since_at)
    told = Countdown(
        last.state,
        since_at=last.start_at,
        spoken_at=spoken.at,
        by=spoken.by,
        away_since_at=since_at if away else None,
        stretch_left=tolerance.longest_stretch - _out(away, now) if tolerance else None,
        day_left=_day_left(log, stretches, now),
        reserve=tolerance.reserve if tolerance else timedelta(),
        recovery_owed=_owed(log, stretches, now),
    )
    return _with_back_by(told, log, stretches) if away else told


def _away(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The last stretches in which he is not in the machine, up to now; none once he is back."""
    found: list[Stretch] = []
    for each in reversed(stretches):
        if not each.state.is_away:
            break
        found.insert(0, each)
    return found


def _out(stretches: Sequence[Stretch], now: datetime) -> timedelta:
    """How long he breathed by himself in them, up to ``now``."""
    return sum((each.length for each in _spent(stretches, now)), timedelta())


def _spent(stretches: Sequence[Stretch], now: datetime) -> Iterator[Interval]:
    for each in stretches:
        when = each.until(now)
        if when and each.state is MachineState.OUT:
            yield when


def _day_left(log: MachineLog, stretches: Sequence[Stretch], now: datetime) -> timedelta | None:
    tolerance = log.tolerance(now)
    if tolerance is None:
        return None
    today = log.clock.day(log.clock.date_of(now))
    return tolerance.per_day - time_in(today, _spent(stretches, now))


def _owed(log: MachineLog, stretches: Sequence[Stretch], now: datetime) -> timedelta:
    """What is left of the recovery since he was out last; nothing while he is away."""
    rested, left_at = timedelta(), None
    for each in reversed(stretches):
        if each.state.is_away:
            left_at = each.start_at
            break
        when = each.until(now)
        rested += when.length if when and each.state is MachineState.IN else timedelta()
    tolerance = log.tolerance(left_at) if left_at else None
    if stretches[-1].state.is_away or tolerance is None:
        return timedelta()
    return max(tolerance.recovery - rested, timedelta())


def _with_back_by(told: Countdown, log: MachineLog, stretches: Sequence[Stretch]) -> Countdown:
    """With when he is to be back, and for what: at a tie the plan is named before his limits."""
    away = _away(stretches)
    reasons = [(Limit.PLAN, end_at) for end_at in _planned_end(log, away[0].start_at)]
    limits = list(_limits(log, stretches)) if told.state is MachineState.OUT else []
    reasons += [(limit, without) for limit, without, _ in limits]
    if not reasons:
        return told
    first, back_by_at = min(reasons, key=lambda each: each[1])
    limit_at = min((at for _, _, at in limits), default=None)
    return replace(told, first=first, back_by_at=back_by_at, limit_at=limit_at)


def _planned_end(log: MachineLog, since_at: datetime) -> Iterator[datetime]:
    """The end of the planned stretch for which he went out, if it was one."""
    for each in log.planned:
        if each.start_at - EARLY <= since_at < each.end_at:
            yield each.end_at
            return


def _limits(
    log: MachineLog, stretches: Sequence[Stretch]
) -> Iterator[tuple[Limit, datetime, datetime]]:
    """When each limit of his is reached if he stays out: without his reserve, and with it."""
    last, away = stretches[-1], _away(stretches)
    tolerance = log.tolerance(away[0].start_at)
    longest = tolerance.longest_stretch if tolerance else timedelta()
    reserve = tolerance.reserve if tolerance else timedelta()
    at = last.start_at + max(longest - _out(away[:-1], last.start_at), timedelta())
    yield Limit.STRETCH, max(at - reserve, last.start_at), at
    at = _day_is_spent(log, stretches)
    yield Limit.DAY, at, at


def _day_is_spent(log: MachineLog, stretches: Sequence[Stretch]) -> datetime:
    """When the time of a day runs out, of the day on which he went out or of one after it."""
    last = stretches[-1]
    start_at = last.start_at
    while True:
        day = log.clock.day(log.clock.date_of(start_at))
        tolerance = log.tolerance(start_at)
        spent = time_in(day, _spent(stretches[:-1], last.start_at))
        left = tolerance.per_day - spent if tolerance else timedelta()
        if start_at + left < day.end_at or (tolerance and tolerance.per_day >= DAY):
            return start_at + max(left, timedelta())
        start_at = day.end_at


def due_back(log: MachineLog, now: datetime) -> datetime | None:
    """When he is, or was, to be back in the machine and nobody has said that he is; else None.

    Said to be out, it is when his countdown says. Otherwise it is the end of the first planned
    stretch, begun by ``now``, since the beginning of which nobody said that he is in, in a
    household that said something of its machine in the seven days before that end. It may still
    be to come. As long as nobody speaks, it stays the same instant.
    """
    stretches = actual(log.said)
    if stretches and stretches[-1].state.is_away:
        return countdown(log, now).back_by_at
    heard = [each.counts for each in things_said(log.said)]
    back_at = max((each.at for each in heard if each.state and each.state.is_back), default=None)
    for each in log.planned:
        waited_for = each.start_at <= now and (back_at is None or back_at < each.start_at)
        if waited_for and any(_logs(one, each) for one in log.said):
            return each.end_at
    return None


def _logs(said: Said, planned: Interval) -> bool:
    return planned.end_at - LOGGED <= said.said_at <= planned.end_at
