"""The record in words: what became of the story is sealed, with a key that can be dropped.

His quiet sign is in no record that anybody reads: docs/explanation/the-quiet-sign.md.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from horarium.core.hours import Interval
from horarium.core.watch.situation import Kind
from horarium.store.events import append_event
from horarium.store.keys import NoKeyError, key_named, names_of, new_key, new_name, seal, unseal
from horarium.store.models import EventRow, HouseholdRow, WatchRow

RECORD = "record"
# What becomes of the story, as the kinds of events are called.
LET_KNOW, TOOK_BACK, READ, WROTE = "let know", "took back", "read", "wrote"
OF_THE_STORY = (LET_KNOW, TOOK_BACK, READ, WROTE)
# What becomes of a course. Who did it stands in the words, so that it is forgotten with them.
COURSE, OF_A_COURSE = "course", "a course"
_SEALED = (*OF_THE_STORY, COURSE)
# What an event of another kind names in its content, where that is a word for people.
_NAMED = ("name", "to", "for", "day", "days", "device", "file", "answer", "kind", "entry")
_UNSAID = ("quiet sign given", "quiet word set")


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something that happened; ``words`` are None once their key was dropped."""

    at: datetime
    by: str
    kind: str
    words: str | None


def record_course(household: HouseholdRow, key: str, words: str, *, at: datetime) -> None:
    """One more event, whose words only the key of that course opens: both go together."""
    sealed = seal(key_named(key), words, _about(household))
    content = {"key": key, "sealed": sealed.hex()}
    append_event(household, COURSE, at=at, by=OF_A_COURSE, content=content)


def record(household: HouseholdRow, kind: str, words: str, *, at: datetime, by: str) -> None:
    """One more event, whose words only the key of the record opens."""
    name = next(iter(names_of(household, RECORD)), "")
    if not name:
        name = new_name(household, RECORD)
        new_key(name)
    sealed = seal(key_named(name), words, _about(household))
    append_event(household, kind, at=at, by=by, content={"key": name, "sealed": sealed.hex()})


def recorded(household: HouseholdRow, *kinds: str, when: Interval | None = None) -> list[Recorded]:
    """The events, or those of these ``kinds``, in words, the newest first."""
    events = EventRow.objects.filter(household=household).exclude(kind__in=_UNSAID)
    if kinds:
        events = events.filter(kind__in=kinds)
    if when:
        events = events.filter(at__gte=when.start_at, at__lt=when.end_at)
    quiet = WatchRow.objects.filter(household=household, kind=Kind.QUIET)
    unsaid = {str(each) for each in quiet.values_list("public_id", flat=True)}
    return [
        Recorded(event.at, event.by, event.kind, _words(household, event.kind, said))
        for event in events.order_by("-number")
        if (said := json.loads(event.content)).get("watch") not in unsaid
    ]


def _words(household: HouseholdRow, kind: str, said: dict[str, object]) -> str | None:
    if kind not in _SEALED:
        return ", ".join([kind, *_named(said)])
    try:
        key = key_named(str(said["key"]))
    except (KeyError, NoKeyError):
        return None
    return unseal(key, bytes.fromhex(str(said["sealed"])), _about(household))


def _named(said: dict[str, object]) -> Iterator[str]:
    yield from (str(said[each]) for each in _NAMED if isinstance(said.get(each), str | int))


def _about(household: HouseholdRow) -> str:
    return f"{household.public_id}/{RECORD}"
