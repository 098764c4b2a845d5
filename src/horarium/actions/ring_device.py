"""A device rings from now on when somebody is asked, or does not any more."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from horarium.channels.push import is_whole
from horarium.store.accounts import locked_account
from horarium.store.events import append_event
from horarium.store.pushes import drop_push, keep_push

_LONGEST = 4000
_NOT_HERE = "No phone can ring by these pages here: it needs an address that begins with https."
_NOTHING = (
    "This browser gave nothing to ring it by. It needs JavaScript and its leave to notify you; "
    "allow both, and press again."
)


@transaction.atomic
def ring_device(*, account: int, device: UUID, subscription: str, now: datetime, by: str) -> None:
    """``subscription`` is what its browser gave. Raises ValueError, LookupError with a sentence."""
    if settings.PUSH is None:
        raise ValueError(_NOT_HERE)
    if len(subscription) > _LONGEST or not is_whole(subscription, settings.PUSH):
        raise ValueError(_NOTHING)
    row = locked_account(account)
    named = keep_push(account, device, subscription, now)
    append_event(row.household, "device rings", at=now, by=by, content={"device": named.name})


@transaction.atomic
def quiet_device(*, account: int, device: UUID, now: datetime, by: str) -> None:
    """It rings there no more."""
    row = locked_account(account)
    if drop_push(account, device):
        append_event(row.household, "device does not ring", at=now, by=by, content={})
