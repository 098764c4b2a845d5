"""All that the household holds, for the person, entry by entry; and one entry for its form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from horarium.core.activities import WITHIN_CALL
from horarium.core.hours import HouseClock
from horarium.core.household import Household
from horarium.core.household_file.described import TABLES
from horarium.core.household_file.edit import NEW, Entry, Tables, Word, words_of
from horarium.core.household_file.locate import Path
from horarium.store.entries import ids_of, path_of, written_by
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow
from horarium.tellings.follows import Follows, not_yet_planned
from horarium.tellings.viewer import Viewer

Names = Mapping[str, tuple[str, ...]]

_ALONE = {
    "house": "household",
    "person": "person",
    "plan": "plan",
    "watch": "watch",
    "machine": "machine",
}


@dataclass(frozen=True, slots=True)
class EntryTold:
    """One entry: its address, its words, the entries in it, and when it was ``written``."""

    entry: Entry
    words: Mapping[str, Word]
    within: tuple["EntryTold", ...] = ()
    written: str = ""

    @property
    def name(self) -> str:
        """What it is called, if it has a name."""
        return str(self.words.get("name") or self.words.get("skill") or "")


@dataclass(frozen=True, slots=True)
class HouseholdTold:
    """Everything: the entries of each table, and what the published plans do not know yet."""

    entries: Mapping[str, tuple[EntryTold, ...]]
    not_planned: Follows


def household_told(viewer: Viewer, now: datetime) -> HouseholdTold:
    """For the person. The number of queries does not grow with the household."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    household = load_household(row)
    tables, ids = Tables.of(household), ids_of(row)
    written = _written(row)
    entries = {
        table: tuple(_told(tables, path, ids, written) for path in _paths(tables, described.path))
        for table, described in TABLES.items()
        if described.path[0] == described.path[-1]
    }
    return HouseholdTold(entries, not_yet_planned(row, household, now))


def _paths(tables: Tables, path: tuple[str, ...]) -> tuple[Path, ...]:
    return tables.paths(path[0]) if path[0] in tables.data else ()


def _told(
    tables: Tables, path: Path, ids: Mapping[Path, Entry], written: Mapping[str, str]
) -> EntryTold:
    table = next((each for each, key in _ALONE.items() if path == (key,)), "")
    entry = Entry(table) if table else ids[path]
    found = tables.entry(path) or {}
    within = tuple(
        _told(tables, (*path, key, n), ids, written)
        for key, value in found.items()
        if (*path, key, 0) in ids and isinstance(value, list)
        for n in range(len(value))
    )
    return EntryTold(entry, words_of(found), within, written.get(entry.words, ""))


def _written(row: HouseholdRow) -> dict[str, str]:
    """By whom and when each tolerance was written down, as far as it was here."""
    clock = HouseClock(row.zone)
    return {
        entry: f"{last.by}, {clock.on(clock.date_of(last.at))} {clock.local(last.at).year}"
        for entry, last in written_by(row, "tolerance/").items()
    }


# -- one entry, for its form


@dataclass(frozen=True, slots=True)
class FormTold:
    """An entry as its form opens: its words, and names to choose from by what they are of.

    ``of`` is the member it belongs to, ``suggested`` the words that a new one may begin with,
    ``within`` the entries in it.
    """

    entry: Entry
    words: Mapping[str, Word]
    names: Names
    of: str = ""
    suggested: Mapping[str, Word] | None = None
    within: tuple[EntryTold, ...] = ()


def form_told(viewer: Viewer, entry: Entry) -> FormTold:
    """For the person. Raises LookupError with a sentence where there is no such entry."""
    row = HouseholdRow.objects.get(pk=viewer.household)
    path = path_of(row, entry)
    household = load_household(row)
    tables = Tables.of(household)
    words = words_of(tables.entry(path) or {})
    holder = tables.entry(path[:2]) if path[0] == "member" and len(path) > 2 else None
    return FormTold(
        entry,
        words,
        names_in(household, but=str(words.get("name", ""))),
        str(holder["name"]) if holder else "",
        dict(_suggested(entry, tables)),
        _told(tables, path, ids_of(row), _written(row)).within if words else (),
    )


def _suggested(entry: Entry, tables: Tables) -> Iterator[tuple[str, Word]]:
    """A new tolerance begins with the numbers of the newest."""
    if entry.table == "tolerance" and entry.id == NEW:
        known = [words_of(each) for each in tables.data["machine"]["tolerance"]]
        newest = max(known, key=lambda each: str(each["since"]))
        yield from ((key, word) for key, word in newest.items() if key != "since")


def names_in(household: Household, but: str = "") -> Names:
    """What can be named in it: members, funders, equipment, skills and kinds of task."""
    skills = {skill for each in household.needs for skill in each.skills}
    skills |= {skill for each in household.activities for skill in each.skills}
    skills |= {skill for each in household.services for skill in each.skills}
    skills |= {each.skill for member in household.members for each in member.competences}
    kinds = {each.kind for each in household.activities} | {WITHIN_CALL}
    kinds |= {kind for member in household.members for kind in member.unwilling}
    return {
        "member": tuple(each.name for each in household.members if each.name != but),
        "funder": tuple(each.name for each in household.funders),
        "equipment": tuple(each.name for each in household.equipment),
        "skill": tuple(sorted(skills)),
        "kind": tuple(sorted(kinds)),
    }


def moment_words(viewer: Viewer, at: datetime) -> str:
    """An instant on the wall of the house."""
    return HouseClock(HouseholdRow.objects.get(pk=viewer.household).zone).at(at)
