"""A published plan is taken back: the roster and the household are as they were before it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.happened import undone
from horarium.core.hours import HouseClock
from horarium.core.household_file import read_household
from horarium.store.events import append_event
from horarium.store.households import load_household, save_household
from horarium.store.models import HouseholdRow, PlanRequestRow, PlanRow
from horarium.store.notices import tell_members, untell_members
from horarium.store.plan_requests import question_of, request_of
from horarium.store.rosters import shifts_ahead, take_back
from horarium.tellings.changes import notices_words


class NotTakenBackError(Exception):
    """The plan was not taken back; the message says in a sentence why not."""


@transaction.atomic
def take_back_roster(*, household: int, request: UUID, now: datetime, by: str) -> tuple[str, ...]:
    """A sentence for each thing that was changed since and therefore stays.

    What has begun stays, too. Whoever had not read what changed for them need not hear of it;
    the others are told. Raises NotTakenBackError with a sentence, and LookupError where there is
    no such plan.
    """
    row = HouseholdRow.objects.select_for_update().get(pk=household)
    asked = request_of(row, request)
    plan = asked.draft
    if plan is None or plan.state != "published" or plan.published_at is None:
        raise NotTakenBackError("This plan does not count any more; another was published since.")
    before, published_at = shifts_ahead(row, now), plan.published_at
    stays = _undo(row, asked, plan, now)
    take_back(plan, now)
    unaware = untell_members(row, published_at)
    told = notices_words(HouseClock(row.zone), before, shifts_ahead(row, now))
    tell_members(row, {name: each for name, each in told.items() if name not in unaware}, now)
    content = {"plan": str(plan.public_id), "question": asked.question, "stays": list(stays)}
    append_event(row, "roster taken back", at=now, by=by, content=content)
    return stays


def _undo(
    row: HouseholdRow, asked: PlanRequestRow, plan: PlanRow, now: datetime
) -> tuple[str, ...]:
    """What was assumed is no longer so."""
    question = question_of(asked)
    if not question.happened:
        return ()
    made = read_household(plan.household_text)
    house, stays = undone(load_household(row), question.happened, question.household, made)
    save_household(house, row=row, now=now)
    return stays
