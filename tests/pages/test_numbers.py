"""What is a member's own to say: whether their number hangs, and whether they wait near him."""

from dataclasses import replace

import pytest
from django.test import Client

from horarium.actions.import_household import import_household
from horarium.core.activities import WITHIN_CALL
from horarium.core.household_file import read_tables
from horarium.core.household_file.write import household_tables
from horarium.core.people import Member
from horarium.pages.wall.from_week import wall_week
from horarium.pages.wall.page import wall_page
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow
from horarium.store.weeks import load_days
from horarium.tellings.printed import printed_ladder
from tests.in_the_house import NOON, account, furnished, member, signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

NUMBER = "415 555 0111"


@pytest.fixture
def row() -> HouseholdRow:
    found = furnished()
    them = member(found, "Ana")
    them.phone, them.phone_on_wall = NUMBER, False
    them.save()
    return found


@pytest.fixture
def ana(row: HouseholdRow) -> Client:
    return signed_in(account(row, "Ana"))


def hangs(row: HouseholdRow) -> set[bool]:
    """Whether the number stands on the week for the wall, and on the sheet of whom to call."""
    week = load_days(row, NOON.date(), 8).week
    week = replace(week, plan=replace(week.plan, placed=()))
    sheet = [each.phone for each in printed_ladder(row, NOON).numbers]
    return {NUMBER in wall_page(wall_week(week, NOON.date())), NUMBER in sheet}


def test_it_hangs_while_they_say_so(row: HouseholdRow, ana: Client) -> None:
    assert hangs(row) == {False}
    assert "your name alone does" in text(ana.get("/told/yours/"))
    ana.post("/told/number/", {"hang": "yes"})
    assert hangs(row) == {True}
    assert f"{NUMBER} stands on the printed week" in text(ana.get("/told/yours/"))
    ana.post("/told/number/", {"take_down": "yes"})
    assert hangs(row) == {False}


def test_who_is_called_is_named_without_a_number(row: HouseholdRow) -> None:
    assert ("Ana", "") in [(each.name, each.phone) for each in printed_ladder(row, NOON).numbers]


def test_nobody_says_it_for_them(row: HouseholdRow) -> None:
    mark, ben = signed_in(account(row)), signed_in(account(row, "Ben"))
    assert mark.post("/told/number/", {"hang": "yes"}).status_code == 404
    ben.post("/told/number/", {"hang": "yes"})
    assert not member(row, "Ana").phone_on_wall
    ben.post("/acting/", {"act": "yes"})
    ben.post("/told/number/", {"hang": "yes"})
    assert not member(row, "Ana").phone_on_wall
    theirs = f"/household/member/{member(row, 'Ana').public_id}/"
    assert "phone_on_wall" not in text(mark.get(theirs))


def test_a_file_says_it_only_of_who_is_new(row: HouseholdRow, ana: Client) -> None:
    household = load_household(row)

    def willing(each: Member) -> Member:
        return replace(each, phone_on_wall=True)

    said = replace(household, members=tuple(map(willing, household.members)))
    read_again = read_tables(household_tables(said))
    import_household(household=read_again, file="a.toml", now=NOON, by="Mark")
    assert not member(row, "Ana").phone_on_wall
    ana.post("/told/number/", {"hang": "yes"})
    import_household(household=household, file="a.toml", now=NOON, by="Mark")
    assert member(row, "Ana").phone_on_wall


def test_where_no_number_is_known_nothing_is_asked(row: HouseholdRow) -> None:
    ben = signed_in(account(row, "Ben"))
    member(row, "Ben")
    assert 'id="number"' not in text(ben.get("/told/yours/"))


def test_whoever_attends_says_in_private_whether_they_wait_near(
    row: HouseholdRow, ana: Client
) -> None:
    assert "You would." in text(ana.get("/told/yours/"))
    ana.post("/told/willing/", {"rather_not": "yes"})
    assert member(row, "Ana").unwilling == {WITHIN_CALL}
    assert not load_household(row).member("Ana").willing(WITHIN_CALL)
    assert "You said you would rather not" in text(ana.get("/told/yours/"))
    ana.post("/told/willing/", {"will": "yes"})
    assert member(row, "Ana").unwilling == frozenset()


def test_nobody_else_is_asked_to_wait(row: HouseholdRow) -> None:
    brendan = signed_in(account(row, "Father Brendan"))
    assert "Waiting within call" not in text(brendan.get("/told/yours/"))
    for client in (brendan, signed_in(account(row))):
        assert client.post("/told/willing/", {"will": "yes"}).status_code == 404
