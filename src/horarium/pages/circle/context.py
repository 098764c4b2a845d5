"""What the pages of the circle show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One of the circle in a word each: ``parts``, and whether they can ``sign in``."""

    address: str
    name: str
    parts: str
    sign_in: str


@dataclass(frozen=True, slots=True)
class GoneLine:
    """Somebody who has left, and when; at ``address`` what is kept of them is erased."""

    address: str
    name: str
    left: str


@dataclass(frozen=True, slots=True)
class PartChoice:
    """A part that can be given, and what it means."""

    value: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class CircleContext:
    """Everyone in the circle, and a form for somebody new."""

    title: str
    members: tuple[MemberLine, ...]
    devices: str
    parts: tuple[PartChoice, ...]
    typed: str = ""
    mistake: str = ""
    gone: tuple[GoneLine, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberContext:
    """One member: their parts, their keys, where they are signed in, and the way out."""

    title: str
    address: str
    name: str
    sign_in: str
    parts: tuple[PartChoice, ...]
    devices: tuple[str, ...]
    invited: bool
    has_account: bool
    mistake: str = ""

    @property
    def app(self) -> str:
        """The address of their app's page."""
        return self.address.replace("/circle/", "/app/")


@dataclass(frozen=True, slots=True)
class Place:
    """A page that a member can open, and where he looks at it with their eyes."""

    address: str
    words: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class EyesContext:
    """A page as a member sees it: ``shown`` is what stands on it, with nothing that acts.

    ``why`` are the reasons why they are told, each with what is told by it; ``kept`` is what is
    told to nobody by their part alone.
    """

    title: str
    name: str
    back: str
    sentence: str
    places: tuple[Place, ...] = ()
    shown: str = ""
    why: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeContext:
    """A code, shown once: read aloud, or sent as a link."""

    title: str
    name: str
    code: str
    link: str
    until: str
    spoken: str


@dataclass(frozen=True, slots=True)
class EraseContext:
    """What is kept of somebody who left, and what stays; it cannot be undone."""

    title: str
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class LeaveContext:
    """What ends when a member leaves today; it cannot be undone."""

    title: str
    address: str
    name: str
    ends: tuple[str, ...]
