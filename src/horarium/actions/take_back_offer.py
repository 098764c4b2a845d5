"""Somebody keeps a shift that they had offered, or would not take hours any more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.approve_offer import offer_words
from horarium.core.swapping import taken_back
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.notices import notify_member
from horarium.store.offers import keep_offer, locked_offer, offer_of


@transaction.atomic
def take_back_offer(*, household: int, offer: UUID, now: datetime, by: str) -> None:
    """Only what is theirs to take back. Raises LookupError or ValueError, each with a sentence."""
    row = locked_household(household)
    found = locked_offer(row, offer)
    after, taker = taken_back(offer_of(found), by), found.taker
    keep_offer(found, after, now)
    append_event(row, "offer taken back", at=now, by=by, content={"offer": str(offer)})
    words = offer_words(found)
    if taker and taker.name != by:
        notify_member(taker, f"{by} keeps {words}: it is not yours.", now)
    elif taker and found.owner:
        notify_member(found.owner, f"{by} does not take {words} after all: it stays yours.", now)
