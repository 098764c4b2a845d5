"""*Now* for the circle: an attendant's own hours, and a calm page for others."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from horarium.actions.check_in import check_in
from horarium.core.people import Part
from horarium.core.watch.house_time import Reading
from horarium.store.house_clock import advance_house_clock
from horarium.store.models import (
    AbsenceRow,
    CheckInRow,
    HouseholdRow,
    MachineFreeRow,
    PlacedRow,
    ShiftRow,
)
from tests.cast import activity, at, machine, span
from tests.in_the_house import NOON, account, furnished, member, signed_in, text
from tests.pages.read_now import hoped, now_of, plain, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def row() -> HouseholdRow:
    """Mark's house on Wednesday noon: Ana until 15:00, then Ben."""
    return furnished(machine=machine())


def test_attendant_sees_who_hands_over(row: HouseholdRow) -> None:
    """And nobody else's hours."""
    put(row, ShiftRow, "wed 23:00-07:00", member=member(row, "Rosa"))
    read = now_of(row, "Ben")
    assert "Your next shift 15:00–23:00 Wed 16 Mar" in read
    assert "You relieve Ana. Rosa relieves you." in read
    own, _, nobodys = read.partition("Shifts that could change hands")
    assert "07:00" not in own
    assert "Ana" not in nobodys
    assert "Rosa" not in nobodys


def test_attendant_checks_in_and_out(row: HouseholdRow) -> None:
    """The button is the main one near the shift's ends; pressed twice, they came once."""
    ana = signed_in(account(row, "Ana"))
    assert '<button class="main">Check in</button>' in text(ana.get("/"))
    for _ in range(2):
        assert ana.post("/now/check-in/").status_code == 303
    page = text(ana.get("/"))
    assert "You are here since 12:00." in plain(page)
    assert "<button>Check out</button>" in page
    assert CheckInRow.objects.count() == 1
    for _ in range(2):
        ana.post("/now/check-out/")
    assert CheckInRow.objects.get().out_at == NOON
    assert "Check in" in text(ana.get("/"))


def test_clock_that_lost_the_time_is_not_believed(row: HouseholdRow, settings: Any) -> None:
    """After a power cut it may begin in 1970; the watch knows better."""
    with transaction.atomic():
        advance_house_clock(Reading("boot", timedelta(), NOON))
    settings.HORARIUM_CLOCK = "tests.in_the_house.lost"
    signed_in(account(row, "Ana")).post("/now/check-in/")
    assert CheckInRow.objects.get().in_at == NOON


def test_attendant_whose_shift_is_far_may_check_in_all_the_same(row: HouseholdRow) -> None:
    """But it is not what the page is about."""
    assert "<button>Check in</button>" in text(signed_in(account(row, "Rosa")).get("/"))


def test_attendant_knows_that_he_is_out_and_back_by(row: HouseholdRow) -> None:
    put(row, MachineFreeRow, "wed 15:30-17:40")
    assert "15:30–17:40 Out of the machine, back by 17:40" in now_of(row, "Ben")
    assert "Out of the machine" not in now_of(row, "Rosa")


def test_night_of_a_clock_change_says_how_long_it_is(row: HouseholdRow, settings: Any) -> None:
    """The shift over the change of 1988 is an hour shorter."""
    settings.HORARIUM_CLOCK = "tests.pages.test_now_of_members.spring"
    put(row, ShiftRow, "1988-04-02 23:00-07:00", member=member(row, "Ben"))
    read = now_of(row, "Ben")
    assert "The clocks go forward in these hours: the shift lasts 7 h." in read


def spring() -> Any:
    """The evening before the clocks go forward."""
    return at("1988-04-02 22:50")


def test_shift_in_an_absence_is_none(row: HouseholdRow) -> None:
    """Approved to be away, Ben is not told to come; nor does a covered device say that he will."""
    ben, when = member(row, "Ben"), span("wed 14:00-23:00")
    AbsenceRow.objects.create(member=ben, place=0, start_at=when.start_at, end_at=when.end_at)
    assert "No shift of yours" in now_of(row, "Ben")
    bedside = signed_in(account(row))
    bedside.post("/curtain/")
    covered = plain(text(bedside.get("/")))
    assert "Ben" not in covered
    assert "Rosa Thu 17 Mar 07:00-15:00" in covered


def test_others_are_left_in_peace(row: HouseholdRow) -> None:
    """A confidant has no shift, and no button to check in; asked all the same, nothing happens."""
    brendan = signed_in(account(row, "Father Brendan"))
    page = text(brendan.get("/"))
    assert "Nothing needs you" in plain(page)
    assert "Check in" not in page
    assert "You have no shifts here" in text(brendan.post("/now/check-in/", follow=True))
    assert not CheckInRow.objects.exists()


@pytest.mark.parametrize("name", ["Ana", "Ben", "Father Brendan"])
def test_two_worlds_look_the_same(name: str) -> None:
    """What his hours are for, and what others ask, changes no byte of a member's page."""
    told = []
    for house, what, kind in (("a", "session", "surrogate"), ("b", "physiotherapy", "therapy")):
        hidden = activity(what, "2h", "out", kind=kind, shown_as="Out", travel="30m")
        row = furnished(house, activities=(hidden,), machine=machine())
        put(row, PlacedRow, "wed 14:00-16:00", activity=what, travel=timedelta(minutes=30))
        put(row, MachineFreeRow, "wed 13:30-16:30")
        if house == "a":
            hoped(row, "Rosa", "fri 00:00-23:00")
            check_in(household=row.pk, name="Rosa", now=NOON, by="Rosa")
        told.append(_page(signed_in(account(row, name))))
    assert told[0] == told[1]


def _page(client: Client) -> str:
    """With its tokens and the random names of rows left out."""
    page = re.sub(r'(value="|token": ")\w{32,64}"', "", text(client.get("/")))
    return re.sub(r"/shift/[0-9a-f-]{36}/", "/shift/", page)


def test_accounts_of_members_who_only_help_out(row: HouseholdRow) -> None:
    """A backup has no shifts of their own, and may say that they came."""
    brendan = member(row, "Father Brendan")
    brendan.parts = frozenset({Part.BACKUP})
    brendan.save()
    whose = account(row, "Father Brendan")
    signed_in(whose).post("/now/check-in/")
    assert CheckInRow.objects.get().member == brendan
