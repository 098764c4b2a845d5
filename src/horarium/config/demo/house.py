"""The house of the demo: Mark's, with an account for him and for each of his circle."""

from datetime import datetime
from pathlib import Path

from horarium.actions.import_household import import_household
from horarium.core.household_file import read_household
from horarium.store.models import AccountRow, HouseholdRow, MemberRow

BY = "the demo"


def furnish(file: Path, now: datetime) -> HouseholdRow:
    """Bring the household of a file into an empty database, and let everybody in."""
    household = read_household(file.read_text(encoding="utf-8"), file.name)
    import_household(household=household, file=file.name, now=now, by=BY)
    row = HouseholdRow.objects.get()
    members = MemberRow.objects.filter(household=row)
    AccountRow.objects.bulk_create(
        AccountRow(household=row, member=member, made_at=now) for member in (None, *members)
    )
    return row
