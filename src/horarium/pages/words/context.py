"""What the pages of passing words show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Words that wait, and where they are read or taken back."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A confidant or a sentence that can be chosen."""

    value: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class WordsContext:
    """What waits, what was sent, and a form to write.

    ``preview`` is exactly what somebody would get; ``person`` is to whom a member writes.
    """

    title: str
    waiting: tuple[WaitingLine, ...]
    can_write: bool
    is_his: bool = False
    person: str = ""
    sent: tuple[WaitingLine, ...] = ()
    confidants: tuple[Pick, ...] = ()
    sayable: tuple[Pick, ...] = ()
    typed: str = ""
    preview: str = ""
    to: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class ReadContext:
    """Words, this once; ``answer`` is to whom the reader may answer, ``keeps`` whether he may."""

    title: str
    sender: str
    text: str
    answers: str = ""
    keeps: bool = False
