"""He entrusts something of his to a member, for a time, and takes it back when he wants."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from horarium.core.entrusted import LONGEST, Area
from horarium.core.hours import DAY, HouseClock
from horarium.store.circle import locked_household, locked_member
from horarium.store.events import append_event
from horarium.store.models import EntrustedRow
from horarium.store.notices import notify_member

LONGEST_PURPOSE = 200


@transaction.atomic
def entrust(
    *,
    household: int,
    member: UUID,
    areas: frozenset[Area],
    until: date,
    purpose: str,
    now: datetime,
    by: str,
) -> None:
    """From today until the day before ``until``. Raises ValueError or LookupError."""
    row = locked_member(household, member)
    today = HouseClock(row.household.zone).date_of(now)
    _agreed(areas, purpose, until - today)
    columns: dict[str, Any] = {"areas": areas, "since": today, "until": until, "purpose": purpose}
    EntrustedRow.objects.create(household=row.household, member=row, **columns)
    content = {"name": row.name, "areas": sorted(areas), "until": until.isoformat()}
    append_event(row.household, "entrusted", at=now, by=by, content=content)
    notify_member(row, f"{row.household.person_name} entrusts something to you.", now)


def _agreed(areas: frozenset[Area], purpose: str, length: timedelta) -> None:
    if not areas:
        raise ValueError("Choose at least one thing.")
    if not 0 < len(purpose) <= LONGEST_PURPOSE:
        raise ValueError(f"Say what it is for, in at most {LONGEST_PURPOSE} characters.")
    if not DAY <= length <= LONGEST:
        raise ValueError("Give the day on which it ends, after today and within a year.")


@transaction.atomic
def take_back_entrusted(*, household: int, entrusted: UUID, now: datetime, by: str) -> None:
    """It ends at once. What has ended already stays ended."""
    house = locked_household(household)
    row = EntrustedRow.objects.filter(household=house, public_id=entrusted).first()
    if not row:
        return
    append_event(house, "taken back", at=now, by=by, content={"name": row.member.name})
    row.delete()
