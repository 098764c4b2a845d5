"""A mistake in a household file, and how values and places are named when telling of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any

from horarium.core.household_file.locate import Path, line_of

# Joiners that Persian, Hindi and emoji need inside a name, though nothing prints for them.
_JOINERS = "\u200c\u200d"
_LONGEST_SHOWN = 40


class HouseholdFileError(Exception):
    """A mistake in a household file, told in one sentence with file, line, key and remedy.

    ``path`` is where it stands, ``where`` the same in words, and ``sentence`` says what is wrong
    and what to do for a page, on which it stands beside its field. ``others`` were found with it.
    """

    def __init__(self, told: str, *, path: Path = (), where: str = "", sentence: str = "") -> None:
        super().__init__(told)
        self.path = path
        self.where = where
        self.sentence = sentence or told
        self.others: tuple[HouseholdFileError, ...] = ()

    @property
    def all(self) -> tuple["HouseholdFileError", ...]:
        """Each mistake that was found, this one first."""
        return (self, *(each for other in self.others for each in other.all))


@dataclass(frozen=True, slots=True)
class Source:
    """A household file that TOML could read: its name, its text and its values."""

    name: str
    text: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a value stands, such as ``("member", 2, "contract", "most")``."""

    source: Source
    path: Path = ()

    def at(self, *steps: str | int) -> "Place":
        return Place(self.source, (*self.path, *steps))

    def wrong(self, what: str, *, key: str = "", on_page: str = "") -> HouseholdFileError:
        """The error for a mistake here; ``what`` is the sentence without place and full stop.

        ``on_page`` is said instead where there are fields and not lines of TOML; ``key`` is the
        one of this table whose field it is about.
        """
        where = _words(self)
        line = line_of(self.path, self.source.text)
        what_here = f"{where}: {what}" if where else what
        return HouseholdFileError(
            _sentence(self.source.name, line, what_here),
            path=(*self.path, *filter(None, key.split("."))),
            where=where,
            sentence=_on_page(on_page or what),
        )


def mistake(name: str, line: int, what: str) -> HouseholdFileError:
    """The error for a mistake in ``line``, counted from 1, of the file ``name``."""
    return HouseholdFileError(_sentence(name, line, what))


def _sentence(name: str, line: int, what: str) -> str:
    return f"{plain(name, 200)}, line {line}: {what}."


def _on_page(what: str) -> str:
    """As a page prints it: it begins like a sentence."""
    said = printed(what)
    return f"{said[:1].upper()}{said[1:]}."


def printed(words: str) -> str:
    """What is in quotes in those of print, and so are apostrophes."""
    return re.sub(r'"([^"]*)"', "“\\1”", words).replace("'", "’").replace("...", "…")


def hidden(text: str) -> str:
    """The first character of ``text`` that nobody could see, or nothing."""
    return next((each for each in text if not each.isprintable() and each not in _JOINERS), "")


def plain(text: str, longest: int = _LONGEST_SHOWN) -> str:
    """``text`` on one line, shortened, with whatever cannot be seen written out."""
    cut = text if len(text) <= longest else f"{text[:longest]}..."
    return "".join(f"\\u{ord(each):04x}" if hidden(each) else each for each in cut)


def told(value: object) -> str:
    """A value of the file as a sentence can hold it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{plain(value)}"'
        case list():
            return "a list"
        case dict():
            return "a table"
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return plain(str(value), 20)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that ``word`` was probably meant to be, or nothing."""
    by_small = {each.casefold(): each for each in known}
    return next((by_small[each] for each in get_close_matches(word.casefold(), by_small, 1)), "")


def _words(place: Place) -> str:
    """A place as people say it: ``member "Rosa", contract.most``."""
    words = ""
    value: object = place.source.data
    for number, step in enumerate(place.path):
        value = _inside(value, step)
        if isinstance(step, int):
            words += _which(value, step)
        else:
            after_number = number and isinstance(place.path[number - 1], int)
            words += (", " if after_number else "." if words else "") + plain(step)
    return words


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(str(step))
    return value[step] if isinstance(value, list) and isinstance(step, int) else None


def _which(value: object, index: int) -> str:
    if not isinstance(value, dict):
        return ""
    name = value.get("name")
    return f" {told(name)}" if name and isinstance(name, str) else f" {index + 1}"
