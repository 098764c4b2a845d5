"""Scribe mode: a device shows one address and nothing else, until he ends it."""

from datetime import datetime

from django.db import transaction

from horarium.store.events import append_event
from horarium.store.models import DeviceRow

LONGEST_ADDRESS = 200


@transaction.atomic
def start_scribe(*, device: int, address: str, now: datetime, by: str) -> None:
    """Only on a device of the person's. Raises ValueError with a sentence."""
    if not address.startswith("/") or address.startswith("//") or len(address) > LONGEST_ADDRESS:
        raise ValueError("This page cannot be given to a scribe.")
    rows = DeviceRow.objects.select_related("account__household")
    row = rows.filter(pk=device, account__member=None).first()
    if not row:
        raise ValueError("Only your own devices can be given to a scribe.")
    row.scribe = address
    row.save(update_fields=["scribe"])
    # Which page it was is not written down: its address may tell what it is about.
    append_event(row.account.household, "scribe began", at=now, by=by, content={"device": row.name})
