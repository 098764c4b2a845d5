"""What happened, appended and sealed; whether the chain still holds."""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from horarium.store.models import EventRow, HouseholdRow

_BEGINNING = "0" * 64
# What an event says once it is erased.
_NOTHING = "{}"


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be appended to the chain of one household; ``by`` says whose decision it was."""

    household: int
    kind: str
    at: datetime
    by: str
    content: Mapping[str, object]


def append_event(
    household: HouseholdRow, kind: str, *, at: datetime, by: str, content: Mapping[str, object]
) -> EventRow:
    """One more event, sealed to the last. Two at once wait for each other.

    Call it in the transaction of what it tells, so that neither is there without the other.
    """
    [event] = append_events([Told(household.pk, kind, at, by, content)])
    return event


@transaction.atomic
def append_events(told: Sequence[Told]) -> list[EventRow]:
    """The same for many, in their order; the number of queries does not grow with them."""
    chains = _ends({each.household for each in told})
    events = []
    for each in told:
        number, digest = chains[each.household]
        event = EventRow(
            household_id=each.household,
            number=number + 1,
            at=each.at,
            kind=each.kind,
            by=each.by,
            content=json.dumps(
                each.content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
            ),
            salt=secrets.token_hex(16),
            previous=digest,
        )
        event.said = _said(event)
        event.digest = _digest(event)
        chains[each.household] = (event.number, event.digest)
        events.append(event)
    return EventRow.objects.bulk_create(events)


def _ends(households: set[int]) -> dict[int, tuple[int, str]]:
    """Number and digest of the last event of each, held until the transaction ends.

    They are locked in one order, so that no two wait for each other, and read once they are held.
    """
    rows = HouseholdRow.objects.filter(pk__in=households).order_by("pk")
    list(rows.select_for_update().values_list("pk"))
    events = EventRow.objects.filter(household=OuterRef("pk")).order_by("-number")
    ends = rows.annotate(
        number=Subquery(events.values("number")[:1]), digest=Subquery(events.values("digest")[:1])
    )
    return {
        pk: (number or 0, digest or _BEGINNING)
        for pk, number, digest in ends.values_list("pk", "number", "digest")
    }


def broken_event(household: HouseholdRow) -> int | None:
    """The number of the first event that is missing or not as it was written; None is whole."""
    previous = _BEGINNING
    events = EventRow.objects.filter(household=household).iterator()
    for number, event in enumerate(events, start=1):
        sound = event.number == number and event.previous == previous and _is_as_said(event)
        if not sound or event.digest != _digest(event):
            return number
        previous = event.digest
    return None


def _is_as_said(event: EventRow) -> bool:
    """Whether it says what it said, or nothing any more."""
    if not event.salt:
        return (event.by, event.content) == ("", _NOTHING)
    return event.said == _said(event)


def _said(event: EventRow) -> str:
    return _sha256(event.salt, event.by, event.content)


def _digest(event: EventRow) -> str:
    """SHA-256 over the event and the digest of the one before."""
    at = event.at.astimezone(UTC).isoformat()
    return _sha256(event.number, at, event.kind, event.said, event.previous)


def _sha256(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def erase_said(household: HouseholdRow, words: str) -> int:
    """Erase what was said in every event that holds ``words``; in how many.

    That something happened, and when, stays, and the chain holds.
    """
    spelled = json.dumps(words, ensure_ascii=False)[1:-1]
    holds = re.compile(rf"(?<!\w){re.escape(spelled)}(?!\w)")
    events = EventRow.objects.filter(household=household).exclude(salt="")
    found = [
        each.pk
        for each in events
        if holds.search(each.by)
        or holds.search(json.dumps(json.loads(each.content), ensure_ascii=False))
    ]
    return EventRow.objects.filter(pk__in=found).update(by="", content=_NOTHING, salt="")
