"""Somebody says that they come late, and when. Whoever is here is asked to stay."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.hours import HOUR, HouseClock
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.expecting import AT_ONCE
from horarium.store.models import AccountRow, ShiftRow, WatchRow
from horarium.store.notices import notify

LONGEST = 8 * HOUR


@transaction.atomic
def run_late(*, household: int, shift: UUID, until_at: datetime, now: datetime, by: str) -> None:
    """To a shift of their own. Raises LookupError or ValueError, each with a sentence."""
    row = locked_household(household)
    found = ShiftRow.objects.filter(household=row, public_id=shift, member__name=by).first()
    watch = WatchRow.objects.filter(shift=found).exclude(state="ended").first() if found else None
    if found is None or watch is None:
        raise LookupError("nobody waits for you at this shift any more")
    if not found.start_at < until_at <= found.start_at + LONGEST:
        raise ValueError("Say a time after the shift begins, and at most 8 h later.")
    watch.late_until_at, watch.look_house_at = until_at, AT_ONCE
    watch.save(update_fields=["late_until_at", "look_house_at"])
    append_event(row, "comes late", at=now, by=by, content={"shift": str(shift)})
    person = AccountRow.objects.filter(household=row, member=None).first()
    until = HouseClock(row.zone).at(until_at)
    notify(person, f"{by} comes late: {until}. Whoever is here is asked to stay.", now)
