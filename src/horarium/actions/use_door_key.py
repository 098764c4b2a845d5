"""Someone at the door has a code."""

from datetime import datetime

from django.db import transaction

from horarium.store.door_keys import use_key
from horarium.store.events import append_event
from horarium.store.models import AccountRow

_TOLD = {"first": "house opened", "join": "member joined", "sign in": "signed in by code"}


@transaction.atomic
def use_door_key(*, code: str, now: datetime, by: str) -> AccountRow | None:
    """Whose account it opens; None if it opens nothing, or not any more. It opens once.

    ``by`` is who types it as far as anybody knows: nobody has signed in yet.
    """
    key = use_key(code, _TOLD, now)
    if key is None:
        return None
    account = key.account
    name = account.member.name if account.member else account.household.person_name
    append_event(
        account.household, _TOLD[key.purpose], at=now, by=name or by, content={"name": name}
    )
    return account
