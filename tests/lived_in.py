"""A house in the database with somebody living in it: its accounts, and a plan that counts."""

from datetime import datetime, timedelta

from horarium.core.household import Household
from horarium.core.household_file import read_household
from horarium.core.household_file.edit import Entry, Word, words_of
from horarium.core.household_file.edit import Tables as _Tables
from horarium.core.household_file.write import household_text
from horarium.core.plan_file import PlanFile, plan_to_text
from horarium.core.roster import Plan
from horarium.store.accounts import account_for
from horarium.store.entries import ids_of, path_of
from horarium.store.households import load_household, save_household
from horarium.store.models import AccountRow, HouseholdRow, MemberRow, PlanRow
from horarium.store.rosters import publish
from horarium.tellings.viewer import Viewer, viewer_of
from tests.contracts.tree import ROOT


def berkeley() -> Household:
    text = (ROOT / "households" / "berkeley-1988.toml").read_text(encoding="utf-8")
    return read_household(text)


def lived_in(household: Household, now: datetime, *, plan: Plan | None = None) -> HouseholdRow:
    """A house with an account of its person and, perhaps, a roster."""
    row = save_household(household)
    account_for(row, None, now)
    if plan:
        published(row, household, plan, now)
    return row


def published(row: HouseholdRow, household: Household, plan: Plan, now: datetime) -> PlanRow:
    """A plan made for ``household`` that counts since an hour before ``now``."""
    draft = PlanRow.objects.create(
        household=row,
        first_day=plan.first_day,
        days=plan.days,
        state="draft",
        text=plan_to_text(PlanFile(plan, household.name, household.clock.zone)),
        household_text=household_text(household),
        made_at=now - timedelta(hours=1),
    )
    publish(draft, now - timedelta(hours=1))
    draft.refresh_from_db()
    return draft


def account_of(row: HouseholdRow, name: str, now: datetime) -> AccountRow:
    """An account of a member, who can sign in from now on."""
    return account_for(row, MemberRow.objects.get(household=row, name=name, gone_at=None), now)


def person(row: HouseholdRow) -> Viewer:
    """The person, looking."""
    return looking(AccountRow.objects.get(household=row, member=None))


def looking(account: AccountRow) -> Viewer:
    viewer = viewer_of(account.pk)
    assert viewer
    return viewer


def entry_named(row: HouseholdRow, table: str, name: str) -> Entry:
    """The address of an entry by its name."""
    tables = _Tables.of(load_household(row))
    for path, entry in ids_of(row).items():
        if entry.table == table and (tables.entry(path) or {}).get("name") == name:
            return entry
    raise LookupError(name)


def words_there(row: HouseholdRow, entry: Entry) -> dict[str, Word]:
    """What a form of an entry would hold now."""
    tables = _Tables.of(load_household(row))
    return words_of(tables.entry(path_of(row, entry)) or {})
