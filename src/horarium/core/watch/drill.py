"""Whether somebody is drilled now: one real message a day to the telephone of whoever is on duty.

A number that changed, a telephone that is silent, a provider that takes messages and loses them:
all of it is found out at eleven in the morning by a message that asks for an answer, and not at
three at night by one that gets none. Pure, as ``decide`` is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from horarium.core.hours import HOUR
from horarium.core.watch.house_time import HouseTime
from horarium.core.watch.pace import LONGEST
from horarium.core.watch.situation import Terms

# So long after the hour a drill may still begin; later, the day goes without one.
WINDOW = 2 * HOUR
# So long an answer is waited for.
PATIENCE = HOUR
# Whatever the clocks or the hour are set to, no two drills are nearer than this.
SPACING = 12 * HOUR
# Nobody is taken for unreachable because of one that they overlooked.
ENOUGH = 2


class DrillOutcome(StrEnum):
    """What became of a drill."""

    WAITING = "waiting"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Drill:
    """Somebody was drilled by one way on a ``day`` of the wall, ``asked_at`` in house time."""

    contact: str
    way: str
    day: date
    asked_at: datetime
    outcome: DrillOutcome = DrillOutcome.WAITING


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Whose hours these are, and the ways of their telephone that can be answered."""

    contact: str
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrillSituation:
    """All that it rests on: ``at`` is his hour, ``past`` are the drills so far, the last last.

    ``searching`` is whether anybody is searched for: nobody is bothered then.
    """

    terms: Terms
    at: time
    on_duty: tuple[OnDuty, ...] = ()
    past: tuple[Drill, ...] = ()
    searching: bool = False


@dataclass(frozen=True, slots=True)
class DrillNow:
    """Drill this contact by this way, as the drill of a ``day``."""

    contact: str
    way: str
    day: date


@dataclass(frozen=True, slots=True)
class DrillDecision:
    """Those that were waited for in vain, the one that begins, and when to look again."""

    failed: tuple[Drill, ...]
    begins: DrillNow | None
    look_at: datetime


def decide_drill(now: HouseTime, situation: DrillSituation) -> DrillDecision:
    """What is to be done about drills now."""
    failed = tuple(each for each in situation.past if _is_in_vain(now, each))
    begins = _begins(now, situation)
    looks = (each.asked_at + PATIENCE for each in situation.past if _waits(each))
    ahead = [each for each in (*looks, _opens(now, situation)) if each > now.house_at]
    return DrillDecision(failed, begins, min([*ahead, now.house_at + LONGEST]))


def is_sure(past: Iterable[Drill], contact: str) -> bool:
    """Whether somebody can be relied upon to be reached: not after two drills in vain."""
    ended = [each for each in past if each.contact == contact and not _waits(each)]
    last = ended[-ENOUGH:]
    return len(last) < ENOUGH or any(each.outcome is DrillOutcome.ANSWERED for each in last)


def _waits(drill: Drill) -> bool:
    return drill.outcome is DrillOutcome.WAITING


def _is_in_vain(now: HouseTime, drill: Drill) -> bool:
    return _waits(drill) and now.house_at >= drill.asked_at + PATIENCE


def _opens(now: HouseTime, situation: DrillSituation) -> datetime:
    """When, in house time, the hour of today comes."""
    clock = situation.terms.clock
    return now.until(clock.first(clock.date_of(now.latest_at), situation.at))


def _begins(now: HouseTime, situation: DrillSituation) -> DrillNow | None:
    """None unless it is time; a clock that is not believed tells no time."""
    if now.in_doubt or situation.searching or not _is_time(now, situation):
        return None
    reachable = [each for each in situation.on_duty if each.ways]
    if not reachable:
        return None
    order = _by_last_turn(each.contact for each in situation.past)
    whom = min(reachable, key=lambda each: order(each.contact))
    day = situation.terms.clock.date_of(now.latest_at)
    return DrillNow(whom.contact, _way(whom, situation.past), day)


def _is_time(now: HouseTime, situation: DrillSituation) -> bool:
    terms, instant = situation.terms, now.latest_at
    day = terms.clock.date_of(instant)
    opens_at = terms.clock.first(day, situation.at)
    in_window = opens_at <= instant < opens_at + WINDOW
    had_one = any(
        each.day == day or now.house_at - each.asked_at < SPACING for each in situation.past
    )
    return in_window and not had_one and terms.quiet_until(instant) is None


def _way(whom: OnDuty, past: Sequence[Drill]) -> str:
    """The way that failed last time, or else the one that was tried longest ago."""
    own = [each for each in past if each.contact == whom.contact]
    last = own[-1] if own else None
    if last and last.outcome is DrillOutcome.FAILED and last.way in whom.ways:
        return last.way
    order = _by_last_turn(each.way for each in own)
    return min(whom.ways, key=order)


def _by_last_turn(turns: Iterable[str]) -> Callable[[str], int]:
    """Orders names by when they last had their turn; those that never had come first."""
    last = {name: place for place, name in enumerate(turns)}
    return lambda name: last.get(name, -1)
