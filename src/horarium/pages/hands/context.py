"""What the page of one's hands shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with its options, of which one is chosen."""

    name: str
    question: str
    hint: str
    options: tuple[Option, ...]
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class HandsContext:
    """All choices; ``switches`` is how many are in use on this very page."""

    title: str
    switches: int
    choices: tuple[Choice, ...]
