"""What the voice is given to carry, and what it brings back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Message:
    """Neutral words for one contact by one channel, made at the moment of delivery.

    ``key`` is the same for each copy, so that who receives it can tell a copy. ``address`` is a
    number, an e-mail address, or what else the channel calls a receiver. ``subject`` is one
    short line and ``text`` all of it. ``link`` leads to the page that answers it, or in a call to
    where the key goes that is pressed; it is "" where no public address is set up. A ``loud`` one
    may wake.
    """

    key: str
    address: str
    subject: str
    text: str
    link: str = ""
    loud: bool = True


class NotSentError(Exception):
    """It was not sent; the message says why in a sentence.

    ``lasting`` where sending it again cannot help, as with a number that does not exist.
    """

    def __init__(self, sentence: str, *, lasting: bool = False) -> None:
        super().__init__(sentence)
        self.lasting = lasting


class NotHeardError(Exception):
    """What became of messages, or what was answered, could not be asked for; it says why.

    Silence and not having listened are two things: whoever waits for an answer must know which.
    """


class ReceiptKind(StrEnum):
    """What became of a message after it was taken."""

    DELIVERED = "delivered"
    SEEN = "seen"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a channel says of a message it took: ``ref`` is the name it gave it."""

    ref: str
    kind: ReceiptKind
    at: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """Words that came back from ``address``; ``ref`` is the channel's own name of the reply."""

    ref: str
    address: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key pressed in a call to ``address``; ``ref`` is the channel's own name of the call."""

    ref: str
    address: str
    key: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A channel that is set up: how it sends, and how it is asked what became of it.

    ``send`` returns the channel's own name of the message, or raises NotSentError. ``receipts``
    is asked for those named, ``replies`` for those since an instant. ``pressed`` reads what was
    posted to an address of the house, with its signature, and raises NotHeardError where it does
    not come from the channel's provider.
    """

    send: Callable[[Message, datetime], str]
    receipts: Callable[[Sequence[str]], Sequence[Receipt]] | None = None
    replies: Callable[[datetime], Sequence[Reply]] | None = None
    pressed: Callable[[str, Mapping[str, str], str], Pressed] | None = None
