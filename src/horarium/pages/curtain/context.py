"""What a covered device shows, and the pages that open it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hours:
    """Someone's name and hours; ``check_in`` is the shift they may check in for, or ""."""

    name: str
    hours: str
    check_in: str = ""


@dataclass(frozen=True, slots=True)
class CurtainContext:
    """Who is here and who is next. ``kept`` is sealed: what was typed when it was drawn."""

    title: str
    now: tuple[Hours, ...]
    next: tuple[Hours, ...]
    kept: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class OpenContext:
    """Ways to show that it is he. ``tiles`` are rows of words, none where there is no pattern.

    ``picked`` are the words pressed so far; ``passkey`` is what the browser asks a passkey for.
    ``marked`` is whether the first line says in other words that none was pressed, which tells
    whoever knows it that a quiet sign was received.
    """

    title: str
    sentence: str
    tiles: tuple[tuple[str, ...], ...] = ()
    picked: tuple[str, ...] = ()
    picks: int = 4
    passkey: str = ""
    mail: bool = False
    back: str = "/"
    next: str = ""
    kept: str = ""
    mistake: str = ""
    told: str = ""
    marked: bool = False

    @property
    def count(self) -> str:
        """How many words were pressed."""
        return "None" if self.marked and not self.picked else str(len(self.picked))


@dataclass(frozen=True, slots=True)
class QuietContext:
    """His quiet sign is chosen: ``state`` are sentences on what it would do now."""

    title: str
    tiles: tuple[tuple[str, ...], ...]
    state: tuple[str, ...]
    has_word: bool
    has_pattern: bool


@dataclass(frozen=True, slots=True)
class PatternContext:
    """His pattern is chosen, then repeated: ``first`` is what was chosen."""

    title: str
    tiles: tuple[tuple[str, ...], ...]
    has_pattern: bool
    picked: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    picks: int = 4
    mistake: str = ""

    @property
    def count(self) -> int:
        """How many words were pressed."""
        return len(self.picked)
