"""A gap, a shift and an activity, opened from the roster of a real household."""

import pytest
from django.test import Client

from horarium.pages.week.addresses import gap_address, placed_address, shift_address
from horarium.store.models import HouseholdRow, PlacedRow, ShiftRow
from tests.cast import at
from tests.in_the_house import account, signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def his(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def uncovered(row: HouseholdRow) -> ShiftRow:
    """The last shift of Friday is nobody's any more."""
    shift = ShiftRow.objects.filter(household=row, start_at__gte=at("wed 15:00")).latest("start_at")
    shift.delete()
    return shift


def test_a_gap_says_why_and_what_would_close_it(row: HouseholdRow, his: Client) -> None:
    lost = uncovered(row)
    told = text(his.get(gap_address(lost.start_at)))
    assert "What is missing" in told
    assert "Nobody" in told
    assert "What would close it" in told


def test_covered_hours_say_so(row: HouseholdRow, his: Client) -> None:
    shift = ShiftRow.objects.filter(household=row).earliest("start_at")
    told = text(his.get(gap_address(shift.start_at)))
    assert f"These hours are covered now, by {shift.member.name}." in told
    assert "What would close it" not in told


@pytest.mark.parametrize("instant", ["now", "19880399T0700Z", "99999999T9999Z", "0001-01-01"])
def test_what_is_no_instant_is_not_here(his: Client, instant: str) -> None:
    assert his.get(f"/gap/{instant}/").status_code == 404


def test_hours_that_nobody_planned(his: Client) -> None:
    assert "No published plan holds these hours." in text(his.get("/gap/19990101T0700Z/"))


def test_an_activity_is_told_to_him_alone(row: HouseholdRow, his: Client) -> None:
    address = placed_address(PlacedRow.objects.get(household=row).pk)
    assert "Mass" in text(his.get(address))
    theirs = signed_in(account(row, "Ana")).get(address)
    assert theirs.status_code == 404
    assert "Mass" not in text(theirs)


def test_a_shift_is_told_to_whose_it_is_without_its_why(row: HouseholdRow, his: Client) -> None:
    shift = ShiftRow.objects.filter(household=row, member__name="Ana").latest("start_at")
    address = shift_address(shift.public_id)
    assert "Why <bdi>Ana</bdi>" in text(his.get(address))
    own = signed_in(account(row, "Ana")).get(address)
    assert own.status_code == 200
    assert "Why" not in text(own)
    assert signed_in(account(row, "Ben")).get(address).status_code == 404
