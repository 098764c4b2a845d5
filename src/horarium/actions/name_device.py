"""A device gets a name, and stands at his bed or not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store.accounts import locked_account
from horarium.store.events import append_event
from horarium.store.models import DeviceRow

LONGEST_NAME = 80


@transaction.atomic
def name_device(
    *, account: int, device: UUID, name: str, shared: bool, now: datetime, by: str
) -> None:
    """Only the person's own can stand at his bed. Raises LookupError with a sentence."""
    row = locked_account(account)
    there = DeviceRow.objects.filter(account=row, public_id=device).first()
    if not there:
        raise LookupError("this device is not signed in any more")
    shared = shared and row.member_id is None
    if shared != there.shared:
        kind = "device shared" if shared else "device not shared"
        append_event(row.household, kind, at=now, by=by, content={"device": name})
    there.name, there.shared = " ".join(name.split())[:LONGEST_NAME], shared
    there.save(update_fields=["name", "shared"])
