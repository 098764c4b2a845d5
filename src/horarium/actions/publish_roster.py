"""A draft becomes the roster, and the household what the draft was made for."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.core.happened import after
from horarium.core.hours import HouseClock
from horarium.core.roster import Shift
from horarium.store.events import append_event
from horarium.store.households import load_household, save_household
from horarium.store.models import HouseholdRow
from horarium.store.notices import tell_members
from horarium.store.plan_requests import question_of, request_of, why_stale
from horarium.store.rosters import publish, shifts_ahead
from horarium.tellings.changes import notices_words


class NotPublishedError(Exception):
    """The draft was not published; the message says in a sentence why not."""


class StaleError(NotPublishedError):
    """The draft was made for what is no longer so; it is asked for anew."""


@transaction.atomic
def publish_roster(*, household: int, request: UUID, now: datetime, by: str) -> None:
    """All of it or nothing. Whoever is touched gets a notice; of two at once one is told.

    Raises NotPublishedError with a sentence, and LookupError where there is no such draft.
    """
    row = HouseholdRow.objects.select_for_update().get(pk=household)
    asked = request_of(row, request)
    draft = asked.draft
    if draft is None or draft.state != "draft":
        raise NotPublishedError("This plan is no draft any more: it was published or dropped.")
    stale = why_stale(asked, draft, now)
    if stale:
        raise StaleError(f"{stale} Plan it anew.")
    question, before = question_of(asked), shifts_ahead(row, now)
    if question.happened:
        changed = after(load_household(row), question.happened)
        save_household(changed, row=row, now=now)
    publish(draft, now)
    _tell(row, before, now)
    content = {"plan": str(draft.public_id), "question": asked.question}
    append_event(row, "roster published", at=now, by=by, content=content)


def _tell(row: HouseholdRow, before: set[Shift], now: datetime) -> None:
    told = notices_words(HouseClock(row.zone), before, shifts_ahead(row, now))
    tell_members(row, told, now)
