"""What is entrusted holds on its days alone; a worst day begins when those he named say so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from horarium.core.entrusted import (
    Area,
    Decided,
    Entrusted,
    WorstDay,
    areas_of,
    begins,
    needed,
    wrong_with,
)

FIRST = date(1988, 3, 1)
NAMES = ("Ana", "Ben", "Rosa")
days = st.integers(0, 20).map(lambda n: FIRST + timedelta(days=n))
areas = st.frozensets(st.sampled_from(Area), min_size=1)
names = st.frozensets(st.sampled_from(NAMES))


@st.composite
def given_to(draw: st.DrawFn) -> Entrusted:
    since = draw(days)
    until = since + timedelta(days=draw(st.integers(1, 9)))
    return Entrusted(draw(st.sampled_from(NAMES)), draw(areas), since, until, "to help")


@given(st.lists(given_to()), days)
def test_exactly_what_is_given_and_only_on_its_days(given_: list[Entrusted], day: date) -> None:
    for name in NAMES:
        for area in Area:
            meant = any(
                each.member == name and area in each.areas and each.since <= day < each.until
                for each in given_
            )
            assert (area in areas_of(name, given_, day)) == meant


@given(st.sampled_from(WorstDay), names, names)
def test_it_begins_when_enough_of_those_he_named_say_so(
    day: WorstDay, may_say: frozenset[str], said: frozenset[str]
) -> None:
    """And never because of anybody else."""
    found = begins(Decided(day, may_say), said)
    assert found == (len(may_say & said) >= needed(day))
    assert found == begins(Decided(day, may_say), said & may_say)


def test_one_alone_never_says_that_he_has_died() -> None:
    assert needed(WorstDay.DEATH) == 2
    assert not begins(Decided(WorstDay.DEATH, frozenset(NAMES)), ["Ana", "Ana"])


@pytest.mark.parametrize(
    ("decided", "sentence"),
    [
        (Decided(WorstDay.HOSPITAL, frozenset()), "Choose somebody who may say so."),
        (Decided(WorstDay.DEATH, frozenset({"Ana"})), "Choose two people who may say so."),
        (
            Decided(WorstDay.HOSPITAL, frozenset({"Ana"}), acts="Ben"),
            "Choose both who acts for you and in what, or neither.",
        ),
        (
            Decided(WorstDay.HOSPITAL, frozenset({"Ana"}), erases=frozenset({"story"})),
            "Nothing is erased while you live; decide that for after your death.",
        ),
        (
            Decided(
                WorstDay.DEATH,
                frozenset({"Ana", "Ben"}),
                erases=frozenset({"story"}),
                after=timedelta(days=6),
            ),
            "Leave at least 7 days before anything is erased.",
        ),
        (Decided(WorstDay.HOSPITAL, frozenset({"Ana"})), ""),
        (Decided(WorstDay.DEATH, frozenset({"Ana", "Ben"}), erases=frozenset({"journal"})), ""),
    ],
)
def test_what_cannot_be_decided_so(decided: Decided, sentence: str) -> None:
    assert wrong_with(decided) == sentence
