"""What is kept of somebody who left is erased, because they ask for it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store.circle import locked_household
from horarium.store.erasing import erase_all_of, wipe_traces
from horarium.store.events import append_event
from horarium.store.models import MemberRow


@transaction.atomic
def erase_member(*, household: int, member: UUID, now: datetime, by: str) -> None:
    """It cannot be undone. Raises LookupError or NoKeyError with a sentence.

    The hours they had stay, as somebody's; so does that things happened, and when.
    """
    house = locked_household(household)
    rows = MemberRow.objects.select_related("household").filter(household=house)
    row = rows.filter(public_id=member).first()
    if not row or row.erased_at:
        raise LookupError("nothing is kept of them")
    if not row.gone_at:
        raise LookupError(f"{row.name} is in the circle; they leave first, and then it is erased")
    erase_all_of(row, now)
    append_event(house, "member erased", at=now, by=by, content={})
    transaction.on_commit(wipe_traces)
