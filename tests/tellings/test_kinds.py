"""Every field of a household is decided on, and the two worlds differ in each that is hidden."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, make_dataclass
from typing import Any, get_args, get_type_hints

from horarium.core.disclosure.kinds import KINDS
from horarium.core.disclosure.kinds_words import UNSAID, WORDS
from horarium.core.hours import HouseClock, Interval, WeeklyHours
from horarium.core.household import Household
from horarium.core.labour_law import LabourLaw
from horarium.core.people import Absence, Wish
from tests.tellings.hidden_house import OTHERWISE, Hidden, household_of

# Values that are one fact: what they are made of says nothing by itself.
ONE_FACT = (WeeklyHours, Interval, HouseClock, LabourLaw, Absence, Wish)


def within(kind: Any) -> Iterator[type]:
    """The kinds of values in the type of a field that have decisions of their own."""
    if is_dataclass(kind) and isinstance(kind, type) and kind not in ONE_FACT:
        yield kind
    for each in get_args(kind):
        yield from within(each)


def leaves(kind: type) -> Iterator[str]:
    """Each field that is one fact, by type and name, as far as the values reach."""
    for name, of in get_type_hints(kind).items():
        inner = list(within(of))
        if not inner:
            yield f"{kind.__name__}.{name}"
        for each in inner:
            yield from leaves(each)


def test_every_field_is_decided_on() -> None:
    """A new field without a decision fails here; so does a decision on none."""
    assert set(leaves(Household)) == set(KINDS)


def test_a_new_field_is_found() -> None:
    """As far down as the values reach."""
    grown = make_dataclass("Member", [("religion", str), ("wishes", tuple[Wish, ...])])
    house = make_dataclass("House", [("first_member", grown)])
    assert set(leaves(house)) - set(KINDS) == {"Member.religion"}


def differing(one: Any, other: Any) -> Iterator[str]:
    """The fields in which two households differ."""
    for each in fields(one):
        mine, its = getattr(one, each.name), getattr(other, each.name)
        pairs = list(zip(*map(_parts, (mine, its)), strict=True)) if _has_parts(mine) else []
        if not pairs and mine != its:
            yield f"{type(one).__name__}.{each.name}"
        for pair in pairs:
            yield from differing(*pair)


def _has_parts(value: Any) -> bool:
    found = _parts(value)
    return bool(found) and all(is_dataclass(each) and type(each) not in ONE_FACT for each in found)


def _parts(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def test_two_worlds_differ_in_all_that_is_hidden() -> None:
    """What no part requires is otherwise in one of the worlds that must look the same."""
    hidden = {name for name, each in KINDS.items() if each.is_hidden}
    varied = set(differing(household_of(Hidden()), household_of(OTHERWISE)))
    assert hidden - varied == set()
    assert varied - hidden == NOBODY_CAME_INSTEAD


# It is told to whoever comes instead of somebody, and in these worlds nobody does.
NOBODY_CAME_INSTEAD = {"Watching.essentials"}


def test_every_kind_is_said_in_words_or_never() -> None:
    assert set(WORDS) | set(UNSAID) == set(KINDS)
    assert not set(WORDS) & set(UNSAID)
