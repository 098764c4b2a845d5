"""A colleague would take a shift that is offered. The first who says so may have it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.approve_offer import make_so, offer_words
from horarium.actions.claim_hours import NO_FIT
from horarium.core.rules.taking import Takings
from horarium.core.swapping import accepted
from horarium.store.circle import locked_household, who_comes
from horarium.store.events import append_event
from horarium.store.models import AccountRow, HouseholdRow, MemberRow, OfferRow
from horarium.store.notices import notify, notify_member
from horarium.store.offers import hours_of, keep_offer, locked_offer, standing
from horarium.store.weeks import days_around


@transaction.atomic
def accept_offer(*, household: int, offer: UUID, now: datetime, by: str) -> bool:
    """Whether it is theirs already. Raises LookupError or ValueError, each with a sentence."""
    row = locked_household(household)
    member, found = who_comes(row, by), locked_offer(row, offer)
    week = days_around(row, hours_of(found)).week
    stands = standing(found, week, now)
    taken = accepted(stands, by)
    taking = Takings(week).of(taken.when, by, taken.owner)
    if not taking.possible:
        raise ValueError(NO_FIT)
    if taken != stands:
        keep_offer(found, taken, now, member.pk)
        content = {"offer": str(offer)}
        append_event(row, "offer accepted", at=now, by=by, content=content)
    if row.take_at_once and taking.fits:
        _at_once(row, found, member, now)
        return True
    if found.owner:
        sentence = f"{by} would take {offer_words(found)} from you. {row.person_name} is asked."
        notify_member(found.owner, sentence, now)
    return False


def _at_once(row: HouseholdRow, found: OfferRow, member: MemberRow, now: datetime) -> None:
    found.taker = member
    make_so(found, now=now, by=member.name)
    person = AccountRow.objects.filter(household=row, member=None).first()
    whose = found.owner.name if found.owner else ""
    notify(person, f"{member.name} has taken {whose}’s shift {offer_words(found)}.", now)
