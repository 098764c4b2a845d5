"""What happened, appended and sealed; whether the chain still holds."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import transaction

from horarium.store.models import EventRow, HouseholdRow

_BEGINNING = "0" * 64


@transaction.atomic
def append_event(
    household: HouseholdRow, kind: str, *, at: datetime, by: str, content: Mapping[str, object]
) -> EventRow:
    """One more event, sealed to the last. Two at once wait for each other.

    Call it in the transaction of what it tells, so that neither is there without the other.
    """
    HouseholdRow.objects.select_for_update().get(pk=household.pk)
    last = EventRow.objects.filter(household=household).last()
    event = EventRow(
        household=household,
        number=last.number + 1 if last else 1,
        at=at,
        kind=kind,
        by=by,
        content=json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        previous=last.digest if last else _BEGINNING,
    )
    event.digest = _digest(event)
    event.save(force_insert=True)
    return event


def broken_event(household: HouseholdRow) -> int | None:
    """The number of the first event that is missing or not as it was written; None is whole."""
    previous = _BEGINNING
    events = EventRow.objects.filter(household=household).iterator()
    for number, event in enumerate(events, start=1):
        sound = event.number == number and event.previous == previous
        if not sound or event.digest != _digest(event):
            return number
        previous = event.digest
    return None


def _digest(event: EventRow) -> str:
    """SHA-256 over the event and the digest of the one before."""
    at = event.at.astimezone(UTC).isoformat()
    parts = [event.number, at, event.kind, event.by, event.content, event.previous]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
