"""Hours change hands: claimed, offered, accepted, answered; and they are never nobody's by it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from horarium.actions.accept_offer import accept_offer
from horarium.actions.approve_offer import approve_offer
from horarium.actions.cannot_come import cannot_come
from horarium.actions.claim_hours import claim_hours
from horarium.actions.decline_offer import decline_offer
from horarium.actions.leave_today import leave_today
from horarium.actions.offer_shift import offer_shift
from horarium.actions.take_back_offer import take_back_offer
from horarium.core.household import Household
from horarium.core.plan_file import plan_from_text
from horarium.core.roster import Shift
from horarium.store.models import (
    EventRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
    OfferRow,
    PlanRow,
    ShiftRow,
    WatchRow,
)
from horarium.store.rosters import give_hours
from tests.cast import at, attendant, backup, house, on, plan, shift
from tests.in_the_house import account, member
from tests.planned_house import furnished, published
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db

NOW = at("mon 12:00")
OPEN = "tue 23:00"
ROSTER = ("Ana tue 07:00-15:00", "Ben tue 15:00-23:00", "Ana wed 07:00-15:00")


def home(**changes: Any) -> Household:
    members = (
        attendant("Ana"),
        attendant("Ben", rest="10h"),
        attendant("Rosa"),
        attendant("Grace"),
        attendant("Nora", skills=()),
        backup("Dolores"),
    )
    return house(**({"members": members} | changes))


def lived_in(*shifts: str, **changes: Any) -> HouseholdRow:
    row = furnished(home(**changes), now=at("mon 00:00"))
    published(row, now=at("mon 01:00"), made=plan(*(shifts or ROSTER)))
    for each in MemberRow.objects.filter(household=row):
        account(row, each.name)
    account(row)
    return row


@pytest.fixture
def row() -> HouseholdRow:
    return lived_in()


def claim(row: HouseholdRow, by: str = "Rosa", hours: str = OPEN) -> OfferRow:
    claim_hours(household=row.pk, start_at=at(hours), now=NOW, by=by)
    return OfferRow.objects.latest("pk")


def offer(row: HouseholdRow, by: str = "Ana", hours: str = "tue 07:00", to: str = "") -> OfferRow:
    found = ShiftRow.objects.get(household=row, member__name=by, start_at=at(hours))
    whom = member(row, to).public_id if to else None
    offer_shift(household=row.pk, shift=found.public_id, to=whom, now=NOW, by=by)
    return OfferRow.objects.latest("pk")


def accept(row: HouseholdRow, offered: OfferRow, by: str = "Rosa") -> bool:
    return accept_offer(household=row.pk, offer=offered.public_id, now=NOW, by=by)


def approve(row: HouseholdRow, offered: OfferRow, now: Any = NOW) -> str:
    return approve_offer(household=row.pk, offer=offered.public_id, now=now, by="Mark")


def told(row: HouseholdRow, name: str = "") -> list[str]:
    rows = NoticeRow.objects.filter(account=account(row, name)).exclude(
        sentence__startswith="Your shifts changed"
    )
    return list(rows.values_list("sentence", flat=True))


def whose(row: HouseholdRow, hours: str) -> list[str]:
    rows = ShiftRow.objects.filter(household=row, start_at=at(hours))
    return sorted(rows.values_list("member__name", flat=True))


def planned(row: HouseholdRow) -> tuple[Shift, ...]:
    return plan_from_text(PlanRow.objects.get(household=row, state="published").text).plan.shifts


def state(offered: OfferRow) -> str:
    offered.refresh_from_db()
    return offered.state


def kinds() -> list[str]:
    return list(EventRow.objects.values_list("kind", flat=True))


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
    watch = WatchRow.objects.get(due_at=at(OPEN))
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
        offer_shift(household=row.pk, shift=bens.public_id, to=None, now=NOW, by="Ana")
    with pytest.raises(ValueError, match="has begun"):
        offer_shift(household=row.pk, shift=bens.public_id, to=None, now=at("tue 15:00"), by="Ben")


@pytest.mark.parametrize("to", [uuid4, None])
def test_it_is_offered_to_whoever_comes(row: HouseholdRow, to: Callable[[], UUID] | None) -> None:
    """Not to nobody, and not to oneself."""
    own = ShiftRow.objects.get(start_at=at("tue 07:00"))
    whom = to() if to else member(row, "Ana").public_id
    with pytest.raises(LookupError):
        offer_shift(household=row.pk, shift=own.public_id, to=whom, now=NOW, by="Ana")


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


def back(row: HouseholdRow, offered: OfferRow, by: str) -> None:
    take_back_offer(household=row.pk, offer=offered.public_id, now=NOW, by=by)


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


def at_once(act: Callable[[int], Any], count: int = 4) -> list[str]:
    """What each of some who press in the same instant is told."""
    ready = Barrier(count)

    def press(number: int) -> str:
        ready.wait()
        try:
            act(number)
        except (ValueError, LookupError) as wrong:
            return str(wrong)
        else:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as threads:
        return sorted(threads.map(press, range(count)))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_claim_in_the_same_instant_one_has_them() -> None:
    row = lived_in(take_at_once=True)
    names = ("Rosa", "Grace", "Dolores", "Rosa")
    said = at_once(lambda number: claim(row, names[number]))
    unguarded("DELETE FROM store_eventrow")
    assert said[0] == ""
    assert all("not open any more" in each for each in said[1:])
    assert len(whose(row, OPEN)) == 1


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
