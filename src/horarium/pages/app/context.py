"""What the page of a member's app shows: never the address that was saved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AppContext:
    """``app`` is which one is set, since ``set_on``; ``typed`` is what was not taken."""

    title: str
    name: str
    address: str
    back: str
    app: str = ""
    set_on: str = ""
    works: bool = True
    typed: str = ""
    mistake: str = ""
