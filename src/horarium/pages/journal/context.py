"""What the pages of his journal show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What he wrote, and when; ``address`` is where more can be done with it."""

    address: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class JournalContext:
    """The journal: not begun, shut, or open with its entries. ``typed`` was not taken yet."""

    title: str
    is_kept: bool
    is_open: bool = False
    entries: tuple[EntryLine, ...] = ()
    typed: str = ""
    mistake: str = ""
    shortest: int = 0


@dataclass(frozen=True, slots=True)
class EntryContext:
    """One entry, which can be written anew, shared and taken out."""

    title: str
    address: str
    text: str
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class ShareContext:
    """The words of an entry, each to be picked: (its place, the word)."""

    title: str
    address: str
    back: str
    words: tuple[tuple[int, str], ...]
    mistake: str = ""
