"""He declines that a member is away. Nothing changes but that they know."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.hours import HouseClock, Interval
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.hopes import answer, locked_hope
from horarium.store.models import HopedAbsenceRow
from horarium.store.notices import notify_member
from horarium.tellings.stretches import stretch_words


@transaction.atomic
def decline_absence(*, household: int, absence: UUID, now: datetime, by: str) -> str:
    """Whose it was. Raises LookupError or ValueError with a sentence."""
    row = locked_household(household)
    hope = locked_hope(HopedAbsenceRow, row, absence)
    answer(hope, "declined", now)
    content = {"entry": f"member/{hope.member.public_id}", "absence": str(absence)}
    append_event(row, "absence declined", at=now, by=by, content=content)
    words = stretch_words(Interval(hope.start_at, hope.end_at), HouseClock(row.zone))
    notify_member(hope.member, f"{by} declined: you are not away {words}.", now)
    return hope.member.name
