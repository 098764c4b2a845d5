"""A member's yes that their number hangs on the wall, or its end."""

from datetime import datetime

from django.db import transaction

from horarium.store.accounts import locked_account
from horarium.store.events import append_event


@transaction.atomic
def hang_number(*, account: int, may: bool, now: datetime, by: str) -> None:
    """Nobody else can say it for them. Raises LookupError with a sentence for who is no member."""
    row = locked_account(account)
    member = row.member
    if member is None:
        raise LookupError("Only a member of the circle has a number of their own here.")
    if member.phone_on_wall == may:
        return
    member.phone_on_wall = may
    member.save(update_fields=["phone_on_wall"])
    kind = "number may hang" if may else "number taken down"
    append_event(row.household, kind, at=now, by=by, content={"name": member.name})
