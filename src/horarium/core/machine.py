"""The breathing machine and how long he can be away from it.

The machine's own alarm and the person in the room come first. Nothing here controls the
machine, and the limits are his numbers: the software never raises them.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from horarium.core.hours import Interval


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How much machine-free time he can bear, from the day ``since``.

    ``longest_stretch`` without a break, ``per_day`` from midnight to midnight, ``recovery`` in
    the machine between two stretches, ``before_sleep`` in the machine before the night's
    sleep, ``reserve`` left unspent of the longest stretch when he is back from an outing.
    ``set_by`` is who set them, where the household says so.
    """

    since: date
    longest_stretch: timedelta
    per_day: timedelta
    recovery: timedelta
    before_sleep: timedelta = timedelta()
    reserve: timedelta = timedelta()
    set_by: str = ""


@dataclass(frozen=True, slots=True)
class Equipment:
    """Something an outing needs, such as the portable breathing machine, and when it is away."""

    name: str
    unavailable: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine, its dated tolerances, and the hours he sleeps in it, on the wall clock."""

    name: str
    tolerances: tuple[Tolerance, ...]
    sleep_from: time
    sleep_length: timedelta

    def tolerance(self, day: date) -> Tolerance | None:
        """The newest tolerance on ``day``; None before the first, when he is not to be out."""
        known = [each for each in self.tolerances if each.since <= day]
        return max(known, key=lambda each: each.since, default=None)
