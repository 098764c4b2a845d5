"""Somebody answers a drill: the house reaches them, whatever else they say."""

from datetime import datetime

from django.db import transaction

from horarium.core.hours import DAY
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.models import DrillRow

THANKS = "Thank you: the house reaches you."
OVER = "This drill is over. Thank you."


@transaction.atomic
def answer_drill(*, drill: int, now: datetime, by: str) -> str:
    """A sentence for whoever answered. On its day a late answer counts, too: it was heard.

    Raises LookupError where there is no such drill.
    """
    row = DrillRow.objects.select_related("household").filter(pk=drill).first()
    if row is None:
        raise LookupError("there is no such drill any more")
    locked_household(row.household_id)
    if now - row.asked_at >= DAY:
        return OVER
    unanswered = DrillRow.objects.filter(pk=drill).exclude(outcome="answered")
    if unanswered.update(outcome="answered"):
        content = {"contact": row.contact, "way": row.way}
        append_event(row.household, "drill answered", at=now, by=by, content=content)
    return THANKS
