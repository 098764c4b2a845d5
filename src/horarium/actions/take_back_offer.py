"""Somebody keeps a shift that they had offered, or would not take hours any more.

Of an offer that the roster has overtaken nothing can be taken back: whoever reads so lays it aside.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.approve_offer import offer_words
from horarium.core.swapping import OfferState, taken_back
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.models import OfferRow
from horarium.store.notices import notify_member
from horarium.store.offers import hours_of, keep_offer, locked_offer, offer_of, standing
from horarium.store.weeks import days_around


@transaction.atomic
def take_back_offer(*, household: int, offer: UUID, now: datetime, by: str) -> bool:
    """Whether it still stood. Raises LookupError or ValueError with a sentence, as ever."""
    row = locked_household(household)
    found = locked_offer(row, offer)
    stands = standing(found, days_around(row, hours_of(found)).week, now)
    taker, is_over = found.taker, stands.state is OfferState.LAPSED
    after = taken_back(offer_of(found), by)
    keep_offer(found, stands if is_over else after, now)
    what = "lapsed" if is_over else "taken back"
    append_event(row, f"offer {what}", at=now, by=by, content={"offer": str(offer)})
    if is_over:
        _overtaken(found, by, now)
        return False
    words = offer_words(found)
    if taker and taker.name != by:
        notify_member(taker, f"{by} keeps {words}: it is not yours.", now)
    elif taker and found.owner:
        notify_member(found.owner, f"{by} does not take {words} after all: it stays yours.", now)
    return True


def _overtaken(found: OfferRow, by: str, now: datetime) -> None:
    """The other one is told, too."""
    for each in (found.owner, found.taker):
        if each and each.name != by:
            sentence = f"{offer_words(found)} is not open any more: the roster has changed."
            notify_member(each, sentence, now)
