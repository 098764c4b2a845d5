"""Somebody says that they cannot come to a shift of theirs. No reason is asked, and none is kept.

It needs nobody's approval: it is so. The search begins at once, and wakes nobody without need.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.approve_absence import with_absence
from horarium.core.hours import Interval
from horarium.store.changes import keep_change
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.expecting import AT_ONCE
from horarium.store.households import load_household
from horarium.store.models import AccountRow, ShiftRow, WatchRow
from horarium.store.notices import notify
from horarium.tellings.stretches import stretch_words


@transaction.atomic
def cannot_come(*, household: int, shift: UUID, now: datetime, by: str) -> None:
    """Only to a shift of their own that is still to come; said twice, it is said once.

    Raises LookupError or ValueError, each with a sentence.
    """
    row = locked_household(household)
    known = ShiftRow.objects.select_related("member", "household")
    found = known.filter(household=row, public_id=shift, member__name=by).first()
    if found is None:
        raise LookupError("this is no shift of yours any more")
    if found.start_at <= now:
        raise ValueError("This shift has begun. Check out, and others are asked.")
    when = Interval(found.start_at, found.end_at)
    before = load_household(row)
    keep_change(row, before, with_absence(before, by, when), now=now)
    WatchRow.objects.filter(shift=found).update(cannot=True, look_house_at=AT_ONCE)
    append_event(row, "cannot come", at=now, by=by, content={"shift": str(shift)})
    person = AccountRow.objects.filter(household=row, member=None).first()
    words = stretch_words(when, before.clock)
    notify(person, f"{by} cannot come {words}. Others are being asked.", now)
