"""One of several values that a form offers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What is sent for it, how it is called, and whether it is chosen."""

    value: str
    words: str
    chosen: bool = False
