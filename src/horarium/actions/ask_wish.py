"""A member wishes for hours, or to be spared them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from horarium.actions.ask_absence import member_of
from horarium.core.household_file import read_hours
from horarium.store.events import append_event
from horarium.store.hopes import room_for
from horarium.store.models import HopedWishRow

STRENGTHS = (1, 2, 3)


@transaction.atomic
def ask_wish(
    *, account: int, likes: bool, hours: Sequence[str], strength: int, now: datetime, by: str
) -> None:
    """``hours`` are as a household file has them; asked twice, it is asked once.

    Raises HouseholdFileError or ValueError, each with a sentence.
    """
    member = member_of(account)
    if strength not in STRENGTHS:
        raise ValueError("say how much: a little, much, or very much")
    room_for(member)
    row, is_new = HopedWishRow.objects.get_or_create(
        member=member,
        likes=likes,
        hours=read_hours(hours),
        strength=strength,
        state="open",
        defaults={"asked_at": now},
    )
    if is_new:
        content = {"entry": f"member/{member.public_id}", "wish": str(row.public_id)}
        append_event(member.household, "wish asked", at=now, by=by, content=content)
