"""Which devices ring: what their browsers subscribed with."""

from datetime import datetime
from uuid import UUID

from horarium.store.models import DeviceRow, HouseholdRow, PushRow


def keep_push(account: int, device: UUID, subscription: str, now: datetime) -> DeviceRow:
    """It rings from now on, on this device. Raises LookupError with a sentence."""
    row = DeviceRow.objects.filter(account_id=account, public_id=device).first()
    if row is None:
        raise LookupError("this device is not signed in any more")
    told = {"subscription": subscription, "made_at": now}
    PushRow.objects.update_or_create(device=row, defaults=told)
    return row


def drop_push(account: int, device: UUID) -> bool:
    """It rings there no more; whether it did."""
    rows = PushRow.objects.filter(device__account_id=account, device__public_id=device)
    return bool(rows.delete()[0])


def pushes_of(account: int) -> list[PushRow]:
    """The devices of an account that ring, the last used first."""
    rows = PushRow.objects.filter(device__account_id=account).select_related("device")
    return list(rows.order_by("-device__seen_at", "pk"))


def accounts_that_ring(household: HouseholdRow) -> frozenset[int]:
    """One query."""
    rows = PushRow.objects.filter(device__account__household=household)
    return frozenset(rows.values_list("device__account_id", flat=True))
