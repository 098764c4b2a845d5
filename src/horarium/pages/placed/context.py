"""What the page of an activity in the roster knows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedContext:
    """An activity, for the person. ``facts`` are (what, words); ``note`` says what is odd."""

    title: str
    week: str
    day: str
    facts: tuple[tuple[str, str], ...]
    note: str = ""
