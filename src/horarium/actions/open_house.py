"""The first run: the person gets an account and a code that opens the door once."""

from datetime import datetime

from django.db import transaction

from horarium.store.accounts import account_for
from horarium.store.door_keys import DoorKey, digest_of, make_key, new_code
from horarium.store.events import append_event
from horarium.store.households import household_row

__all__ = ["DoorKey", "digest_of", "new_code", "open_house"]


@transaction.atomic
def open_house(*, household: str = "", now: datetime, by: str) -> DoorKey | None:
    """A first key for the person; None where they have signed in before.

    Raises LookupError with a sentence where there is no such household, or where ``household``
    is empty and there is not exactly one.
    """
    row = household_row(household)
    account = account_for(row, None, now)
    if account.seen_at:
        return None
    key = make_key(account, "first", now)
    append_event(row, "key given", at=now, by=by, content={"to": row.person_name, "for": "first"})
    return key
