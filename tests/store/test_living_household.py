"""A household saved over a living one: rows, accounts, shifts and names that plans know."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from horarium.core.household import Household
from horarium.core.household_file import read_household
from horarium.core.household_file.write import household_text
from horarium.core.plan_file import PlanFile, plan_from_text, plan_to_text
from horarium.core.watching import Watching
from horarium.store.accounts import account_for
from horarium.store.households import load_household, save_household
from horarium.store.models import (
    AccountRow,
    CheckInRow,
    CompetenceRow,
    HopedAbsenceRow,
    HouseholdRow,
    MemberRow,
    NeedRow,
    PlanRow,
    ShiftRow,
    ToleranceRow,
)
from horarium.store.renaming import Renaming, rename_in_plans
from horarium.store.rosters import publish, renew_roster
from tests.cast import (
    CLOCK,
    MONDAY,
    activity,
    at,
    attendant,
    competence,
    house,
    machine,
    need,
    plan,
)
from tests.contracts.tree import ROOT

pytestmark = pytest.mark.django_db

NOW = at("mon 12:00")
HOME = house(members=(attendant("Ana"), attendant("Ben"), attendant("Rosa")))


def published(row: HouseholdRow, household: Household, *shifts: str) -> PlanRow:
    """A plan of these shifts that counts."""
    made = plan(*shifts, activities=("up tue 10:00-11:00",))
    file = PlanFile(made, household.name, CLOCK.zone)
    draft = PlanRow.objects.create(
        household=row,
        first_day=MONDAY,
        days=7,
        state="draft",
        text=plan_to_text(file),
        household_text=household_text(household),
        made_at=NOW,
    )
    publish(draft, NOW - timedelta(days=1))
    draft.refresh_from_db()
    return draft


def ids(table: type[NeedRow | MemberRow], row: HouseholdRow) -> dict[str, int]:
    return dict(table.objects.filter(household=row).values_list("name", "pk"))


# -- rows keep their place in the world


def test_what_stays_keeps_its_row() -> None:
    """So that the address of its page stays the same."""
    needs = (need("mon", name="one"), need("tue", name="two"), need("wed", name="three"))
    row = save_household(replace(HOME, needs=needs))
    before = ids(NeedRow, row)
    renamed = replace(needs[1], name="another")
    changed = (replace(needs[2], people=2), renamed)
    household = replace(HOME, needs=changed)
    assert load_household(save_household(household)) == household
    after = ids(NeedRow, row)
    assert after == {"three": before["three"], "another": after["another"]}
    assert after["another"] in (before["one"], before["two"])


def test_competences_and_tolerances_keep_their_rows() -> None:
    """By what they say, or by the day from which they count."""
    pump, drive = competence("pump"), competence("drive")
    one, two = machine(), machine(longest="3h", since=MONDAY)
    first = replace(two, tolerances=(*one.tolerances, *two.tolerances))
    ana = attendant("Ana", competences=(pump, drive))
    save_household(house(members=(ana,), machine=first))
    known = dict(CompetenceRow.objects.values_list("skill", "pk"))
    since = dict(ToleranceRow.objects.values_list("since", "pk"))

    later = machine(longest="2h", since=MONDAY)
    cooks = competence("cook")
    changed = house(
        members=(replace(ana, competences=(cooks, drive)),),
        machine=replace(later, tolerances=(*later.tolerances, *one.tolerances)),
    )
    assert load_household(save_household(changed)) == changed
    assert dict(CompetenceRow.objects.values_list("skill", "pk")) == {
        "drive": known["drive"],
        "cook": known["pump"],
    }
    assert dict(ToleranceRow.objects.values_list("since", "pk")) == since


def test_saving_the_same_again_writes_nothing() -> None:
    household = read_household((ROOT / "households" / "berkeley-1988.toml").read_text("utf-8"))
    row = save_household(household)
    with CaptureQueriesContext(connection) as seen:
        save_household(household, row=row)
    said = {each["sql"].split()[0] for each in seen.captured_queries}
    assert "SELECT" in said
    assert not said & {"INSERT", "UPDATE", "DELETE"}


def test_a_house_of_another_name() -> None:
    """With its row it is the same house; without, it would be another."""
    row = save_household(HOME)
    elsewhere = replace(HOME, name="The other house")
    assert save_household(elsewhere, row=row).pk == row.pk
    assert HouseholdRow.objects.get().name == "The other house"
    assert load_household(row) == elsewhere


# -- members


def test_a_renamed_member_keeps_account_and_shifts() -> None:
    row = save_household(HOME)
    published(row, HOME, "Ana tue 07:00-15:00")
    ana = MemberRow.objects.get(name="Ana")
    account = account_for(row, ana, NOW)
    married = replace(HOME, members=(attendant("Anna"), *HOME.members[1:]))
    save_household(married, row=row, now=NOW, renamed={"Anna": "Ana"})
    anna = MemberRow.objects.get(name="Anna")
    assert (anna.pk, anna.public_id, anna.account.pk) == (ana.pk, ana.public_id, account.pk)
    assert anna.shifts.count() == 1
    assert load_household(row) == married


def test_plans_follow_a_renamed_member() -> None:
    """When the roster is made anew, her shifts are still hers."""
    row = save_household(HOME)
    draft = published(row, HOME, "Ana tue 07:00-15:00", "Ben tue 15:00-23:00")
    married = replace(HOME, members=(attendant("Anna"), *HOME.members[1:]))
    save_household(married, row=row, now=NOW, renamed={"Anna": "Ana"})
    rename_in_plans(row, Renaming("member", "Ana", "Anna"), NOW)
    renew_roster(row, NOW)
    shifts = ShiftRow.objects.values_list("member__name", flat=True)
    assert sorted(shifts) == ["Anna", "Ben"]
    draft.refresh_from_db()
    assert {each.member for each in plan_from_text(draft.text).plan.shifts} == {"Anna", "Ben"}
    assert read_household(draft.household_text) == married


def test_who_is_trusted_follows_a_renamed_member() -> None:
    """In the household, and in those that plans were made for."""
    trusting = replace(HOME, watching=Watching(trusted="Ana"))
    row = save_household(trusting)
    draft = published(row, trusting, "Ana tue 07:00-15:00")
    married = replace(
        HOME,
        members=(attendant("Anna"), *HOME.members[1:]),
        watching=Watching(trusted="Anna"),
    )
    save_household(married, row=row, now=NOW, renamed={"Anna": "Ana"})
    rename_in_plans(row, Renaming("member", "Ana", "Anna"), NOW)
    draft.refresh_from_db()
    assert load_household(row) == read_household(draft.household_text) == married


def test_plans_follow_a_renamed_activity_and_house() -> None:
    home = replace(HOME, activities=(activity("up"),))
    row = save_household(home)
    draft = published(row, home, "Ana tue 07:00-15:00")
    rename_in_plans(row, Renaming("activity", "up", "sitting"), NOW)
    rename_in_plans(row, Renaming("household", home.name, "Casa"), NOW)
    draft.refresh_from_db()
    file = plan_from_text(draft.text)
    assert [each.activity for each in file.plan.placed] == ["sitting"]
    assert file.household == "Casa"
    known = read_household(draft.household_text)
    assert (known.name, known.activities[0].name) == ("Casa", "sitting")
    assert row.placedrow_set.get().activity == "sitting"


def test_whoever_did_nothing_is_removed() -> None:
    save_household(HOME)
    save_household(replace(HOME, members=HOME.members[:2]))
    assert set(MemberRow.objects.values_list("name", flat=True)) == {"Ana", "Ben"}


def test_whoever_has_an_account_or_shifts_leaves() -> None:
    """Access ends, hours reopen, hopes are no longer open; what was done stays in the record."""
    row = save_household(HOME)
    published(row, HOME, "Ana mon 07:00-15:00", "Ana tue 07:00-15:00", "Ben tue 15:00-23:00")
    ana = MemberRow.objects.get(name="Ana")
    account = account_for(row, ana, NOW)
    CheckInRow.objects.create(member=ana, in_at=at("mon 07:00"))
    hope = HopedAbsenceRow.objects.create(
        member=ana, start_at=at("wed 07:00"), end_at=at("wed 15:00"), asked_at=NOW
    )
    save_household(replace(HOME, members=HOME.members[1:]), row=row, now=NOW)
    ana.refresh_from_db()
    account.refresh_from_db()
    hope.refresh_from_db()
    assert ana.gone_at == NOW
    assert not account.is_active
    assert hope.state == "taken back"
    assert list(ana.shifts.values_list("end_at", flat=True)) == [NOW]
    assert ana.check_ins.get().out_at == NOW
    assert [each.name for each in load_household(row).members] == ["Ben", "Rosa"]


def test_when_someone_leaves_must_be_known() -> None:
    row = save_household(HOME)
    account_for(row, MemberRow.objects.get(name="Ana"), NOW)
    with pytest.raises(ValueError, match="when Ana leaves must be known"), transaction.atomic():
        save_household(replace(HOME, members=HOME.members[1:]), row=row)


def test_whoever_returns_has_their_row_but_no_access() -> None:
    row = save_household(HOME)
    ana = MemberRow.objects.get(name="Ana")
    account_for(row, ana, NOW)
    save_household(replace(HOME, members=HOME.members[1:]), row=row, now=NOW)
    save_household(HOME, row=row, now=NOW)
    back = MemberRow.objects.get(name="Ana")
    assert (back.pk, back.gone_at) == (ana.pk, None)
    assert not AccountRow.objects.filter(member=back).exists()
    assert load_household(row) == HOME


def test_somebody_new_of_the_same_name_is_somebody_else() -> None:
    row = save_household(HOME)
    ana = MemberRow.objects.get(name="Ana")
    account_for(row, ana, NOW)
    save_household(replace(HOME, members=HOME.members[1:]), row=row, now=NOW)
    save_household(HOME, row=row, now=NOW, returning=False)
    assert MemberRow.objects.get(name="Ana", gone_at=None).pk != ana.pk


def test_another_spelling_is_the_same_member() -> None:
    row = save_household(HOME)
    before = ids(MemberRow, row)
    save_household(replace(HOME, members=(attendant("ANA"), *HOME.members[1:])), row=row)
    assert ids(MemberRow, row)["ANA"] == before["Ana"]


def test_a_quiet_sign_reaches_nobody_who_left() -> None:
    """Nor somebody new of the same name."""
    row = save_household(replace(HOME, watching=Watching(grace=timedelta(), trusted="Ben")))
    MemberRow.objects.filter(name="Ben").update(gone_at=NOW)
    assert load_household(row).watching == Watching(grace=timedelta())
    another = replace(load_household(row), members=HOME.members)
    save_household(another, row=row, now=NOW, returning=False)
    assert load_household(row).watching == Watching(grace=timedelta())


def test_nobody_is_kept_apart_from_whoever_left() -> None:
    """A household with someone who has left can still be read from its file."""
    apart = replace(
        HOME, members=(attendant("Ana", never_with=frozenset({"Ben"})), *HOME.members[1:])
    )
    row = save_household(apart)
    MemberRow.objects.filter(name="Ben").update(gone_at=datetime(1988, 3, 1, tzinfo=UTC))
    assert not load_household(row).member("Ana").never_with
