"""Someone is signed out: on one device, or on all."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store.accounts import locked_account
from horarium.store.devices import end_device, end_devices
from horarium.store.door_keys import void_keys
from horarium.store.events import append_event


@transaction.atomic
def sign_out(*, account: int, device: UUID, now: datetime, by: str) -> bool:
    """On this device; whether it was signed in. ``now`` and ``by`` are of no consequence."""
    del now, by
    return bool(end_device(account, device))


@transaction.atomic
def sign_out_everywhere(*, account: int, but: int | None = None, now: datetime, by: str) -> int:
    """On all devices ``but`` one, and no code of theirs opens; how many devices it were."""
    row = locked_account(account)
    void_keys(row)
    ended = end_devices(row, but=but)
    name = row.member.name if row.member else row.household.person_name
    append_event(
        row.household,
        "signed out everywhere",
        at=now,
        by=by,
        content={"name": name, "devices": ended},
    )
    return ended
