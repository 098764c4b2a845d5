"""A code for someone who cannot sign in otherwise."""

from datetime import datetime

from django.db import transaction

from horarium.store.accounts import account_for, member_named
from horarium.store.door_keys import DoorKey, make_key
from horarium.store.events import append_event
from horarium.store.households import household_row


@transaction.atomic
def give_door_key(
    *, household: str = "", name: str = "", now: datetime, by: str
) -> tuple[DoorKey, str]:
    """A key for the person, or for a member by ``name``; and for whom it is.

    It also draws the curtain back. Raises LookupError with a sentence.
    """
    row = household_row(household)
    member = member_named(row, name) if name and name != row.person_name else None
    account = account_for(row, member, now)
    purpose = "sign in" if account.seen_at else "join" if member else "first"
    key, whom = make_key(account, purpose, now), member.name if member else row.person_name
    append_event(row, "key given", at=now, by=by, content={"to": whom, "for": purpose})
    return key, whom
