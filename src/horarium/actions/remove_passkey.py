"""A passkey that is lost or no longer used."""

from datetime import datetime

from django.db import transaction

from horarium.store.accounts import locked_account
from horarium.store.events import append_event
from horarium.store.passkeys import remove_passkey_row


@transaction.atomic
def remove_passkey(*, account: int, passkey: int, now: datetime, by: str) -> None:
    """It no longer signs in; whoever did so with it stays signed in until signed out."""
    row = locked_account(account)
    if remove_passkey_row(account, passkey):
        name = row.member.name if row.member else row.household.person_name
        append_event(row.household, "passkey removed", at=now, by=by, content={"name": name})
