"""A shift is offered, accepted and answered; and it is never nobody's by it."""

import pytest

from horarium.actions.cannot_come import cannot_come
from horarium.actions.decline_offer import decline_offer
from horarium.actions.offer_shift import offer_shift
from horarium.store.models import (
    HouseholdRow,
    ShiftRow,
    WatchRow,
)
from horarium.store.rosters import give_hours
from tests.cast import at, plan, shift
from tests.changing_hands import (
    NOW,
    accept,
    approve,
    at_once,
    back,
    home,
    lived_in,
    offer,
    planned,
    state,
    told,
    whose,
)
from tests.in_the_house import member
from tests.planned_house import furnished, published
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> HouseholdRow:
    return lived_in()


# -- a shift of one's own


def test_an_offered_shift_stays_theirs_until_he_approves(row: HouseholdRow) -> None:
    offered = offer(row)
    assert whose(row, "tue 07:00") == ["Ana"]
    accept(row, offered)
    assert whose(row, "tue 07:00") == ["Ana"]
    assert told(row, "Ana") == ["Rosa would take Tue 15 Mar 07:00–15:00 from you. Mark is asked."]
    approve(row, offered)
    assert whose(row, "tue 07:00") == ["Rosa"]
    assert told(row, "Ana")[0] == "Tue 15 Mar 07:00–15:00 is Rosa’s from now on."
    assert told(row, "Rosa") == ["Tue 15 Mar 07:00–15:00 is yours from now on."]


def test_after_a_swap_the_watch_expects_the_new_one(row: HouseholdRow) -> None:
    ana = WatchRow.objects.get(due_at=at("tue 07:00"))
    WatchRow.objects.filter(pk=ana.pk).update(ladder="[]", late_until_at=at("tue 07:30"))
    offered = offer(row)
    accept(row, offered)
    approve(row, offered)
    ana.refresh_from_db()
    assert (ana.member, ana.ladder, ana.late_until_at) == (member(row, "Rosa"), "", None)
    assert WatchRow.objects.filter(due_at=at("tue 07:00")).count() == 1
    plans = planned(row)
    assert shift("Rosa tue 07:00-15:00") in plans
    assert shift("Ana tue 07:00-15:00") not in plans


def test_only_ones_own_shift_is_offered_and_only_once(row: HouseholdRow) -> None:
    offer(row)
    with pytest.raises(ValueError, match="offered this shift already"):
        offer(row)
    bens = ShiftRow.objects.get(member__name="Ben")
    with pytest.raises(LookupError):
        offer_shift(household=row.pk, shift=bens.public_id, to="", now=NOW, by="Ana")
    with pytest.raises(ValueError, match="has begun"):
        offer_shift(household=row.pk, shift=bens.public_id, to="", now=at("tue 15:00"), by="Ben")


@pytest.mark.parametrize("to", ["Nobody", "Ana", "Dolores"])
def test_it_is_offered_to_a_colleague_of_the_published_week(row: HouseholdRow, to: str) -> None:
    """Who has no shifts ahead is answered as nobody is: it says nothing of who is in the circle."""
    with pytest.raises(LookupError, match="has no shifts ahead"):
        offer(row, to=to)


def test_who_it_is_not_offered_to_does_not_take_it(row: HouseholdRow) -> None:
    offered = offer(row, to="Grace")
    with pytest.raises(ValueError, match="not offered to you"):
        accept(row, offered, "Rosa")
    accept(row, offered, "Grace")


def test_who_cannot_do_it_does_not_take_it(row: HouseholdRow) -> None:
    with pytest.raises(ValueError, match="cannot have these hours beside"):
        accept(row, offer(row, to="Nora"), "Nora")


def test_the_second_who_accepts_is_told_in_a_sentence(row: HouseholdRow) -> None:
    offered = offer(row)
    accept(row, offered, "Rosa")
    with pytest.raises(ValueError, match=r"^Somebody else has taken these hours already"):
        accept(row, offered, "Grace")


def test_who_it_was_offered_to_says_no(row: HouseholdRow) -> None:
    offered = offer(row, to="Rosa")
    with pytest.raises(LookupError):
        decline_offer(
            household=row.pk, offer=offered.public_id, now=NOW, by="Grace", is_person=False
        )
    decline_offer(household=row.pk, offer=offered.public_id, now=NOW, by="Rosa", is_person=False)
    assert told(row, "Ana") == ["Rosa declined: Tue 15 Mar 07:00–15:00 stays yours."]
    assert state(offer(row)) == "offered"


def test_he_declines(row: HouseholdRow) -> None:
    offered = offer(row)
    accept(row, offered)
    decline_offer(household=row.pk, offer=offered.public_id, now=NOW, by="Mark")
    assert whose(row, "tue 07:00") == ["Ana"]
    assert told(row, "Rosa") == ["Mark declined: Tue 15 Mar 07:00–15:00 is not yours."]
    with pytest.raises(ValueError, match="declined already"):
        approve(row, offered)


def test_who_offered_keeps_it_after_all(row: HouseholdRow) -> None:
    offered = offer(row)
    accept(row, offered)
    back(row, offered, "Ana")
    assert told(row, "Rosa") == ["Ana keeps Tue 15 Mar 07:00–15:00: it is not yours."]
    with pytest.raises(ValueError, match="taken back"):
        approve(row, offered)


def test_who_would_take_it_steps_back_and_the_next_may(row: HouseholdRow) -> None:
    offered = offer(row)
    accept(row, offered)
    with pytest.raises(ValueError, match="did not offer"):
        back(row, offered, "Grace")
    back(row, offered, "Rosa")
    assert state(offered) == "offered"
    accept(row, offered, "Grace")
    approve(row, offered)
    assert whose(row, "tue 07:00") == ["Grace"]


def test_who_lays_an_overtaken_offer_aside_moves_nothing(row: HouseholdRow) -> None:
    """The other one is told; neither is said to have kept or refused anything."""
    offered = offer(row)
    accept(row, offered)
    published(row, now=at("mon 13:00"), made=plan("Grace tue 07:00-15:00"))
    back(row, offered, "Rosa")
    assert state(offered) == "lapsed"
    assert told(row, "Ana")[0] == (
        "Tue 15 Mar 07:00–15:00 is not open any more: the roster has changed."
    )
    assert whose(row, "tue 07:00") == ["Grace"]


def test_who_cannot_come_has_nothing_to_pass_on(row: HouseholdRow) -> None:
    """Somebody is searched for, and an offer of before does not cut across it."""
    offered = offer(row)
    accept(row, offered)
    own = ShiftRow.objects.get(start_at=at("tue 07:00"))
    cannot_come(household=row.pk, shift=own.public_id, now=NOW, by="Ana")
    with pytest.raises(ValueError, match="the roster has changed"):
        approve(row, offered)
    wednesday = ShiftRow.objects.get(start_at=at("wed 07:00"))
    cannot_come(household=row.pk, shift=wednesday.public_id, now=NOW, by="Ana")
    with pytest.raises(ValueError, match="others are being asked"):
        offer(row, hours="wed 07:00")


def test_hours_that_an_answered_ask_moved_are_offered_no_more(row: HouseholdRow) -> None:
    offered = offer(row)
    give_hours(WatchRow.objects.get(due_at=at("tue 07:00")), member(row, "Grace"))
    assert state(offered) == "lapsed"
    with pytest.raises(ValueError, match="the roster has changed"):
        accept(row, offered)
    assert state(offer(row, by="Grace")) == "offered"


def test_another_plan_overtakes_an_offer(row: HouseholdRow) -> None:
    offered = offer(row)
    accept(row, offered)
    published(row, now=at("mon 13:00"), made=plan("Grace tue 07:00-15:00"))
    with pytest.raises(ValueError, match="the roster has changed"):
        approve(row, offered, at("mon 14:00"))
    assert whose(row, "tue 07:00") == ["Grace"]


def test_another_house_answers_nothing(row: HouseholdRow) -> None:
    offered = offer(row)
    other = furnished(home(name="another house"), now=at("mon 00:00"))
    for act in (accept, approve):
        with pytest.raises(LookupError):
            act(other, offered)
    with pytest.raises(LookupError):
        back(other, offered, "Ana")


# -- at the same instant


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_in_the_same_instant_one_may() -> None:
    row = lived_in()
    offered = offer(row)
    names = ("Rosa", "Grace", "Dolores")
    said = at_once(lambda number: accept(row, offered, names[number]), 3)
    unguarded("DELETE FROM store_eventrow")
    assert said[0] == ""
    assert all(each.startswith("Somebody else has taken") for each in said[1:])
    assert whose(row, "tue 07:00") == ["Ana"]


@pytest.mark.django_db(transaction=True)
def test_taken_back_and_approved_in_the_same_instant_is_one_of_the_two() -> None:
    row = lived_in()
    offered = offer(row)
    accept(row, offered)
    said = at_once(lambda number: back(row, offered, "Ana") if number else approve(row, offered), 2)
    unguarded("DELETE FROM store_eventrow")
    assert said[0] == ""
    expected = {"approved": ["Rosa"], "taken back": ["Ana"]}
    assert whose(row, "tue 07:00") == expected[state(offered)]
