"""Somebody new in the circle, and what somebody is in it."""

from typing import Any

import pytest

from horarium.actions.add_member import add_member
from horarium.actions.change_parts import change_parts
from horarium.core.household_file.write import household_text
from horarium.core.people import Part
from horarium.store.households import load_household
from horarium.store.models import EventRow, HouseholdRow
from tests.in_the_house import NOON, furnished, member

pytestmark = pytest.mark.django_db
DRIVER, CONFIDANT = frozenset({Part.DRIVER}), frozenset({Part.CONFIDANT})
ATTENDANT = frozenset({Part.ATTENDANT})


@pytest.fixture
def row() -> HouseholdRow:
    return furnished()


def add(row: HouseholdRow, name: str, parts: frozenset[Part] = DRIVER) -> Any:
    return add_member(household=row.pk, name=name, parts=parts, now=NOON, by="Mark")


def change(row: HouseholdRow, name: str, parts: frozenset[Part]) -> None:
    public_id = member(row, name).public_id
    change_parts(household=row.pk, member=public_id, parts=parts, now=NOON, by="Mark")


def test_somebody_new_is_in_the_household_file(row: HouseholdRow) -> None:
    add(row, "  Dolores   Huerta ")
    last = load_household(row).members[-1]
    assert (last.name, last.parts) == ("Dolores Huerta", DRIVER)
    assert 'name = "Dolores Huerta"' in household_text(load_household(row))


@pytest.mark.parametrize(
    ("name", "parts", "sentence"),
    [
        ("", DRIVER, "A name is missing"),
        ("  ", DRIVER, "A name is missing"),
        ("ANA", DRIVER, "The name Ana is already taken"),
        ("mark", DRIVER, "The name Mark is already taken"),
        ("x" * 81, DRIVER, "at most 80"),
        ("a\0b", DRIVER, "not usable"),
        ("Zoë", frozenset(), "without a part"),
        ("Zoë", ATTENDANT, "needs a contract"),
    ],
)
def test_who_cannot_be_added_is_told_why(
    row: HouseholdRow, name: str, parts: frozenset[Part], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        add(row, name, parts)
    assert not EventRow.objects.exists()


def test_parts_change_and_it_is_in_the_record(row: HouseholdRow) -> None:
    change(row, "Ana", ATTENDANT | CONFIDANT)
    assert member(row, "Ana").parts == ATTENDANT | CONFIDANT
    event = EventRow.objects.get()
    assert event.kind == "parts changed"
    assert '"before":["attendant"]' in event.content


def test_same_parts_are_no_change(row: HouseholdRow) -> None:
    change(row, "Ana", ATTENDANT)
    assert not EventRow.objects.exists()


@pytest.mark.parametrize(
    ("name", "parts", "sentence"),
    [
        ("Ana", frozenset(), "needs at least one part"),
        ("Father Brendan", CONFIDANT | ATTENDANT, "has no contract yet"),
    ],
)
def test_parts_that_cannot_be_are_told_why(
    row: HouseholdRow, name: str, parts: frozenset[Part], sentence: str
) -> None:
    before = member(row, name).parts
    with pytest.raises(ValueError, match=sentence):
        change(row, name, parts)
    assert member(row, name).parts == before


def test_house_keeps_its_last_attendant(row: HouseholdRow) -> None:
    """A house that nobody attends cannot be planned."""
    change(row, "Ben", DRIVER)
    change(row, "Rosa", DRIVER)
    with pytest.raises(ValueError, match="the only attendant"):
        change(row, "Ana", DRIVER)
