"""He does not take up a member's wish. Nothing changes but that they know."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.hopes import answer, locked_hope
from horarium.store.models import HopedWishRow
from horarium.store.notices import notify_member


@transaction.atomic
def decline_wish(*, household: int, wish: UUID, now: datetime, by: str) -> str:
    """Whose it was. Raises LookupError or ValueError with a sentence."""
    row = locked_household(household)
    hope = locked_hope(HopedWishRow, row, wish)
    answer(hope, "declined", now)
    content = {"entry": f"member/{hope.member.public_id}", "wish": str(wish)}
    append_event(row, "wish declined", at=now, by=by, content=content)
    notify_member(hope.member, f"{by} did not take up your wish.", now)
    return hope.member.name
