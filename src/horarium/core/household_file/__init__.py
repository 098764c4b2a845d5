"""The household file: one house as TOML that its people read and edit.

What is wrong with a file is answered in one sentence with file, line, key and remedy.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from horarium.core.hours import HouseClock, Interval, WeeklyHours
from horarium.core.household import Household
from horarium.core.household_file.activity import activity
from horarium.core.household_file.agree import agreed
from horarium.core.household_file.fields import Reader, entries, hours, read, stretch, tables
from horarium.core.household_file.house import house, person, planning
from horarium.core.household_file.machine import equipment, machine
from horarium.core.household_file.member import member
from horarium.core.household_file.mistake import HouseholdFileError, Place, Source
from horarium.core.household_file.needs import funder, need, service
from horarium.core.household_file.story import STORY, story, told_as_it_is
from horarium.core.household_file.syntax import source_from, source_from_bytes
from horarium.core.household_file.watching import watching
from horarium.core.story import Story

__all__ = [
    "HouseholdFileError",
    "read_hours",
    "read_household",
    "read_household_bytes",
    "read_story",
    "read_story_bytes",
    "read_stretch",
    "read_tables",
]


def read_household(text: str, name: str = "household.toml") -> Household:
    """The household that ``text`` describes; ``name`` is the file it came from.

    Raises HouseholdFileError, whose text is one sentence for the person.
    """
    return _household(source_from(text, name))


def read_household_bytes(data: bytes, name: str = "household.toml") -> Household:
    """The same for a file's bytes, which must be UTF-8 and at most 1 MB.

    Raises HouseholdFileError, whose text is one sentence for the person.
    """
    return _household(source_from_bytes(data, name))


def read_story_bytes(data: bytes, name: str = "household.toml") -> tuple[Household, Story]:
    """The household in a file's bytes, and its story, which no household carries.

    Raises HouseholdFileError, whose text is one sentence for the person.
    """
    return _read(source_from_bytes(data, name))


def read_story(text: str) -> Story:
    """What ``story_text`` wrote, whoever is in the house by now. Raises HouseholdFileError."""
    source = source_from(text, "story")
    return told_as_it_is(Place(source), source.data)


def read_tables(tables: Mapping[str, Any], name: str = "household") -> Household:
    """The same for what TOML would make of a file.

    Raises HouseholdFileError, which knows its path and a sentence that names no line.
    """
    return _household(Source(name, "", dict(tables)))


def read_stretch(words: str, clock: HouseClock) -> Interval:
    """Days or hours as a file has them: ``1988-03-24 to 1988-03-27``. Raises HouseholdFileError."""
    return stretch(clock)(_NOWHERE, words)


def read_hours(words: Sequence[str]) -> tuple[WeeklyHours, ...]:
    """Hours of a week as a file has them, at least one. Raises HouseholdFileError."""
    return hours(_NOWHERE, list(words))


_NOWHERE = Place(Source("", "", {}))


def _household(source: Source) -> Household:
    return _read(source)[0]


def _read(source: Source) -> tuple[Household, Story]:
    """What is wrong with the story is told by whoever reads the file, for whatever it is read."""
    place = Place(source)
    if not source.data:
        raise place.wrong(
            "there is nothing in the file; begin with [household], [person], [plan], "
            "[[need]] and [[member]]"
        )
    # A list without a table in it is what a file says by leaving it out.
    told = {key: each for key, each in source.data.items() if each != []}
    found = entries(place, told, _TABLES, _HOUSEHOLD_NEEDS)
    name, clock, law = house(place.at("household"), found["household"])
    apart = ("household", *STORY)
    rest = {key: value for key, value in found.items() if key not in apart}
    fields = _fields(clock, with_machine="machine" in found)
    values = {_PLURALS.get(key, key): each for key, each in read(place, rest, fields).items()}
    made = agreed(place, Household(name=name, clock=clock, law=law, **values))
    parts = {key: each for key, each in found.items() if key in STORY}
    return made, story(place, parts, made.person.name, (each.name for each in made.members))


def _fields(clock: HouseClock, *, with_machine: bool) -> dict[str, Reader[Any]]:
    """The tables of a file after [household]; dates in them are read by the house's clock."""
    return {
        "person": person,
        "plan": planning,
        "machine": machine,
        "watch": watching,
        "equipment": tables(equipment(clock)),
        "need": tables(need),
        "funder": tables(funder),
        "member": tables(member(clock)),
        "activity": tables(activity(with_machine=with_machine)),
        "service": tables(service),
    }


_TABLES = ("household", *_fields(HouseClock("UTC"), with_machine=False), *STORY)

_PLURALS = {
    "plan": "planning",
    "watch": "watching",
    "need": "needs",
    "funder": "funders",
    "member": "members",
    "activity": "activities",
    "service": "services",
}

_HOUSEHOLD_NEEDS = {
    "household": "the table [household] with name and zone",
    "person": "the table [person] with name",
    "plan": "the table [plan] with first_day, days, starts and lengths",
    "need": "[[need]] with name and hours",
    "member": '[[member]] with name, parts = ["attendant"] and contract',
}
