"""Somebody takes hours that are nobody's: he approves, or the rule that he set does."""

from dataclasses import replace

import pytest

from horarium.actions.claim_hours import claim_hours
from horarium.actions.leave_today import leave_today
from horarium.store.models import (
    HouseholdRow,
    ShiftRow,
    WatchRow,
)
from tests.cast import at, on, plan, shift
from tests.changing_hands import (
    NOW,
    OPEN,
    ROSTER,
    accept,
    approve,
    at_once,
    claim,
    home,
    kinds,
    lived_in,
    offer,
    planned,
    state,
    told,
    whose,
)
from tests.in_the_house import member
from tests.planned_house import published
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> HouseholdRow:
    return lived_in()


# -- hours that are nobody's


def test_a_claim_moves_nothing_before_he_approves(row: HouseholdRow) -> None:
    offered = claim(row)
    assert state(offered) == "accepted"
    assert whose(row, OPEN) == []
    assert approve(row, offered) == "Tue 15 Mar 23:00–07:00 is Rosa’s from now on."
    assert whose(row, OPEN) == ["Rosa"]
    assert shift("Rosa tue 23:00-07:00") in planned(row)
    assert told(row, "Rosa") == ["Tue 15 Mar 23:00–07:00 is yours from now on."]
    assert kinds()[-2:] == ["hours claimed", "offer approved"]


def test_who_has_claimed_hours_is_expected(row: HouseholdRow) -> None:
    approve(row, claim(row))
    watch = WatchRow.objects.get(due_at=at(OPEN), stood_down="")
    assert watch.member == member(row, "Rosa")
    assert watch.shift == ShiftRow.objects.get(start_at=at(OPEN))


def test_hours_stay_theirs_when_the_roster_is_made_again(row: HouseholdRow) -> None:
    """As with whoever answers an ask: the published plan knows of it."""
    approve(row, claim(row))
    published(row, now=at("mon 13:00"), made=plan("Ben fri 15:00-23:00", first_day=on("thu")))
    assert whose(row, "tue 23:00") == ["Rosa"]


def test_claimed_twice_is_claimed_once(row: HouseholdRow) -> None:
    assert claim(row) == claim(row)
    assert kinds().count("hours claimed") == 1


@pytest.mark.parametrize("name", ["Nora", "Ben"])
def test_only_whom_they_fit(row: HouseholdRow, name: str) -> None:
    """Nora cannot pump; Ben would have no rest. Neither is told more than that."""
    with pytest.raises(ValueError, match="cannot have these hours beside"):
        claim(row, name)


def test_who_stands_by_may_claim_too(row: HouseholdRow) -> None:
    approve(row, claim(row, "Dolores"))
    assert whose(row, OPEN) == ["Dolores"]


def test_nobody_claims_what_is_not_open(row: HouseholdRow) -> None:
    for hours in ("tue 07:00", "tue 22:00", "mon 07:00"):
        with pytest.raises(ValueError, match="not open any more"):
            claim(row, hours=hours)


def test_one_wins_and_the_other_is_told(row: HouseholdRow) -> None:
    ours, theirs = claim(row, "Rosa"), claim(row, "Grace")
    approve(row, theirs)
    assert whose(row, OPEN) == ["Grace"]
    assert state(ours) == "lapsed"
    assert told(row, "Rosa") == [
        "Tue 15 Mar 23:00–07:00 went to somebody else. Thank you for offering."
    ]
    with pytest.raises(ValueError, match="the roster has changed"):
        approve(row, ours)


def test_two_may_have_hours_that_need_two() -> None:
    row = lived_in(needs=tuple(replace(each, people=2) for each in home().needs))
    ours, theirs = claim(row, "Rosa"), claim(row, "Grace")
    approve(row, theirs)
    assert state(ours) == "accepted"
    approve(row, ours)
    assert whose(row, OPEN) == ["Grace", "Rosa"]


def test_what_he_publishes_meanwhile_overtakes_a_claim(row: HouseholdRow) -> None:
    offered = claim(row)
    published(row, now=at("mon 13:00"), made=plan(*ROSTER, "Grace tue 23:00-07:00"))
    with pytest.raises(ValueError, match="the roster has changed"):
        approve(row, offered, at("mon 14:00"))
    assert whose(row, OPEN) == ["Grace"]


def test_who_cannot_come_any_more_is_not_given_them(row: HouseholdRow) -> None:
    """He is told why; nothing was done."""
    offered = claim(row)
    leave_today(household=row.pk, member=member(row, "Rosa").public_id, now=NOW, by="Mark")
    with pytest.raises(ValueError, match="roster has changed"):
        approve(row, offered)
    assert whose(row, OPEN) == []


def test_hours_that_have_begun_are_not_approved(row: HouseholdRow) -> None:
    offered = claim(row)
    with pytest.raises(ValueError, match="have begun"):
        approve(row, offered, at(OPEN))


# -- his rule


def test_what_fits_is_taken_at_once_where_he_says_so() -> None:
    row = lived_in(take_at_once=True)
    assert claim_hours(household=row.pk, start_at=at(OPEN), now=NOW, by="Rosa")
    assert whose(row, OPEN) == ["Rosa"]
    assert told(row) == ["Rosa has taken Tue 15 Mar 23:00–07:00: hours that were nobody’s."]
    with pytest.raises(ValueError, match="somebody else has them"):
        claim(row, "Grace")


def test_a_swap_that_fits_is_taken_at_once_and_one_that_does_not_waits() -> None:
    row = lived_in(take_at_once=True)
    assert accept(row, offer(row), "Rosa")
    assert whose(row, "tue 07:00") == ["Rosa"]
    assert told(row) == ["Rosa has taken Ana’s shift Tue 15 Mar 07:00–15:00."]
    assert not accept(row, offer(row, hours="wed 07:00"), "Ben")
    assert whose(row, "wed 07:00") == ["Ana"]


# -- at the same instant


@pytest.mark.django_db(transaction=True)
def test_of_two_who_claim_in_the_same_instant_one_has_them() -> None:
    row = lived_in(take_at_once=True)
    names = ("Rosa", "Grace", "Dolores", "Rosa")
    said = at_once(lambda number: claim(row, names[number]))
    unguarded("DELETE FROM store_eventrow")
    assert said[0] == ""
    assert all("not open any more" in each for each in said[1:])
    assert len(whose(row, OPEN)) == 1
