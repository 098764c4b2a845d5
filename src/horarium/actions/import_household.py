"""A household file becomes the household of the store, or brings the one there up to date."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from horarium.core.findings import counted
from horarium.core.household import Household
from horarium.store.changes import keep_change
from horarium.store.entries import IMPORTED
from horarium.store.events import append_event
from horarium.store.households import load_household, save_household
from horarium.store.kept_rows import as_read
from horarium.store.models import AccountRow, HouseholdRow, ShiftRow


def import_household(*, household: Household, file: str, now: datetime, by: str) -> tuple[str, ...]:
    """All of it or nothing; that it came from ``file`` is written down.

    Over a household of this name that is lived in, accounts, roster and requests stay. Who came,
    who came back and who left is told in a sentence each.
    """
    with transaction.atomic():
        row = HouseholdRow.objects.select_for_update().filter(name=household.name).first()
        told: tuple[str, ...] = ()
        if row:
            before = load_household(row)
            told = tuple(_told(row, before, household, now))
            keep_change(row, before, household, now=now)
        else:
            row = save_household(household, now=now)
        append_event(row, IMPORTED, at=now, by=by, content={"file": file})
    return told


def _told(row: HouseholdRow, before: Household, after: Household, now: datetime) -> Iterator[str]:
    """Said before it is done, while what everybody has is still there."""
    old = {as_read(each.name): each.name for each in before.members}
    new = {as_read(each.name): each.name for each in after.members}
    left = {as_read(each.name) for each in row.memberrow_set.exclude(gone_at=None)}
    for key, name in new.items():
        if key not in old:
            back = "came back, without access" if key in left else "is new"
            yield f"{name} {back}."
    for key, name in old.items():
        if key not in new:
            yield f"{name} is no longer in the circle{_ended(row, name, now)}."


def _ended(row: HouseholdRow, name: str, now: datetime) -> str:
    ended = []
    account = AccountRow.objects.filter(household=row, member__name=name, is_active=True)
    if account.filter(member__gone_at=None).exists():
        ended.append("their access has ended")
    shifts = ShiftRow.objects.filter(household=row, member__name=name, end_at__gt=now)
    count = shifts.filter(member__gone_at=None).count()
    if count:
        ended.append(f"{counted(count, 'shift')} ahead reopened")
    return f": {' and '.join(ended)}" if ended else ""
