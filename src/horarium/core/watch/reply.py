"""What a reply means: ``4711 yes``, ``4711 YES 23:40``, ``4711 no``, ``yes 4711``; or a key."""

import re
from dataclasses import dataclass
from datetime import datetime, time

from horarium.core.hours import DAY, HouseClock, time_from

_YES = {"yes", "y", "ok", "coming", "si", "sí", "ja", "oui"}
_NO = {"no", "n", "cannot", "nein", "non"}
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Meant:
    """A reply that was understood. ``eta`` is a time of day on the wall, or None."""

    code: str
    comes: bool
    eta: time | None = None

    def eta_at(self, clock: HouseClock, now: datetime) -> datetime | None:
        """The next time that it is ``eta`` on the wall."""
        if self.eta is None:
            return None
        today = clock.date_of(now)
        first = clock.last(today, self.eta)
        return first if first >= now else clock.last(today + DAY, self.eta)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a telephone that answer one ask, and no other key does."""

    yes: str
    no: str


# Not 1, which answering machines and screens press by themselves, nor 0, which calls an operator.
_KEYS = "23456789"


def keys_of(code: str) -> Keys:
    """The keys for the code of an ask: others for another ask, so that none is pressed by habit."""
    yes, rest = int(code) % len(_KEYS), int(code) // len(_KEYS)
    no = (yes + 1 + rest % (len(_KEYS) - 1)) % len(_KEYS)
    return Keys(_KEYS[yes], _KEYS[no])


def meant_by(text: str) -> Meant | None:
    """What somebody meant; None where it is not clear, for a guess could end a search."""
    words = re.findall(r"\d{1,2}[:.]\d\d|\w+", text[:_LONGEST].casefold())
    codes = [each for each in words if re.fullmatch(r"\d{4}", each, re.ASCII)]
    said = {each in _YES for each in words if each in _YES | _NO}
    if len(codes) != 1 or len(said) != 1:
        return None
    times = [each.replace(".", ":").zfill(5) for each in words if ":" in each or "." in each]
    try:
        eta = time_from(times[0]) if times else None
    except ValueError:
        return None
    return Meant(codes[0], said.pop(), eta)
