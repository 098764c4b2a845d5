"""Wrong codes are counted for a minute, by the whole house and by no address of the network.

A right code is never refused: nobody can keep him out by typing wrong ones. Codes are long enough
that guessing is hopeless at any rate; this only makes it loud, and cheap for the server.
"""

from datetime import datetime

from django.core.cache import cache

MANY = 20
_MINUTE = 60


def wrong_code(now: datetime) -> None:
    """One more in this minute."""
    cache.add(_name(now), 0, timeout=2 * _MINUTE)
    cache.incr(_name(now))


def too_many(now: datetime) -> bool:
    """Whether more were typed in this minute than people mistype."""
    return int(cache.get(_name(now), 0)) > MANY


def _name(now: datetime) -> str:
    return f"wrong-codes-{now.timestamp() // _MINUTE}"
