"""Somebody would take hours of the roster that are nobody's.

Nothing moves until he approves, unless he lets what fits be taken at once.
"""

from datetime import datetime

from django.db import transaction

from horarium.actions.approve_offer import make_so, offer_words
from horarium.core.hours import MINUTE, Interval
from horarium.core.rules.taking import Takings
from horarium.core.swapping import OfferState
from horarium.store.circle import locked_household, who_comes
from horarium.store.events import append_event
from horarium.store.models import AccountRow, OfferRow
from horarium.store.notices import notify
from horarium.store.weeks import days_around
from horarium.tellings.offers import open_spans

_NOT_OPEN = "These hours are not open any more: somebody else has them, or the roster has changed."
NO_FIT = "You cannot have these hours beside your other shifts and what was agreed with you."


@transaction.atomic
def claim_hours(*, household: int, start_at: datetime, now: datetime, by: str) -> bool:
    """Whether they are theirs already; offered twice, they are offered once.

    Raises LookupError or ValueError, each with a sentence.
    """
    row = locked_household(household)
    member = who_comes(row, by)
    days = days_around(row, Interval(start_at, start_at + MINUTE))
    when = next((each for each in open_spans(days, now) if each.start_at == start_at), None)
    if when is None:
        raise ValueError(_NOT_OPEN)
    if not Takings(days.week).of(when, by).fits:
        raise ValueError(NO_FIT)
    offer, is_new = OfferRow.objects.get_or_create(
        household=row,
        owner=None,
        taker=member,
        start_at=when.start_at,
        state=OfferState.ACCEPTED,
        defaults={"end_at": when.end_at, "offered_at": now},
    )
    if is_new:
        content = {"offer": str(offer.public_id)}
        append_event(row, "hours claimed", at=now, by=by, content=content)
    if row.take_at_once:
        make_so(offer, now=now, by=by)
        person = AccountRow.objects.filter(household=row, member=None).first()
        notify(person, f"{by} has taken {offer_words(offer)}: hours that were nobody’s.", now)
    return row.take_at_once
