"""A household in its rows: what comes back is equal, and rows refuse what cannot be."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from horarium.core.household import Household
from horarium.core.household_file import read_household
from horarium.core.people import Wish
from horarium.core.watching import Watching
from horarium.store.households import household_row, load_household, save_household
from horarium.store.models import HouseholdRow, MemberRow, WatchingRow
from tests.cast import attendant, competence, dislikes, house, likes, machine, need
from tests.contracts.tree import ROOT
from tests.core.planner.houses import households, sayable

pytestmark = pytest.mark.django_db

FILES = sorted((ROOT / "households").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_household_comes_back(path: Path) -> None:
    household = read_household(path.read_text(encoding="utf-8"))
    assert load_household(save_household(household)) == household


@given(households())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_household_comes_back_and_replaces_the_last(household: Household) -> None:
    """Each is saved over the one before, of which nothing stays behind."""
    household = sayable(household)
    assert load_household(save_household(household)) == household
    assert HouseholdRow.objects.count() == 1


@pytest.mark.parametrize("pay", ["6.12345", "0.1", "100000000", "17.50", "0"])
def test_pay_comes_back_to_the_last_digit(pay: str) -> None:
    household = house(members=(attendant("Ana", pay=Decimal(pay)),))
    [ana] = load_household(save_household(household)).members
    assert str(ana.pay) == pay


def test_a_member_keeps_their_row() -> None:
    """Whoever is named again is the same member; who no longer is, is gone."""
    row = save_household(house(members=(attendant("Ana"), attendant("Ben"))))
    before = dict(MemberRow.objects.values_list("name", "public_id"))
    save_household(house(members=(attendant("Rosa"), attendant("Ben", phone="555"))))
    after = dict(MemberRow.objects.filter(household=row).values_list("name", "public_id"))
    assert set(after) == {"Rosa", "Ben"}
    assert after["Ben"] == before["Ben"]


def test_a_watch_as_usual_needs_no_row() -> None:
    """What was set and is as usual again leaves nothing behind."""
    row = save_household(house(watching=Watching(trusted="Ben")))
    assert load_household(row).watching.trusted == "Ben"
    save_household(house())
    assert not WatchingRow.objects.exists()
    assert load_household(row) == house()


def test_loading_takes_as_many_queries_for_many_as_for_few() -> None:
    def queries(count: int) -> int:
        wishes = likes("mon"), dislikes("tue", strength=3)
        members = [
            attendant(f"Ana {n}", wishes=wishes, never_with=frozenset({"Ana 0"} - {f"Ana {n}"}))
            for n in range(count)
        ]
        row = save_household(house(members=tuple(members), machine=machine(), needs=(need("sun"),)))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            load_household(row)
        return len(seen)

    assert queries(2) == queries(30)


@pytest.mark.parametrize(
    "wrong",
    [
        house(members=(attendant("Ana", least="61h"),)),
        house(members=(attendant("Ana", wishes=(Wish(likes=True, hours=(), strength=4),)),)),
        house(members=(attendant("Ana", competences=(competence("pump", date(1987, 1, 5)),)),)),
        house(needs=(need("always", people=0),)),
        house(grid=timedelta(minutes=20)),
        house(days=57),
        house(watching=Watching(grace=timedelta(minutes=61))),
        house(watching=Watching(wake_before=timedelta(minutes=4))),
        house(watching=Watching(floor="The doctor's line")),
        house(watching=Watching(floor_phone="555")),
    ],
    ids=[
        *("owed more", "strong wish", "expired", "nobody", "grid", "long plan"),
        *("long grace", "woken late", "no number", "nobody's number"),
    ],
)
def test_rows_refuse_what_cannot_be(wrong: Household) -> None:
    """Whoever writes to them, and all of it is refused."""
    with pytest.raises(IntegrityError), transaction.atomic():
        save_household(wrong)
    assert not HouseholdRow.objects.exists()


def test_no_two_members_have_the_same_name() -> None:
    row = save_household(house(members=(attendant("Ana"), attendant("Ben"))))
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberRow.objects.filter(household=row).update(name="Ana")


def test_which_household() -> None:
    """The only one needs no name; of several one must be named, and who is meant is said."""
    with pytest.raises(LookupError, match="there is no household yet"):
        household_row()
    save_household(house(name="One"))
    assert household_row().name == household_row("One").name == "One"
    with pytest.raises(LookupError, match='no household "Two"; there are: One'):
        household_row("Two")
    save_household(house(name="Two"))
    with pytest.raises(LookupError, match="say which: One, Two"):
        household_row()
