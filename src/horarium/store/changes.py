"""A household that was changed is kept, with all that must follow in plans and the roster."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from horarium.core.hours import DAY, HouseClock
from horarium.core.household import Household
from horarium.core.roster import Plan
from horarium.store.households import save_household
from horarium.store.models import HouseholdRow, PlanRow
from horarium.store.renaming import Renaming, rename_in_plans
from horarium.store.rosters import published_plans, renew_roster, roster_of
from horarium.store.stories import follow_circle
from horarium.store.unattended import follow_roster


def keep_change(
    row: HouseholdRow,
    before: Household,
    after: Household,
    *,
    now: datetime,
    renaming: Renaming | None = None,
    returning: bool = True,
) -> None:
    """Save ``after``. Who leaves or comes back loses or gets the shifts of the published plans."""
    renamed = {renaming.new: renaming.old} if renaming else {}
    is_member = renaming is not None and renaming.table == "member"
    save_household(
        after, row=row, now=now, renamed=renamed if is_member else {}, returning=returning
    )
    if renaming:
        rename_in_plans(row, renaming, now)
    _story_follows(row, before, after, renamed if is_member else {}, now)
    if _stays(before, renamed if is_member else {}) != _stays(after, {}):
        renew_roster(row, now)
    else:
        follow_roster(row, now)


def _story_follows(
    row: HouseholdRow,
    before: Household,
    after: Household,
    renamed: Mapping[str, str],
    now: datetime,
) -> None:
    """It calls people as they are called now, and lets nobody know who is not here any more."""
    new = {old: name for name, old in renamed.items()} | {before.person.name: after.person.name}
    there = {each.name for each in after.members}
    gone = {new.get(each.name, each.name) for each in before.members} - there
    follow_circle(row, {old: name for old, name in new.items() if old != name}, gone, now)


def _stays(household: Household, renamed: Mapping[str, str]) -> dict[str, date | None]:
    """Until when each member comes."""
    new = {old: name for name, old in renamed.items()}
    return {new.get(each.name, each.name): each.leaves_on for each in household.members}


# -- what of the roster is still to come


def plans_ahead(row: HouseholdRow, now: datetime) -> list[PlanRow]:
    """The published plans that are not over, without their texts."""
    today = HouseClock(row.zone).date_of(now)
    rows = published_plans(row).defer("text", "household_text")
    return [each for each in rows if each.first_day + each.days * DAY > today]


def roster_ahead(row: HouseholdRow, now: datetime) -> Plan | None:
    """The roster of the plans that are not over, from the first of their days to the last."""
    ahead = plans_ahead(row, now)
    if not ahead:
        return None
    first_day = min(each.first_day for each in ahead)
    last = max(each.first_day + each.days * DAY for each in ahead)
    return roster_of(row, first_day, (last - first_day) // timedelta(days=1))


def as_planned(household: Household, plan: Plan) -> Household:
    """A household that looks at the days of ``plan``, whatever it plans next."""
    days = {"first_day": plan.first_day, "days": plan.days}
    return replace(household, planning=replace(household.planning, **days))  # type: ignore[arg-type]
