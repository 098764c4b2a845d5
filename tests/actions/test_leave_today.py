"""A member leaves today: access ends at once everywhere, and the hours reopen."""

from datetime import date, timedelta

import pytest

from horarium.actions.add_member import add_member
from horarium.actions.invite_member import invite_member
from horarium.actions.leave_today import Reopened, leave_today
from horarium.core.hours import HOUR
from horarium.core.people import Part
from horarium.store.events import broken_event
from horarium.store.households import load_household
from horarium.store.models import (
    CheckInRow,
    DeviceRow,
    DoorKeyRow,
    EventRow,
    HopedAbsenceRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
    ShiftRow,
)
from tests.in_the_house import NOON, account, furnished, member, sessions, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> HouseholdRow:
    return furnished()


def leave(row: HouseholdRow, name: str = "Ana") -> Reopened:
    ana = member(row, name).public_id
    return leave_today(household=row.pk, member=ana, now=NOON, by="Mark")


def test_access_ends_at_once_everywhere(row: HouseholdRow) -> None:
    """Two devices, a code that is still open, and the account itself."""
    ana = account(row, "Ana")
    telephone, desk = signed_in(ana), signed_in(ana)
    invite_member(household=row.pk, member=member(row, "Ana").public_id, now=NOON, by="Mark")
    leave(row)
    ana.refresh_from_db()
    assert not ana.is_active
    assert not DeviceRow.objects.filter(account=ana)
    assert not DoorKeyRow.objects.filter(account=ana, used_at=None)
    assert sessions() == 0
    for client in (telephone, desk):
        assert client.get("/").headers["Location"] == "/door/?next=/"


def test_others_stay_where_they_are(row: HouseholdRow) -> None:
    ben = signed_in(account(row, "Ben"))
    leave(row)
    assert ben.get("/devices/").status_code == 200
    assert ShiftRow.objects.filter(member__name="Ben").count() == 1


def test_hours_reopen_from_now_on(row: HouseholdRow) -> None:
    """The shift that runs ends now; those ahead are gone; three and eight hours reopened."""
    assert leave(row) == Reopened(shifts=2, length=11 * HOUR)
    [shift] = ShiftRow.objects.filter(member__name="Ana")
    assert shift.end_at == NOON


def test_who_is_gone_is_not_in_the_household_any_more(row: HouseholdRow) -> None:
    leave(row)
    ana = member(row, "Ana")
    assert (ana.gone_at, ana.leaves_on) == (NOON, date(1988, 3, 16))
    assert "Ana" not in [each.name for each in load_household(row).members]


def test_nothing_of_theirs_stays_open(row: HouseholdRow) -> None:
    ana = member(row, "Ana")
    CheckInRow.objects.create(member=ana, in_at=NOON - HOUR)
    HopedAbsenceRow.objects.create(
        member=ana, start_at=NOON + HOUR, end_at=NOON + 2 * HOUR, asked_at=NOON - HOUR
    )
    leave(row)
    assert CheckInRow.objects.get().out_at == NOON
    assert HopedAbsenceRow.objects.get().state == "taken back"


def test_he_is_told_what_reopened(row: HouseholdRow) -> None:
    account(row)
    leave(row)
    leave(row, "Father Brendan")
    told = [each.sentence for each in NoticeRow.objects.order_by("pk")]
    assert told[0].startswith("Ana has left: 2 shifts, 11 h, reopened.")
    assert told[1] == "Father Brendan has left. No hours of theirs were ahead."


def test_it_is_in_the_record(row: HouseholdRow) -> None:
    leave(row)
    event = EventRow.objects.filter(household=row).last()
    assert event
    assert (event.kind, event.by, event.at) == ("member left", "Mark", NOON)
    assert broken_event(row) is None


def test_nobody_leaves_twice_or_from_another_house(row: HouseholdRow) -> None:
    other = furnished("another house")
    with pytest.raises(LookupError):
        leave_today(household=other.pk, member=member(row, "Ana").public_id, now=NOON, by="Mark")
    leave(row)
    with pytest.raises(LookupError):
        leave(row)


def test_name_is_free_again(row: HouseholdRow) -> None:
    """Whoever comes back is somebody new."""
    leave(row, "Father Brendan")
    new = add_member(
        household=row.pk,
        name="Father Brendan",
        parts=frozenset({Part.CONFIDANT}),
        now=NOON + timedelta(days=1),
        by="Mark",
    )
    assert MemberRow.objects.get(public_id=new).gone_at is None
