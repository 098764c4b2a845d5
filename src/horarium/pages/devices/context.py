"""What the pages of one's own keys show."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A device on which they are signed in; ``here`` is the one that shows the page.

    Where it ``rings``, its browser is told when they are asked.
    """

    id: UUID
    name: str
    since: str
    seen: str
    shared: bool
    here: bool
    rings: bool = False


@dataclass(frozen=True, slots=True)
class PasskeyLine:
    """A passkey of theirs."""

    id: int
    name: str
    made: str


@dataclass(frozen=True, slots=True)
class DevicesContext:
    """Where they are signed in and what opens the door for them.

    ``ring_key`` is what a browser subscribes with, "" where no phone can ring by these pages.
    """

    title: str
    is_person: bool
    devices: tuple[DeviceLine, ...]
    passkeys: tuple[PasskeyLine, ...]
    email: str
    has_pattern: bool
    https: bool
    mail: bool
    ring_key: str = ""

    @property
    def rings_here(self) -> bool:
        return any(each.here and each.rings for each in self.devices)


@dataclass(frozen=True, slots=True)
class NewPasskeyContext:
    """A passkey is made; ``options`` is what the browser is asked for, "" where it cannot."""

    title: str
    options: str
    name: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class EmailContext:
    """An address is given, then the code that was ``sent`` there."""

    title: str
    sent: bool
    has_email: bool = False
    typed: str = ""
    mistake: str = ""
