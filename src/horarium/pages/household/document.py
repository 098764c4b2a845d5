"""The household as one document: its chapters, and how each entry is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from horarium.core.household_file.described import TABLES
from horarium.core.household_file.edit import NEW, Entry
from horarium.pages.household.addresses import address_of
from horarium.pages.household.context import Chapter, HouseholdContext, Line, Undo
from horarium.pages.household.form import follows_context
from horarium.pages.household.words import facts_of, name_of
from horarium.tellings.household import EntryTold, HouseholdTold

# There is always one of each, without a name of its own.
_FIRST = ("person", "house", "plan", "watch")
# Table, heading, and what is said where there is none of it.
_LISTS = (
    ("need", "What hours need", "Nothing is needed yet."),
    ("member", "The circle", "Nobody is in it yet."),
    ("equipment", "Equipment", "None is written down."),
    ("funder", "Who pays", "Nobody is written down."),
    ("service", "Services from outside", "None is written down."),
    ("activity", "What the hours are for", "Nothing yet."),
)
_WITHIN = {
    "competence": ("Competences", "None yet."),
    "wish": ("Wishes", "None."),
    "tolerance": ("Tolerances", "None."),
}


def document(told: HouseholdTold, undo: Undo | None = None) -> HouseholdContext:
    """Everything, in the order in which people ask."""
    lists = {chapter.id: chapter for chapter in _lists(told.entries)}
    return HouseholdContext(
        "Household",
        (
            _first(told.entries),
            lists["need"],
            lists["member"],
            _machine(told.entries),
            lists["equipment"],
            lists["activity"],
            lists["funder"],
            lists["service"],
        ),
        follows_context(told.not_planned),
        undo,
    )


def _first(entries: Mapping[str, tuple[EntryTold, ...]]) -> Chapter:
    lines = (_line(each) for table in _FIRST for each in entries[table])
    return Chapter("person", "The person and the house", tuple(lines))


def _lists(entries: Mapping[str, tuple[EntryTold, ...]]) -> Iterator[Chapter]:
    for table, title, empty in _LISTS:
        yield Chapter(
            id=table,
            title=title,
            lines=tuple(map(_line, entries[table])),
            add=address_of(Entry(table, NEW)),
            add_words=f"Add {TABLES[table].one}",
            empty=empty,
            note=TABLES[table].note,
        )


def _machine(entries: Mapping[str, tuple[EntryTold, ...]]) -> Chapter:
    there = entries["machine"]
    return Chapter(
        id="machine",
        title="The machine",
        lines=tuple(map(_line, there)),
        add="" if there else address_of(Entry("machine", NEW)),
        add_words="" if there else "Add a machine",
        empty="There is none: nothing here limits how long you are out.",
    )


def _line(told: EntryTold) -> Line:
    """Competences and wishes are read here, and changed on the page of their member."""
    name = name_of(told.entry, told.words)
    within = within_of(told.entry, told.name, told.within)
    if told.entry.table == "member":
        within = map(_read_only, within)
    return Line(
        name=name,
        address=address_of(told.entry),
        change=f"Change {name[:1].lower() + name[1:] if told.entry.table in _COMMON else name}",
        facts=tuple(facts_of(told)),
        within=tuple(within),
        written=told.written,
    )


# These have no names of their own.
_COMMON = (*_FIRST, "tolerance", "wish")


def _read_only(chapter: Chapter) -> Chapter:
    lines = tuple(replace(line, change="") for line in chapter.lines)
    return replace(chapter, lines=lines, add="", add_words="")


def within_of(entry: Entry, name: str, within: Sequence[EntryTold]) -> Iterator[Chapter]:
    """The entries in an entry: competences and wishes of a member, tolerances."""
    tables = {"member": ("competence", "wish"), "machine": ("tolerance",)}
    of = entry.id if entry.table == "member" else ""
    for table in tables.get(entry.table, ()):
        title, empty = _WITHIN[table]
        yield Chapter(
            id=f"{table}-{of}" if of else table,
            title=title,
            lines=tuple(_line(each) for each in within if each.entry.table == table),
            add=address_of(Entry(table, NEW, of)),
            add_words=f"Add {TABLES[table].one}{f' of {name}' if of else ''}",
            empty=empty,
            note=TABLES[table].note if table == "tolerance" else "",
        )
