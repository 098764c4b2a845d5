"""What is known of the next hours, for when nothing else can be asked any more.

The watch writes it down as long as it is alive; the break-glass reads it when the watch is not.
It holds hours, and how people are reached: no names, and nothing of why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from horarium.core.hours import DAY, HOUR, MINUTE, HouseClock, Interval
from horarium.core.watch.elsewhere import Elsewhere
from horarium.core.watch.house_time import Reading

# So far ahead it is known who comes.
AHEAD = DAY
# Whoever comes within this is told, too.
SOON = HOUR
# Where nobody has the hours, so many of those who could come are told besides.
MOST = 3
# What is older than this says of when it is.
FRESH = 5 * MINUTE


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody is reached: a channel, and their address there."""

    channel: str
    address: str


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody who can be told, by every way that reaches them."""

    contact: str
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """Hours that are somebody's."""

    contact: str
    start_at: datetime
    end_at: datetime

    @property
    def when(self) -> Interval:
        return Interval(self.start_at, self.end_at)


@dataclass(frozen=True, slots=True)
class HouseAhead:
    """One household: whose the next hours are, who is here, and whom to tell.

    ``always`` are told whenever the watch stops; ``order`` is who could come, the first first.
    While he is ``elsewhere`` nobody else is.
    """

    id: str
    zone: str
    turns: tuple[Turn, ...] = ()
    here: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    callees: tuple[Callee, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()

    def is_empty(self, instant: datetime) -> bool:
        """Whether he is not at home then."""
        return any(each.holds(instant) for each in self.elsewhere)


@dataclass(frozen=True, slots=True)
class Ahead:
    """All households, as they were known at ``reading``; ``believed_at`` is what time it was."""

    reading: Reading
    believed_at: datetime
    houses: tuple[HouseAhead, ...] = ()

    def instant(self, reading: Reading) -> datetime:
        """What time it is at a later reading, whatever the wall clock was set to meanwhile."""
        if reading.boot != self.reading.boot:
            return reading.wall_at
        return self.believed_at + (reading.since_boot - self.reading.since_boot)


def to_be_told(house: HouseAhead, now: datetime) -> tuple[Callee, ...]:
    """Who is here or on duty, who comes soon, and whoever is told always; each once.

    Where the hours are nobody's, the first of those who could come are told, too.
    """
    turns = [each for each in house.turns if not house.is_empty(max(now, each.start_at))]
    now_or_soon = [each.contact for each in turns if _is_now_or_soon(each, now)]
    covered = house.is_empty(now) or any(each.when.holds(now) for each in turns)
    spare = () if covered else house.order[:MOST]
    wanted = dict.fromkeys([*house.here, *now_or_soon, *house.always, *spare])
    known = {each.contact: each for each in house.callees}
    return tuple(known[each] for each in wanted if each in known and known[each].ways)


def _is_now_or_soon(turn: Turn, now: datetime) -> bool:
    return turn.start_at <= now + SOON and now < turn.end_at


def stopped_words(ahead: Ahead, house: HouseAhead, contact: str, now: datetime) -> str:
    """That the watch has stopped, and in what hours somebody must be there."""
    hours = _hours(house, contact, now)
    told = f"Horarium's watch has stopped. Please make sure that somebody is there {hours}."
    return " ".join([told, *_how_old(ahead, house, now)])


ALIVE_WORDS = "Horarium's watch is alive again. Whoever does not come is missed again."


def _hours(house: HouseAhead, contact: str, now: datetime) -> str:
    """Their own hours now or soon, or else those of whoever has them now."""
    turns = [each for each in house.turns if _is_now_or_soon(each, now)]
    own = [each for each in turns if each.contact == contact]
    running = [each for each in turns if each.when.holds(now)]
    clock = HouseClock(house.zone)
    for turn in (*own, *running):
        return f"{clock.local(turn.start_at):%H:%M}-{clock.local(turn.end_at):%H:%M}"
    return "now"


def _how_old(ahead: Ahead, house: HouseAhead, now: datetime) -> Iterator[str]:
    clock, made_at = HouseClock(house.zone), ahead.believed_at
    if now - made_at <= FRESH:
        return
    made = f"{clock.on(clock.date_of(made_at))} {clock.local(made_at):%H:%M}"
    if now < made_at + AHEAD:
        yield f"This is as of {made}; the roster may have changed since."
    else:
        yield f"The last roster known here is of {made}; look at the printed week."
