"""Who of a circle stays, comes back, is new, or leaves when its household is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from horarium.store.accounts import close_account
from horarium.store.kept_rows import as_read
from horarium.store.models import (
    AccountRow,
    CheckInRow,
    DoubtRow,
    EntrustedRow,
    HandedWordRow,
    HopedAbsenceRow,
    HopedWishRow,
    HouseholdRow,
    MemberRow,
    ShiftRow,
    TimesheetRow,
)
from horarium.store.quiet import expect_no_answer
from horarium.store.words import erase_for

# What of a member is in the record and must stay there.
_RECORD = (
    AccountRow,
    ShiftRow,
    CheckInRow,
    HopedAbsenceRow,
    HopedWishRow,
    DoubtRow,
    TimesheetRow,
)


@dataclass(frozen=True, slots=True)
class Joining:
    """How rows are found for members: ``renamed`` has the old names by the new ones."""

    now: datetime | None
    renamed: Mapping[str, str]
    returning: bool

    def rows(self, household: HouseholdRow, names: Sequence[str]) -> list[MemberRow]:
        """A row for each name, not yet written where it is new. All others leave."""
        here = {as_read(each.name): each for each in _members(household).filter(gone_at=None)}
        kept = [here.pop(as_read(self.renamed.get(name, name)), None) for name in names]
        for each in here.values():
            part_with(each, self.now)
        return [
            row or self._back(household, name) or MemberRow(household=household)
            for name, row in zip(names, kept, strict=True)
        ]

    def _back(self, household: HouseholdRow, name: str) -> MemberRow | None:
        """Whoever left last by this name. What they could sign in with is gone."""
        if not self.returning:
            return None
        left = _members(household).exclude(gone_at=None).order_by("-gone_at")
        row = next((each for each in left if as_read(each.name) == as_read(name)), None)
        if row:
            AccountRow.objects.filter(member=row).delete()
            row.gone_at = None
            row.save(update_fields=["gone_at"])
        return row


def _members(household: HouseholdRow) -> models.QuerySet[MemberRow]:
    return MemberRow.objects.filter(household=household)


def part_with(row: MemberRow, now: datetime | None) -> None:
    """They are no longer in the circle; what they did stays in the record, if there is any.

    Their access ends at once, their hours reopen, and they hope for nothing any more.
    """
    expect_no_answer(row)
    erase_for(row)
    EntrustedRow.objects.filter(member=row).delete()
    if not any(table.objects.filter(member=row).exists() for table in _RECORD):
        row.delete()
        return
    if now is None:
        raise ValueError(f"when {row.name} leaves must be known: they are in the record")
    for account in AccountRow.objects.filter(member=row):
        close_account(account)
    for hopes in (HopedAbsenceRow, HopedWishRow):
        hopes.objects.filter(member=row, state="open").update(state="taken back", answered_at=now)
    CheckInRow.objects.filter(member=row, out_at=None).update(out_at=now)
    HandedWordRow.objects.filter(check_in__member=row).delete()
    ShiftRow.objects.filter(member=row, start_at__gte=now).delete()
    ShiftRow.objects.filter(member=row, end_at__gt=now).update(end_at=now)
    row.gone_at = now
    row.save(update_fields=["gone_at"])
