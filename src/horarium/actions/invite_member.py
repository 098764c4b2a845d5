"""A member of the circle may sign in from now on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store.accounts import account_for
from horarium.store.circle import locked_member
from horarium.store.door_keys import DoorKey, make_key
from horarium.store.events import append_event


@transaction.atomic
def invite_member(*, household: int, member: UUID, now: datetime, by: str) -> DoorKey:
    """A code for them: to join or, once they have, to sign in again.

    The codes they had before no longer open. Raises LookupError with a sentence.
    """
    row = locked_member(household, member)
    account = account_for(row.household, row, now)
    purpose = "sign in" if account.seen_at else "join"
    kind = "key given" if account.seen_at else "member invited"
    append_event(row.household, kind, at=now, by=by, content={"to": row.name, "for": purpose})
    return make_key(account, purpose, now)
