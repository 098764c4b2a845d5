"""How much time has passed in the house, whatever its clocks were set to meanwhile.

A wall clock can be set back by an hour, or begin in 1970 after a power cut. Waiting is measured
in house time, which only ever goes on; and an arrival is late when the wall clock says so or
when the house has reason to believe that it is: asking once too often is cheaper than silence.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

# A clock that drifts is set by so much at most; more is a jump.
JUMP = timedelta(seconds=5)
# So long after the machine was started, its clock may still be put right.
SETTLING = timedelta(minutes=10)
# A clock that shows the same other time for so long is believed again.
DOUBT = timedelta(hours=24)
# Clocks that have lost the time begin in 1970 or 1980; one of before then is never believed.
LOST = datetime(1981, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a machine shows: its wall clock, and the time ``since_boot``, suspended or not."""

    boot: str
    since_boot: timedelta
    wall_at: datetime


@dataclass(frozen=True, slots=True)
class HouseTime:
    """House time at a reading.

    ``house_at`` began as the wall clock did and only goes on; ``believed_at`` is what the wall
    clock would show if nobody had set it. ``doubted_at`` is since when, in house time, the two
    disagree; None where they do not.
    """

    reading: Reading
    house_at: datetime
    believed_at: datetime
    doubted_at: datetime | None = None

    @property
    def latest_at(self) -> datetime:
        """The later of the wall clock and what is believed: what is due by it is due."""
        return max(self.reading.wall_at, self.believed_at)

    @property
    def earliest_at(self) -> datetime:
        """The earlier of the two: what is over by it is over whichever of them is wrong."""
        return min(self.reading.wall_at, self.believed_at)

    @property
    def known_at(self) -> datetime:
        """What people mean by now: the wall clock, or what is believed where it is lost."""
        return self.reading.wall_at if self.reading.wall_at >= LOST else self.believed_at

    @property
    def in_doubt(self) -> bool:
        return self.doubted_at is not None

    def until(self, instant: datetime) -> datetime:
        """The house time at which an instant will have come; never before now."""
        return self.house_at + max(instant - self.latest_at, timedelta())


def begun(reading: Reading) -> HouseTime:
    """The first house time of all: the wall clock is believed."""
    return HouseTime(reading, reading.wall_at, reading.wall_at)


def advanced(last: HouseTime, reading: Reading) -> HouseTime:
    """House time at the next reading. It never goes back.

    While the machine runs, its time since boot counts. Across a restart only the wall clock can
    tell, and it is never believed to be earlier than it was.
    """
    passed = _passed(last.reading, reading)
    house_at, believed_at = last.house_at + passed, last.believed_at + passed
    moved = HouseTime(reading, house_at, believed_at, last.doubted_at)
    if abs(reading.wall_at - believed_at) <= JUMP or _is_put_right(last, reading, believed_at):
        return replace(moved, believed_at=reading.wall_at, doubted_at=None)
    doubted_at = last.doubted_at or house_at
    if house_at - doubted_at >= DOUBT and reading.wall_at >= LOST:
        return replace(moved, believed_at=reading.wall_at, doubted_at=None)
    return replace(moved, doubted_at=doubted_at)


def _passed(last: Reading, reading: Reading) -> timedelta:
    same = reading.boot == last.boot
    passed = reading.since_boot - last.since_boot if same else reading.wall_at - last.wall_at
    return max(passed, timedelta())


def _is_put_right(last: HouseTime, reading: Reading, believed_at: datetime) -> bool:
    """Whether a machine that was just started learned what time it is.

    It was off for a while, so that the time is later than what is believed. A clock of 1970 that
    merely goes on is not put right.
    """
    just_started = reading.boot == last.reading.boot and reading.since_boot < SETTLING
    return just_started and reading.wall_at > believed_at
