"""Every key that a household file may have can be filled in, and no other."""

import copy
from typing import Any

import pytest

from horarium.core.household_file import HouseholdFileError, read_household, read_tables
from horarium.core.household_file.described import TABLES, Described
from horarium.core.household_file.edit import Tables
from horarium.core.household_file.story import STORY
from tests.contracts.test_docs import SMALL_HOUSE

DESCRIBED = TABLES.values()


def small() -> dict[str, Any]:
    """A household with an entry of every table."""
    return Tables.of(read_household(SMALL_HOUSE)).data


def table_in(data: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """The table at a path of keys, the first where there is a list of them."""
    found: Any = data
    for step in path:
        found = found[step]
        found = found[0] if isinstance(found, list) else found
    assert isinstance(found, dict)
    return found


def taken(path: tuple[str, ...]) -> set[str]:
    """The keys that the reader of a table takes, as it says itself."""
    data = copy.deepcopy(small())
    table_in(data, path)["?"] = 1
    with pytest.raises(HouseholdFileError) as refused:
        read_tables(data)
    return set(str(refused.value).rpartition("use one of ")[2].rstrip(".").split(", "))


def read_keys(path: tuple[str, ...]) -> set[str]:
    """The same, with the keys of a table within, and without lists of tables."""
    keys = taken(path)
    within = {key for key in keys if isinstance(table_in(small(), path).get(key), dict)}
    lists = {each.path[-1] for each in DESCRIBED if each.path[:-1] == path}
    inner = {f"{key}.{each}" for key in within for each in taken((*path, key))}
    return (keys - within - lists) | inner


# A member says it on a page of their own; his forms do not ask him for it.
THEIR_OWN = {"member": {"phone_on_wall"}}


@pytest.mark.parametrize("described", DESCRIBED, ids=lambda each: each.table)
def test_every_key_has_a_field(described: Described) -> None:
    """What the readers take is what the forms ask for: a new fact without a form fails here."""
    keys = [field.key for field in described.fields]
    asked = read_keys(described.path) - THEIR_OWN.get(described.table, set())
    assert sorted(keys) == sorted(asked)


def test_every_table_is_described() -> None:
    """No table of the file is without a form, but those of the story, which stays in the file."""
    paths = {each.path for each in DESCRIBED}
    assert taken(()) - set(STORY) == {path[0] for path in paths}


@pytest.mark.parametrize("described", DESCRIBED, ids=lambda each: each.table)
def test_what_is_needed_is_said(described: Described) -> None:
    """A field is marked as needed where its table is refused without it."""
    for field in described.fields:
        data = copy.deepcopy(small())
        table = table_in(data, described.path)
        holder, _, key = field.key.rpartition(".")
        inner = table[holder] if holder else table
        inner.pop(key, None)
        try:
            read_tables(data)
        except HouseholdFileError as refused:
            told = {each.path[-1] for each in refused.all}
            assert field.needed or key not in told or field.key in SOMETIMES
        else:
            assert not field.needed, field.key


# Needed by every attendant; needed where there is a machine; one of three ways to say when; a name
# and its number.
SOMETIMES = {"contract.most", "machine", "hours", "at", "likes", "floor", "floor_phone"}


@pytest.mark.parametrize("described", DESCRIBED, ids=lambda each: each.table)
def test_every_choice_can_be_chosen(described: Described) -> None:
    """The readers take each value that a field offers."""
    for field in described.fields:
        for value, words in field.choices:
            data = copy.deepcopy(small())
            table = table_in(data, described.path)
            chosen = int(value) if field.kind == "number" else value
            table[field.key] = [chosen] if field.kind == "choices" else chosen
            assert words
            try:
                read_tables(data)
            except HouseholdFileError as refused:
                # A house needs an attendant, and nobody travels in the machine.
                assert "is not known here" not in str(refused)  # noqa: PT017
