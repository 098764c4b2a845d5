"""He takes up a member's wish: plans keep to it where they can."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.approve_absence import with_member
from horarium.core.people import Wish
from horarium.store.changes import keep_change
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.hopes import answer, locked_hope
from horarium.store.households import load_household
from horarium.store.models import HopedWishRow
from horarium.store.notices import notify_member


@transaction.atomic
def approve_wish(*, household: int, wish: UUID, now: datetime, by: str) -> str:
    """Whose it was. Raises LookupError or ValueError with a sentence."""
    row = locked_household(household)
    hope = locked_hope(HopedWishRow, row, wish)
    answer(hope, "approved", now)
    before = load_household(row)
    member, made = before.member(hope.member.name), wish_of(hope)
    if made not in member.wishes:
        after = with_member(before, replace(member, wishes=(*member.wishes, made)))
        keep_change(row, before, after, now=now)
    content = {"entry": f"member/{hope.member.public_id}", "wish": str(wish)}
    append_event(row, "wish approved", at=now, by=by, content=content)
    notify_member(hope.member, f"{by} took up your wish. Plans keep to it where they can.", now)
    return hope.member.name


def wish_of(hope: HopedWishRow) -> Wish:
    """The wish as the household has it."""
    return Wish(hope.likes, tuple(hope.hours), hope.strength)
