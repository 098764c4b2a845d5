"""Whoever attends says, in private, whether they would wait near him and not in the room."""

from datetime import datetime

from django.db import transaction

from horarium.core.activities import WITHIN_CALL
from horarium.core.people import Part
from horarium.store.accounts import locked_account
from horarium.store.events import append_event


@transaction.atomic
def wait_within_call(*, account: int, will: bool, now: datetime, by: str) -> None:
    """The planner keeps to it. Raises LookupError with a sentence for whoever does not attend."""
    row = locked_account(account)
    member = row.member
    if member is None or Part.ATTENDANT not in member.parts:
        raise LookupError("Only whoever attends is asked to wait within call.")
    said = member.unwilling - {WITHIN_CALL} if will else member.unwilling | {WITHIN_CALL}
    if said != member.unwilling:
        member.unwilling = said
        member.save(update_fields=["unwilling"])
        append_event(row.household, "willing said", at=now, by=by, content={"name": member.name})
