"""What came of a plan that was asked for: a draft, or a sentence that says why there is none."""

from datetime import datetime

from django.db import transaction

from horarium.core.household_file.write import household_text
from horarium.core.plan_file import PlanFile, plan_to_text
from horarium.store.claim import locked_if_claimed
from horarium.store.events import append_event
from horarium.store.models import PlanRequestRow, PlanRow
from horarium.store.plan_requests import question_of

_LONGEST_SENTENCE = 600


@transaction.atomic
def keep_draft(*, request: PlanRequestRow, plan: PlanFile, now: datetime, by: str) -> bool:
    """The plan becomes a draft; False where whoever made it lost the claim meanwhile."""
    row = locked_if_claimed(request)
    if row is None:
        return False
    row.draft = PlanRow.objects.create(
        household=row.household,
        first_day=plan.plan.first_day,
        days=plan.plan.days,
        state="draft",
        text=plan_to_text(plan),
        household_text=household_text(question_of(row).changed),
        made_at=now,
    )
    _end(row, "done", now)
    content = {"request": str(row.public_id), "plan": str(row.draft.public_id)}
    append_event(row.household, "plan drafted", at=now, by=by, content=content)
    return True


@transaction.atomic
def refuse_plan(*, request: PlanRequestRow, sentence: str, now: datetime, by: str) -> bool:
    """There is no plan, and ``sentence`` says why; False where the claim was lost meanwhile."""
    row = locked_if_claimed(request)
    if row is None:
        return False
    row.sentence = sentence[:_LONGEST_SENTENCE]
    _end(row, "refused", now)
    content = {"request": str(row.public_id), "why": row.sentence}
    append_event(row.household, "plan refused", at=now, by=by, content=content)
    return True


def _end(row: PlanRequestRow, state: str, now: datetime) -> None:
    row.state, row.ended_at, row.claim, row.claimed_until = state, now, "", None
    row.save(update_fields=["state", "ended_at", "claim", "claimed_until", "draft", "sentence"])
