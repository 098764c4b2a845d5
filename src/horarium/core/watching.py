"""What he sets for the watch: how long it waits, when nobody is woken, and whom it falls back on.

How it goes on from there is not set by anybody: the watch ends with a human, or not at all.
"""

from dataclasses import dataclass
from datetime import time, timedelta

from horarium.core.hours import MINUTE, WeeklyHours


@dataclass(frozen=True, slots=True)
class Watching:
    """His settings for the watch; what he leaves alone is as here.

    ``grace`` may pass after an arrival was due. In the ``quiet`` hours nobody is woken, but for
    hours that begin within ``wake_before``. ``floor`` is who is called when nobody else answers,
    at ``floor_phone``: both are set, or neither. ``essentials`` are sentences for a stand-in who
    does not know the house: what to do, and no more. ``trusted`` is the member whom a quiet sign
    reaches, or "". ``drill`` is when, each day, whoever is on duty is sent a message to answer.
    """

    grace: timedelta = 10 * MINUTE
    wake_before: timedelta = 30 * MINUTE
    quiet: WeeklyHours | None = None
    floor: str = ""
    floor_phone: str = ""
    essentials: tuple[str, ...] = ()
    trusted: str = ""
    drill: time = time(11)
