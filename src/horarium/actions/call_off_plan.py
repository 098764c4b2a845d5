"""A plan that was asked for is wanted no more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store.events import append_event
from horarium.store.models import HouseholdRow, PlanRequestRow
from horarium.store.plan_requests import OPEN


@transaction.atomic
def call_off_plan(*, household: int, request: UUID, now: datetime, by: str) -> bool:
    """Whether it was still open. Whoever plans it notices within a second, and stops."""
    row = HouseholdRow.objects.select_for_update().get(pk=household)
    open_ = PlanRequestRow.objects.filter(household=row, public_id=request, state__in=OPEN)
    if not open_.update(state="called off", ended_at=now, claim="", sentence="It was called off."):
        return False
    append_event(row, "plan called off", at=now, by=by, content={"request": str(request)})
    return True
