"""An answer is undone: the request is open again, as long as nothing was planned on it."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.approve_absence import with_member, without_absence
from horarium.actions.approve_wish import wish_of
from horarium.actions.take_back import KINDS
from horarium.core.hours import Interval
from horarium.core.household import Household
from horarium.store.changes import keep_change
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.hopes import answer, locked_hope, planned_since
from horarium.store.households import load_household
from horarium.store.models import HopedAbsenceRow, HopedWishRow
from horarium.store.notices import notify_member


@transaction.atomic
def open_again(*, household: int, kind: str, hope: UUID, now: datetime, by: str) -> str:
    """Whose it is. Raises LookupError or ValueError with a sentence."""
    row = locked_household(household)
    found = locked_hope(KINDS[kind], row, hope)  # type: ignore[type-var]
    approved = found.state == "approved"
    if approved and found.answered_at and planned_since(row, found.answered_at):
        raise ValueError(
            "a plan was made with it since; change it under Household and plan anew instead"
        )
    answer(found, "open", now, after=("approved", "declined"))
    if approved:
        before = load_household(row)
        keep_change(row, before, _without(before, found), now=now)
    content = {"entry": f"member/{found.member.public_id}", kind: str(hope)}
    append_event(row, f"{kind} opened again", at=now, by=by, content=content)
    notify_member(found.member, f"{by} has not decided after all; your request is open again.", now)
    return found.member.name


def _without(household: Household, hope: HopedAbsenceRow | HopedWishRow) -> Household:
    name = hope.member.name
    if isinstance(hope, HopedAbsenceRow):
        return without_absence(household, name, Interval(hope.start_at, hope.end_at))
    member, made = household.member(name), wish_of(hope)
    left = tuple(each for each in member.wishes if each != made)
    return with_member(household, replace(member, wishes=left))
