"""He declines that hours change hands, or the one they were offered to does: they stay as they are.

Whoever waited for the answer is told.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.approve_offer import offer_words
from horarium.core.swapping import declined
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.notices import notify_member
from horarium.store.offers import keep_offer, locked_offer, offer_of


@transaction.atomic
def decline_offer(
    *, household: int, offer: UUID, now: datetime, by: str, is_person: bool = True
) -> None:
    """Of the circle, only whom it was offered to. Raises LookupError or ValueError, as ever."""
    row = locked_household(household)
    found = locked_offer(row, offer)
    if not is_person and (found.to is None or found.to.name != by):
        raise LookupError("this was not offered to you")
    after = declined(offer_of(found))
    keep_offer(found, after, now)
    append_event(row, "offer declined", at=now, by=by, content={"offer": str(offer)})
    words = offer_words(found)
    if found.owner:
        notify_member(found.owner, f"{by} declined: {words} stays yours.", now)
    if found.taker and found.taker.name != by:
        notify_member(found.taker, f"{by} declined: {words} is not yours.", now)
