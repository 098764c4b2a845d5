"""What the pages of the door show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DoorContext:
    """The way in. ``https`` where passkeys work; ``mail`` where e-mail is sent.

    ``next`` is the address that was asked for, ``mistake`` what was wrong with ``typed``.
    """

    title: str
    https: bool
    mail: bool
    next: str = ""
    mistake: str = ""
    typed: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class KeyContext:
    """Where a one-time link leads: whether it still ``opens``."""

    title: str
    address: str
    opens: bool


@dataclass(frozen=True, slots=True)
class MailContext:
    """A code goes out by e-mail, or was sent and is asked for."""

    title: str
    sent: bool
    next: str = ""
    typed: str = ""
    mistake: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class WelcomeContext:
    """In for the first time: what makes the next time easy."""

    title: str
    https: bool
    mail: bool
    is_person: bool
    next: str = "/"


@dataclass(frozen=True, slots=True)
class KeptContext:
    """A form that could not be taken, with all that was typed in it.

    ``told`` is what was typed as it is read, ``fields`` as it is sent again to ``address``.
    ``files`` must be chosen anew.
    """

    title: str
    sentence: str
    address: str
    told: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    sign_in: bool = False
    send_again: bool = True
