"""The chain of events: it grows, it never changes, and what was done to it shows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from horarium.store.events import append_event, broken_event, erase_said
from horarium.store.households import save_household
from horarium.store.models import EventRow, HouseholdRow
from tests.cast import house
from tests.store.unguarded import unguarded

AT = datetime(1988, 3, 21, 12, tzinfo=UTC)


@pytest.fixture
def row(db: None) -> HouseholdRow:  # noqa: ARG001
    return save_household(house())


def append(row: HouseholdRow, **content: object) -> EventRow:
    return append_event(row, "tried", at=AT, by="Mark", content=content)


def test_each_is_sealed_to_the_one_before(row: HouseholdRow) -> None:
    first, second = append(row, name="Zoë"), append(row)
    assert (first.number, second.number) == (1, 2)
    assert second.previous == first.digest
    assert broken_event(row) is None


def test_each_household_has_its_own_chain(row: HouseholdRow) -> None:
    append(row)
    other = save_household(house(name="another"))
    assert append(other).number == 1
    assert broken_event(row) is None
    assert broken_event(other) is None


@pytest.mark.parametrize(
    "statement",
    ["UPDATE store_eventrow SET content = '{}'", "DELETE FROM store_eventrow"],
)
def test_an_event_is_never_changed_or_removed(row: HouseholdRow, statement: str) -> None:
    """The database itself refuses."""
    append(row, name="Ana")
    with (
        pytest.raises(DatabaseError, match="never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert EventRow.objects.count() == 1


@pytest.mark.parametrize("column", ["kind", "by", "content", "said", "previous", "digest"])
def test_whoever_changes_one_anyway_is_found_out(row: HouseholdRow, column: str) -> None:
    for n in range(3):
        append(row, n=n)
    unguarded(f"UPDATE store_eventrow SET \"{column}\" = 'x' WHERE number = 2")  # noqa: S608
    assert broken_event(row) == 2


def test_whoever_removes_one_anyway_is_found_out(row: HouseholdRow) -> None:
    for n in range(3):
        append(row, n=n)
    unguarded("DELETE FROM store_eventrow WHERE number = 2")
    assert broken_event(row) == 2


def test_what_was_said_can_be_erased_and_the_chain_holds(row: HouseholdRow) -> None:
    """As a word, wherever it stands; what only resembles it stays."""
    append(row, name="Ana", others=["Ben"])
    append(row, name="Anabel")
    append_event(row, "tried", at=AT, by="Ana", content={})
    append(row, words="It was Ana’s shift.")
    before = list(EventRow.objects.values_list("number", "at", "kind", "digest"))
    assert erase_said(row, "Ana") == 3
    assert broken_event(row) is None
    assert list(EventRow.objects.values_list("number", "at", "kind", "digest")) == before
    said = EventRow.objects.values_list("by", "content", "salt")
    assert [each for each in said if each[2]] == [("Mark", '{"name":"Anabel"}', said[1][2])]
    assert erase_said(row, "Ana") == 0
    append(row, name="Ana")
    assert broken_event(row) is None


@pytest.mark.parametrize(
    "change",
    [
        "by = '', content = '{}'",
        "salt = ''",
        "by = '', content = '{}', salt = '', kind = 'other'",
        "by = '', content = '{}', salt = '', number = 9",
        "by = 'Ben', content = '{}', salt = ''",
    ],
)
def test_nothing_but_erasing_all_of_it_is_let_through(row: HouseholdRow, change: str) -> None:
    append(row, name="Ana")
    change = change.replace("by =", '"by" =')
    with (
        pytest.raises(DatabaseError, match="never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE store_eventrow SET {change}")  # noqa: S608 - our own words


def test_an_erased_event_says_nothing_new(row: HouseholdRow) -> None:
    """Not by whoever has the database in their hands either."""
    append(row, name="Ana")
    erase_said(row, "Ana")
    unguarded('UPDATE store_eventrow SET content = \'{"name":"Ben"}\'')
    assert broken_event(row) == 1


def test_what_was_erased_cannot_be_found_by_trying(row: HouseholdRow) -> None:
    """The salt is gone with it, and two events that said the same were not alike before."""
    assert append(row, name="Ana").said != append(row, name="Ana").said


@pytest.mark.django_db(transaction=True)
def test_many_at_once_wait_for_each_other() -> None:
    """Eight writers leave one whole chain."""
    row = save_household(house())

    def write(n: int) -> None:
        try:
            append(row, n=n)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(24)))
    assert EventRow.objects.filter(household=row).count() == 24
    assert broken_event(row) is None
    unguarded("DELETE FROM store_eventrow")
