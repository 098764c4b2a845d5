"""One press: who leaves is checked out, who has come is checked in, or neither is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from horarium.actions.check_in import check_in
from horarium.actions.check_out import check_out
from horarium.actions.hand_over import LONGEST_WORD, hand_over
from horarium.actions.leave_today import leave_today
from horarium.store.models import CheckInRow, EventRow, HandedWordRow, HouseholdRow
from tests.cast import at
from tests.in_the_house import furnished, member
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db

NOW = at("wed 14:55")


@pytest.fixture
def row() -> HouseholdRow:
    """Ana is here until 15:00, and Ben comes."""
    return with_ana()


def with_ana() -> HouseholdRow:
    row = furnished()
    check_in(household=row.pk, name="Ana", now=at("wed 07:00"), by="Ana")
    return row


def passes_on(row: HouseholdRow, to: str = "Ben", word: str = "", **more: Any) -> None:
    hand_over(**{"household": row.pk, "to": to, "now": NOW, "by": "Ana", "word": word, **more})


def here(row: HouseholdRow) -> list[str]:
    rows = CheckInRow.objects.filter(member__household=row, out_at=None)
    return list(rows.values_list("member__name", flat=True))


def test_one_is_out_and_the_other_in(row: HouseholdRow) -> None:
    passes_on(row)
    assert here(row) == ["Ben"]
    assert CheckInRow.objects.get(member__name="Ana").out_at == NOW
    assert CheckInRow.objects.get(member__name="Ben").in_at == NOW
    done = EventRow.objects.filter(kind__in=["checked in", "checked out", "handed over"])
    assert list(done.values_list("kind", "by"))[1:] == [
        ("checked in", "Ana"),
        ("checked out", "Ana"),
        ("handed over", "Ana"),
    ]


def test_who_has_checked_in_before_is_here_since_then(row: HouseholdRow) -> None:
    """No arrival is written anew."""
    earlier = NOW - timedelta(minutes=10)
    check_in(household=row.pk, name="Ben", now=earlier, by="Ben")
    passes_on(row)
    assert CheckInRow.objects.get(member__name="Ben").in_at == earlier
    assert here(row) == ["Ben"]


def test_the_word_is_there_until_the_next_leaves(row: HouseholdRow) -> None:
    """And it is in no record."""
    passes_on(row, word="  The left strap\nsits better now. ")
    kept = HandedWordRow.objects.get()
    assert (kept.text, kept.by.name) == ("The left strap sits better now.", "Ana")
    assert kept.check_in.member.name == "Ben"
    check_out(household=row.pk, name="Ben", now=NOW, by="Ben")
    assert not HandedWordRow.objects.exists()
    assert not EventRow.objects.filter(content__contains="strap").exists()


def test_the_word_goes_with_who_leaves_for_good(row: HouseholdRow) -> None:
    passes_on(row, word="All is well.")
    leave_today(household=row.pk, member=member(row, "Ben").public_id, now=NOW, by="Mark")
    assert not HandedWordRow.objects.exists()


def test_a_long_word_is_refused_and_nothing_is_done(row: HouseholdRow) -> None:
    with pytest.raises(ValueError, match="one line of at most 160"):
        passes_on(row, word="x" * (LONGEST_WORD + 1))
    assert here(row) == ["Ana"]
    passes_on(row, word="x" * LONGEST_WORD)


@pytest.mark.parametrize(
    ("to", "wrong"),
    [
        ("Rosa", "Rosa has no shift that begins now"),
        ("Ana", "Ana has no shift that begins now"),
        ("Father Brendan", "does not come to attend"),
        ("Nobody", "does not come to attend"),
    ],
)
def test_nobody_is_said_to_be_here_whom_nothing_brings_here(
    row: HouseholdRow, to: str, wrong: str
) -> None:
    with pytest.raises((ValueError, LookupError), match=wrong):
        passes_on(row, to)
    assert here(row) == ["Ana"]


def test_who_is_not_here_hands_over_nothing(row: HouseholdRow) -> None:
    """Pressed twice, it was done once."""
    passes_on(row)
    with pytest.raises(ValueError, match="not checked in"):
        passes_on(row)
    assert here(row) == ["Ben"]


def test_nothing_of_the_past_is_written_anew(row: HouseholdRow) -> None:
    check_out(household=row.pk, name="Ana", now=at("wed 12:00"), by="Ana")
    check_in(household=row.pk, name="Ana", now=at("wed 13:00"), by="Ana")
    passes_on(row)
    past = CheckInRow.objects.filter(member__name="Ana").values_list("in_at", "out_at")
    assert list(past) == [
        (at("wed 07:00"), at("wed 12:00")),
        (at("wed 13:00"), NOW),
    ]


@pytest.mark.django_db(transaction=True)
def test_both_press_in_the_same_instant() -> None:
    """Ana hands over as Ben checks in by himself: he is here once, and she is not."""
    row = with_ana()
    ready = Barrier(2)

    def press(number: int) -> None:
        ready.wait()
        try:
            if number:
                check_in(household=row.pk, name="Ben", now=NOW, by="Ben")
            else:
                passes_on(row)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(press, range(2)))
    unguarded("DELETE FROM store_eventrow")
    assert here(row) == ["Ben"]
    assert CheckInRow.objects.count() == 2
