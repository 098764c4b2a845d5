"""He approves that hours change hands: the roster says so from now on, and both are told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.hours import HouseClock
from horarium.core.rules.taking import Takings
from horarium.core.swapping import OfferState, approved
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.models import HouseholdRow, OfferRow
from horarium.store.notices import notify_member
from horarium.store.offers import (
    hours_of,
    keep_offer,
    locked_offer,
    move_hours,
    offer_of,
    offers_of,
    standing,
)
from horarium.store.weeks import days_around
from horarium.tellings.stretches import stretch_words


@transaction.atomic
def approve_offer(*, household: int, offer: UUID, now: datetime, by: str) -> str:
    """What is so from now on, as a sentence. Raises LookupError or ValueError with one, too."""
    row = locked_household(household)
    found = locked_offer(row, offer)
    week = days_around(row, hours_of(found)).week
    stands = approved(standing(found, week, now))
    taking = Takings(week).of(stands.when, stands.taker, stands.owner)
    if not taking.possible:
        raise ValueError(taking.against)
    return make_so(found, now=now, by=by)


def make_so(found: OfferRow, *, now: datetime, by: str) -> str:
    """The hours of an accepted offer move. Call it with the household held."""
    if not move_hours(found, now):
        raise ValueError("No published plan holds these hours any more; nothing was done.")
    keep_offer(found, approved(offer_of(found)), now)
    append_event(
        found.household, "offer approved", at=now, by=by, content={"offer": str(found.public_id)}
    )
    words = offer_words(found)
    if found.taker:
        notify_member(found.taker, f"{words} is yours from now on.", now)
    if found.owner and found.taker:
        notify_member(found.owner, f"{words} is {found.taker.name}’s from now on.", now)
    _tell_others(found.household, now)
    return f"{words} is {found.taker.name if found.taker else ''}’s from now on."


def offer_words(row: OfferRow) -> str:
    """Its hours, on the wall of the house."""
    return stretch_words(hours_of(row), HouseClock(row.household.zone))


def _tell_others(household: HouseholdRow, now: datetime) -> None:
    """Whoever would have taken hours that are somebody's by now is thanked, and told so."""
    for each in offers_of(household, now).filter(owner=None):
        stands = standing(each, days_around(household, hours_of(each)).week, now)
        if stands.state is OfferState.LAPSED and each.taker:
            keep_offer(each, stands, now)
            sentence = f"{offer_words(each)} went to somebody else. Thank you for offering."
            notify_member(each.taker, sentence, now)
