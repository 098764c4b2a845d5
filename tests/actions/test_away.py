"""Absences and wishes: asked, taken back, answered, and an answer undone."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from horarium.actions.approve_absence import Approved, approve_absence
from horarium.actions.approve_wish import approve_wish
from horarium.actions.ask_absence import ask_absence
from horarium.actions.ask_wish import ask_wish
from horarium.actions.decline_absence import decline_absence
from horarium.actions.decline_wish import decline_wish
from horarium.actions.open_again import open_again
from horarium.actions.remove_entry import remove_entry
from horarium.actions.take_back import take_back
from horarium.core.household_file import HouseholdFileError
from horarium.store.households import load_household
from horarium.store.models import (
    AccountRow,
    EventRow,
    HopedAbsenceRow,
    HopedWishRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
    ShiftRow,
)
from tests.cast import at, house, likes, plan, span
from tests.lived_in import account_of, entry_named, lived_in, published

pytestmark = pytest.mark.django_db

NOW = at("mon 12:00")
LATER = NOW + timedelta(minutes=5)
HOME = house()


@pytest.fixture
def row() -> HouseholdRow:
    return lived_in(HOME, NOW, plan=plan("Ana tue 07:00-15:00", "Ana fri 07:00-15:00"))


@pytest.fixture
def ana(row: HouseholdRow) -> AccountRow:
    return account_of(row, "Ana", NOW)


def asks(ana: AccountRow, when: str = "1988-03-15 to 1988-03-16") -> UUID:
    ask_absence(account=ana.pk, when=when, now=NOW, by="Ana")
    return HopedAbsenceRow.objects.latest("pk").public_id


def wishes(ana: AccountRow, *hours: str, strength: int = 1) -> UUID:
    ask_wish(account=ana.pk, likes=True, hours=hours, strength=strength, now=NOW, by="Ana")
    return HopedWishRow.objects.latest("pk").public_id


def approve(row: HouseholdRow, absence: UUID) -> Approved:
    return approve_absence(household=row.pk, absence=absence, now=LATER, by="Mark")


def state(hope: UUID) -> str:
    found = HopedAbsenceRow.objects.filter(public_id=hope).first()
    return (found or HopedWishRow.objects.get(public_id=hope)).state


def told(account: AccountRow) -> list[str]:
    return list(NoticeRow.objects.filter(account=account).values_list("sentence", flat=True))


# -- asked


def test_asking_changes_nothing_yet(row: HouseholdRow, ana: AccountRow) -> None:
    assert state(asks(ana)) == "open"
    assert load_household(row) == HOME


def test_asked_twice_is_asked_once(ana: AccountRow) -> None:
    for _ in range(2):
        asks(ana)
        wishes(ana, "mon", "tue")
    assert HopedAbsenceRow.objects.count() == HopedWishRow.objects.count() == 1


@pytest.mark.parametrize("when", ["1988-03-16 to 1988-03-15", "soon", "", "1988-03-15 18:00"])
def test_what_is_no_stretch_is_refused_as_in_a_file(ana: AccountRow, when: str) -> None:
    with pytest.raises(HouseholdFileError):
        asks(ana, when)


def test_what_is_over_is_refused(ana: AccountRow) -> None:
    with pytest.raises(ValueError, match="these hours are over already"):
        asks(ana, "1988-03-13")
    assert state(asks(ana, "1988-03-14")) == "open"


def test_nobody_asks_for_ever(ana: AccountRow) -> None:
    for day in range(1, 31):
        asks(ana, f"1988-05-{day:02}")
    for day in range(1, 21):
        asks(ana, f"1988-06-{day:02}")
    with pytest.raises(ValueError, match="wait for an answer"):
        asks(ana, "1988-06-25")


def test_the_person_asks_nobody(row: HouseholdRow) -> None:
    with pytest.raises(ValueError, match="only members"):
        asks(AccountRow.objects.get(household=row, member=None))


def test_a_wish_says_how_much(ana: AccountRow) -> None:
    with pytest.raises(ValueError, match="say how much"):
        wishes(ana, "mon", strength=4)


# -- taken back


def test_what_is_open_can_be_taken_back(row: HouseholdRow, ana: AccountRow) -> None:
    hope = asks(ana)
    take_back(account=ana.pk, kind="absence", hope=hope, now=LATER, by="Ana")
    assert state(hope) == "taken back"
    with pytest.raises(ValueError, match="taken back by whoever asked"):
        approve(row, hope)


def test_nobody_takes_back_for_another(row: HouseholdRow, ana: AccountRow) -> None:
    hope = asks(ana)
    ben = account_of(row, "Ben", NOW)
    for account, asked in ((ben, hope), (ana, uuid4())):
        with pytest.raises(LookupError):
            take_back(account=account.pk, kind="absence", hope=asked, now=LATER, by="Ben")
    assert state(hope) == "open"


def test_what_is_answered_is_not_taken_back(row: HouseholdRow, ana: AccountRow) -> None:
    hope = asks(ana)
    approve(row, hope)
    with pytest.raises(ValueError, match="approved already"):
        take_back(account=ana.pk, kind="absence", hope=hope, now=LATER, by="Ana")


# -- answered


def test_an_approved_absence_is_in_the_household(row: HouseholdRow, ana: AccountRow) -> None:
    """And it is said which shifts fall into it; the roster stays as it is."""
    done = approve(row, asks(ana))
    assert (done.name, done.when) == ("Ana", span("tue 00:00+48h"))
    assert done.shifts == (span("tue 07:00-15:00"),)
    assert [each.when for each in load_household(row).member("Ana").absences] == [done.when]
    assert ShiftRow.objects.count() == 2
    assert told(ana) == ["Mark approved: you are away Tue 15 Mar to Wed 16 Mar."]
    kinds = EventRow.objects.values_list("kind", flat=True)
    assert list(kinds) == ["absence asked", "absence approved"]


def test_an_absence_that_is_known_is_known_once(row: HouseholdRow, ana: AccountRow) -> None:
    for _ in range(2):
        approve(row, asks(ana))
    assert len(load_household(row).member("Ana").absences) == 1


def test_a_declined_absence_changes_nothing(row: HouseholdRow, ana: AccountRow) -> None:
    hope = asks(ana)
    decline_absence(household=row.pk, absence=hope, now=LATER, by="Mark")
    assert state(hope) == "declined"
    assert load_household(row) == HOME
    assert told(ana) == ["Mark declined: you are not away Tue 15 Mar to Wed 16 Mar."]


def test_an_approved_wish_is_in_the_household(row: HouseholdRow, ana: AccountRow) -> None:
    hope = wishes(ana, "mon-fri 09:00-15:00", strength=2)
    approve_wish(household=row.pk, wish=hope, now=LATER, by="Mark")
    assert load_household(row).member("Ana").wishes == (likes("mon-fri 09:00-15:00", strength=2),)
    assert told(ana) == ["Mark took up your wish. Plans keep to it where they can."]


def test_a_declined_wish_changes_nothing(row: HouseholdRow, ana: AccountRow) -> None:
    hope = wishes(ana, "mon")
    decline_wish(household=row.pk, wish=hope, now=LATER, by="Mark")
    assert state(hope) == "declined"
    assert load_household(row) == HOME


def test_an_answer_is_given_once(row: HouseholdRow, ana: AccountRow) -> None:
    hope = asks(ana)
    approve(row, hope)
    for again in (approve_absence, decline_absence):
        with pytest.raises(ValueError, match="approved already"):
            again(household=row.pk, absence=hope, now=LATER, by="Mark")


def test_another_house_answers_nothing(ana: AccountRow) -> None:
    hope, other = asks(ana), lived_in(house(name="other"), NOW)
    with pytest.raises(LookupError):
        approve(other, hope)
    assert state(hope) == "open"


def test_whoever_left_hopes_for_nothing(row: HouseholdRow, ana: AccountRow) -> None:
    hope = asks(ana)
    entry = entry_named(row, "member", "Ana")
    remove_entry(household=row.pk, entry=entry, now=NOW, by="Mark", although=True)
    with pytest.raises(ValueError, match="taken back"):
        approve(row, hope)
    MemberRow.objects.filter(name="Ben").update(gone_at=NOW)
    lost = HopedAbsenceRow.objects.create(
        member=MemberRow.objects.get(name="Ben"),
        start_at=at("tue 07:00"),
        end_at=at("tue 15:00"),
        asked_at=NOW,
    )
    with pytest.raises(ValueError, match="not in the circle any more"):
        approve(row, lost.public_id)


# -- undone


def undo(row: HouseholdRow, kind: str, hope: UUID) -> None:
    open_again(household=row.pk, kind=kind, hope=hope, now=LATER, by="Mark")


def test_an_approval_is_undone(row: HouseholdRow, ana: AccountRow) -> None:
    hope, wish = asks(ana), wishes(ana, "mon")
    approve(row, hope)
    approve_wish(household=row.pk, wish=wish, now=LATER, by="Mark")
    assert load_household(row) != HOME
    undo(row, "absence", hope)
    undo(row, "wish", wish)
    assert load_household(row) == HOME
    assert (state(hope), state(wish)) == ("open", "open")


def test_a_decline_is_undone_though_plans_were_made(row: HouseholdRow, ana: AccountRow) -> None:
    hope = asks(ana)
    decline_absence(household=row.pk, absence=hope, now=NOW, by="Mark")
    published(row, HOME, plan(), NOW + timedelta(days=1))
    undo(row, "absence", hope)
    assert state(hope) == "open"


def test_what_was_planned_on_stays(row: HouseholdRow, ana: AccountRow) -> None:
    hope = asks(ana)
    approve(row, hope)
    published(row, load_household(row), plan(), NOW + timedelta(days=1))
    with pytest.raises(ValueError, match="a plan was made with it since"):
        undo(row, "absence", hope)
    assert load_household(row).member("Ana").absences


def test_what_is_open_is_not_opened_again(row: HouseholdRow, ana: AccountRow) -> None:
    with pytest.raises(ValueError, match="nobody has answered it yet"):
        undo(row, "absence", asks(ana))
