"""Whoever leaves hands over to who has come: one is checked out and the other in, or neither is.

A line for the next is theirs to write or not. It is no part of the record: the next and he read it,
until the next checks out.
"""

from datetime import datetime

from django.db import transaction

from horarium.actions.check_in import check_in
from horarium.actions.check_out import check_out
from horarium.core.hours import HOUR
from horarium.store.circle import locked_household, who_comes
from horarium.store.events import append_event
from horarium.store.models import CheckInRow, HandedWordRow, HouseholdRow, ShiftRow

LONGEST_WORD = 160
# So long before it begins somebody may have come for their shift.
EARLY = 2 * HOUR


@transaction.atomic
def hand_over(*, household: int, to: str, now: datetime, by: str, word: str = "") -> None:
    """To somebody whose own shift begins or runs. Raises LookupError or ValueError with a sentence.

    Pressed twice, it was done once.
    """
    row = locked_household(household)
    word = " ".join(word.split())
    if len(word) > LONGEST_WORD:
        raise ValueError(f"The word for the next is one line of at most {LONGEST_WORD} characters.")
    own = CheckInRow.objects.filter(member__household=row, member__name=by, out_at=None).first()
    if own is None:
        raise ValueError("You are not checked in, so there is nothing to hand over.")
    _can_relieve(row, to, now, by)
    check_in(household=household, name=to, now=now, by=by)
    if word:
        theirs = CheckInRow.objects.get(member__household=row, member__name=to, out_at=None)
        HandedWordRow.objects.create(check_in=theirs, by=own.member, text=word)
    check_out(household=household, name=by, now=now, by=by)
    append_event(row, "handed over", at=now, by=by, content={"to": to})


def _can_relieve(row: HouseholdRow, to: str, now: datetime, by: str) -> None:
    """Nobody is said to be here whom nothing brings here now."""
    member = who_comes(row, to)
    shifts = ShiftRow.objects.filter(member=member, start_at__lte=now + EARLY, end_at__gt=now)
    if to == by or not shifts.exists():
        raise ValueError(f"{to} has no shift that begins now. Who comes besides checks in alone.")
