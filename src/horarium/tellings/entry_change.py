"""An entry as it would be with what was typed: for the verbs, and beside its form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from horarium.core.household import Household
from horarium.core.household_file import HouseholdFileError, read_tables
from horarium.core.household_file.described import TABLES, Described
from horarium.core.household_file.edit import Entry, Merge, Tables, Words, key_of, merged, words_of
from horarium.core.household_file.locate import Path
from horarium.store.entries import path_of
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow
from horarium.tellings.follows import Follows, follows
from horarium.tellings.viewer import Viewer

Mistakes = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """Where an entry stands, what is there ``now``, and the household ``before`` and ``after``.

    ``after`` is None where there are ``mistakes``: sentences by the key whose field they stand
    beside, those about all of it by "".
    """

    path: Path
    now: Words
    merge: Merge
    before: Household
    after: Household | None
    mistakes: Mistakes


def entry_change(row: HouseholdRow, entry: Entry, typed: Words, was: Words) -> EntryChange:
    """What was ``typed`` into a form that held ``was``. Raises LookupError with a sentence."""
    path = path_of(row, entry)
    before = load_household(row)
    tables = Tables.of(before)
    now = words_of(tables.entry(path) or {})
    merge = merged(was, now, typed)
    tables.put(path, merge.words)
    after, mistakes = read_or_mistakes(tables, path)
    return EntryChange(path, now, merge, before, after, mistakes)


def read_or_mistakes(tables: Tables, path: Path) -> tuple[Household | None, Mistakes]:
    """The household of tables, or what is wrong with them, for the form of one entry."""
    try:
        return read_tables(tables.data), {}
    except HouseholdFileError as wrong:
        return None, _by_key(wrong, tables, path)


def _by_key(wrong: HouseholdFileError, tables: Tables, path: Path) -> Mistakes:
    found: dict[str, tuple[str, ...]] = {}
    elsewhere = []
    for each in wrong.all:
        key = key_of(each, path)
        if key is None:
            elsewhere.append(f"{_place(each.path, tables)}: {each.sentence}")
        else:
            found[key] = (*found.get(key, ()), each.sentence)
    # A name taken twice is told of both; beside this one is enough.
    return found or {"": tuple(elsewhere)}


def _place(path: Path, tables: Tables) -> str:
    """Another entry and its field, as people say it: ``Ana, who pays for these hours``."""
    said = list(_named(path, tables))
    described = next((each for each in _described(path)), None)
    if described:
        key = ".".join(step for step in path[1:] if isinstance(step, str))
        field = described.field(key)
        said += [field.label[:1].lower() + field.label[1:]] if field else []
    return ", ".join(said) or "Elsewhere"


def _described(path: Path) -> Iterator[Described]:
    table = (path[0],) if path else ()
    return (each for each in TABLES.values() if each.path == table)


def _named(path: Path, tables: Tables) -> Iterator[str]:
    for length in range(1, len(path) + 1):
        entry = tables.entry(path[:length])
        if entry and isinstance(path[length - 1], int) and isinstance(entry.get("name"), str):
            yield entry["name"]


# -- beside the form, while somebody types


@dataclass(frozen=True, slots=True)
class Looked:
    """What is wrong with what is typed so far, or what follows if it were saved.

    ``keys`` are those that were changed.
    """

    mistakes: Mistakes
    follows: Follows
    keys: tuple[str, ...]


def look(viewer: Viewer, entry: Entry, typed: Words, was: Words, now: datetime) -> Looked:
    """For the person; nothing is saved. Raises LookupError with a sentence."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    change = entry_change(row, entry, typed, was)
    keys = (*change.merge.mine, *change.merge.both)
    if change.after is None or change.after == change.before:
        return Looked(change.mistakes, Follows(), keys)
    return Looked({}, follows(row, change.before, change.after, now), keys)
