"""A member takes back what they asked for, as long as nobody has answered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.ask_absence import member_of
from horarium.store.events import append_event
from horarium.store.hopes import answer, locked_hope
from horarium.store.models import HopedAbsenceRow, HopedWishRow

KINDS: dict[str, type[HopedAbsenceRow] | type[HopedWishRow]] = {
    "absence": HopedAbsenceRow,
    "wish": HopedWishRow,
}


@transaction.atomic
def take_back(*, account: int, kind: str, hope: UUID, now: datetime, by: str) -> None:
    """``kind`` is absence or wish. Raises LookupError or ValueError with a sentence."""
    member = member_of(account)
    row = locked_hope(KINDS[kind], member.household, hope)  # type: ignore[type-var]
    if row.member_id != member.pk:
        raise LookupError("you did not ask for this")
    answer(row, "taken back", now)
    content = {kind: str(row.public_id)}
    append_event(member.household, f"{kind} taken back", at=now, by=by, content=content)
