"""A draft is not wanted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store.events import append_event
from horarium.store.models import HouseholdRow, PlanRow
from horarium.store.plan_requests import request_of


@transaction.atomic
def drop_draft(*, household: int, request: UUID, now: datetime, by: str) -> bool:
    """Whether it was still a draft. Raises LookupError where there is no such plan."""
    return _becomes("dropped", household, request, now, by)


@transaction.atomic
def pick_up_draft(*, household: int, request: UUID, now: datetime, by: str) -> bool:
    """Whether it had been dropped; it is a draft again."""
    return _becomes("draft", household, request, now, by)


_WAS = {"dropped": "draft", "draft": "dropped"}
_KINDS = {"dropped": "draft dropped", "draft": "draft picked up"}


def _becomes(state: str, household: int, request: UUID, now: datetime, by: str) -> bool:
    row = HouseholdRow.objects.select_for_update().get(pk=household)
    draft = request_of(row, request).draft
    if draft is None:
        return False
    changed = PlanRow.objects.filter(pk=draft.pk, state=_WAS[state]).update(state=state)
    if changed:
        content = {"plan": str(draft.public_id)}
        append_event(row, _KINDS[state], at=now, by=by, content=content)
    return bool(changed)
