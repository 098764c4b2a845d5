"""The same question once more, of the household and the roster as they are by now."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.request_plan import NotAskedError, request_plan
from horarium.core.household_file import HouseholdFileError
from horarium.store.models import HouseholdRow
from horarium.store.plan_requests import question_of, request_of


@transaction.atomic
def ask_again(*, household: int, request: UUID, now: datetime, by: str) -> str:
    """The public id of the new request. Raises NotAskedError with a sentence.

    Raises LookupError where there is no such request.
    """
    row = request_of(HouseholdRow.objects.get(pk=household), request)
    try:
        question = question_of(row)
    except HouseholdFileError:
        raise NotAskedError("This was asked of a household that can no longer be read.") from None
    return request_plan(
        household=household,
        now=now,
        by=by,
        days=None if question.happened else (question.days.first_day, question.days.days),
        happened=question.happened,
        about=question.days.first_day,
        seconds=row.seconds,
    )
