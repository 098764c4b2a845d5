"""A member offers a shift of theirs: to one colleague, or to all who could have it.

It stays theirs until somebody takes it and he approves. Nobody asks why.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.swapping import OPEN, OfferState
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.models import HouseholdRow, MemberRow, OfferRow, ShiftRow
from horarium.store.offers import is_expected
from horarium.tellings.offers import colleagues_of


@transaction.atomic
def offer_shift(*, household: int, shift: UUID, to: str, now: datetime, by: str) -> None:
    """To all who could where ``to`` is "". Raises LookupError or ValueError with a sentence."""
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
        to=_colleague(row, to, now, by) if to else None,
        start_at=own.start_at,
        end_at=own.end_at,
        state=OfferState.OFFERED,
        offered_at=now,
    )
    append_event(row, "shift offered", at=now, by=by, content={"offer": str(offer.public_id)})


def _colleague(row: HouseholdRow, to: str, now: datetime, by: str) -> MemberRow:
    """As the published week tells: a name that is not in it is answered as if there were none."""
    if to not in colleagues_of(row, by, now):
        raise LookupError(f"{to} has no shifts ahead")
    return MemberRow.objects.get(household=row, gone_at=None, name=to)
