"""A member offers a shift of theirs: to one colleague, or to all who could have it.

It stays theirs until somebody takes it and he approves. Nobody asks why.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.swapping import OPEN, OfferState
from horarium.store.circle import COME, locked_household
from horarium.store.events import append_event
from horarium.store.models import HouseholdRow, MemberRow, OfferRow, ShiftRow
from horarium.store.offers import is_expected


@transaction.atomic
def offer_shift(*, household: int, shift: UUID, to: UUID | None, now: datetime, by: str) -> None:
    """To all who could where ``to`` is None. Raises LookupError or ValueError with a sentence."""
    row = locked_household(household)
    found = ShiftRow.objects.filter(household=row, public_id=shift, member__name=by)
    own = found.select_related("member", "watch").first()
    if own is None:
        raise LookupError("this is no shift of yours any more")
    if own.start_at <= now:
        raise ValueError("This shift has begun. Check out, and others are asked.")
    if not is_expected(own):
        raise ValueError("You cannot come to this shift, so others are being asked already.")
    if own.offers.filter(state__in=OPEN).exists():
        raise ValueError("You have offered this shift already. Take that back first.")
    offer = OfferRow.objects.create(
        household=row,
        shift=own,
        owner=own.member,
        to=_colleague(row, to, by) if to else None,
        start_at=own.start_at,
        end_at=own.end_at,
        state=OfferState.OFFERED,
        offered_at=now,
    )
    append_event(row, "shift offered", at=now, by=by, content={"offer": str(offer.public_id)})


def _colleague(row: HouseholdRow, to: UUID, by: str) -> MemberRow:
    found = MemberRow.objects.filter(household=row, gone_at=None, public_id=to).first()
    if found is None or not COME & found.parts or found.name == by:
        raise LookupError("nobody of this name comes to attend")
    return found
