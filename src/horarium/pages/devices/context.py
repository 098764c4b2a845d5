"""What the pages of one's own keys show."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A device on which they are signed in; ``here`` is the one that shows the page."""

    id: UUID
    name: str
    since: str
    seen: str
    shared: bool
    here: bool


@dataclass(frozen=True, slots=True)
class PasskeyLine:
    """A passkey of theirs."""

    id: int
    name: str
    made: str


@dataclass(frozen=True, slots=True)
class DevicesContext:
    """Where they are signed in and what opens the door for them."""

    title: str
    is_person: bool
    devices: tuple[DeviceLine, ...]
    passkeys: tuple[PasskeyLine, ...]
    email: str
    has_pattern: bool
    https: bool
    mail: bool


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
