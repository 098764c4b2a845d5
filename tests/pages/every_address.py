"""Every address there is, and a house in which each thing that one names is there.

A new address is tried by itself. What stands in it (a member, a shift ...) is taken from a house
of which one of those who look is not: give a new kind its example in ``EXAMPLES``.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver

from horarium.config.urls import urlpatterns
from horarium.core.course.kinds import SURROGATE_PARTNER
from horarium.core.course.record import CourseRecord
from horarium.core.people import Part
from horarium.core.story import Fact, Figure, Story, Subject, They
from horarium.core.watch.record import ladder_to_text
from horarium.core.watch.situation import Contact, Standing
from horarium.store.courses import begin
from horarium.store.models import (
    AskRow,
    CheckInRow,
    CourseRow,
    DrillRow,
    ElsewhereRow,
    EntryRow,
    EpisodeRow,
    HopedAbsenceRow,
    HouseholdRow,
    JournalRow,
    MachineSaidRow,
    MemberRow,
    OfferRow,
    PlacedRow,
    PlanRequestRow,
    PlanRow,
    ShiftRow,
    WatchRow,
    WordsRow,
)
from horarium.store.stories import save_story
from tests.cast import machine
from tests.in_the_house import NOON, account, furnished, member, signed_in


def addresses(patterns: list[Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Each address as it is written, with its view."""
    for each in patterns:
        written = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, written)
        elif isinstance(each, URLPattern):
            yield written, each


# -- what stands in addresses


def watch(row: HouseholdRow) -> WatchRow:
    """Somebody is searched for."""
    found = WatchRow.objects.filter(household=row, kind="alone").first()
    if found:
        return found
    found = WatchRow.objects.create(
        household=row,
        kind="alone",
        state="open",
        due_at=NOON,
        until_at=NOON + timedelta(hours=1),
        look_house_at=NOON,
        made_at=NOON,
    )
    EpisodeRow.objects.create(
        watch=found,
        cause="he said that he is alone",
        ladder=ladder_to_text((Contact("person", "Mark", Standing.PERSON),)),
        opened_house_at=NOON,
        opened_at=NOON,
    )
    return found


def ask(row: HouseholdRow) -> AskRow:
    """He was asked himself."""
    ask, _ = AskRow.objects.get_or_create(
        episode=watch(row).episodes.get(),
        step=1,
        contact="person",
        defaults={"loud": True, "code": "4711", "asked_house_at": NOON, "asked_at": NOON},
    )
    return ask


def drill(row: HouseholdRow) -> DrillRow:
    """Ana was drilled."""
    told = {"contact": str(member(row, "Ana").public_id), "way": "sms", "code": "4711"}
    times = {"asked_house_at": NOON, "asked_at": NOON}
    drill, _ = DrillRow.objects.get_or_create(household=row, day=NOON.date(), defaults=told | times)
    return drill


def entry(row: HouseholdRow) -> EntryRow:
    """He keeps a journal."""
    journal, _ = JournalRow.objects.get_or_create(household=row, defaults={"key": "his"})
    return EntryRow.objects.create(journal=journal, at=NOON, sealed=b"")


PROFESSIONALS = ("Cheryl", "Dr. Stein")


def course(row: HouseholdRow) -> CourseRow:
    """He considers a course with Cheryl."""
    found = CourseRow.objects.filter(household=row).first()
    if found:
        return found
    hers, theirs = (str(member(row, each).public_id) for each in PROFESSIONALS)
    record = CourseRecord(SURROGATE_PARTNER, hers, theirs)
    return begin(row, record, "He considers it.", NOON)


def words(row: HouseholdRow) -> WordsRow:
    """He asked for counsel."""
    brendan = member(row, "Father Brendan")
    return WordsRow.objects.create(
        household=row, member=brendan, to_him=False, sent_at=NOON, key=uuid4().hex, sealed=b""
    )


EXAMPLES: dict[str, Callable[[HouseholdRow], object]] = {
    "stay": lambda row: ElsewhereRow.objects.get(household=row).public_id,
    "visit": lambda row: CheckInRow.objects.filter(member__household=row).earliest("pk").pk,
    "member": lambda row: member(row, "Ana").public_id,
    "shift": lambda row: ShiftRow.objects.filter(household=row).earliest("start_at").public_id,
    "plan": lambda row: PlanRow.objects.filter(household=row).latest("pk").public_id,
    "request": lambda row: PlanRequestRow.objects.get(household=row).public_id,
    "watch": lambda row: watch(row).public_id,
    "ask": lambda row: ask(row).pk,
    "drill": lambda row: drill(row).pk,
    "table": lambda _: "member",
    "request_id": lambda row: PlanRequestRow.objects.get(household=row).public_id,
    "kind": lambda _: "absence",
    "hope": lambda row: HopedAbsenceRow.objects.get(member__household=row).public_id,
    "offer": lambda row: OfferRow.objects.get(household=row).public_id,
    "said": lambda row: MachineSaidRow.objects.get(household=row).public_id,
    "word": lambda _: "approve",
    "id": lambda row: str(member(row, "Ana").public_id),
    "device": lambda row: account(row).devices.latest("pk").public_id,
    "passkey": lambda _: 1,
    "code": lambda _: "K7FM3WRX9TAD",
    "day": lambda _: "1988-03-16",
    "instant": lambda _: "19880316T1100Z",
    "placed": lambda row: PlacedRow.objects.filter(household=row).earliest("start_at").pk,
    "at": lambda _: "1988-03-16T20:00",
    "entry": lambda row: entry(row).public_id,
    "words": lambda row: words(row).public_id,
    "course": lambda row: course(row).public_id,
    "which": lambda _: "hospital",
    "number": lambda _: 1,
}
# Whose rows these are is seen by their identifiers.
OWNED = {
    "stay",
    "visit",
    "watch",
    "ask",
    "drill",
    "placed",
    "member",
    "shift",
    "plan",
    "request",
    "device",
    "id",
    "request_id",
    "hope",
    "offer",
    "said",
    "entry",
    "words",
    "course",
    "number",
}


def filled(pattern: Any, row: HouseholdRow) -> str:
    """An address with an example of each thing that it names."""
    written = pattern[0]
    for name, converter in pattern[1].pattern.converters.items():
        assert name in EXAMPLES, f"EXAMPLES lacks {name!r}, which stands in {written}"
        value = converter.to_url(EXAMPLES[name](row))
        if name == "table" and "id" not in pattern[1].pattern.converters:
            value = "plan"  # what there is one of has no number
        kinds = {f"<{name}>", *(f"<{kind}:{name}>" for kind in ("uuid", "int", "str", "slug"))}
        for each in kinds:
            written = written.replace(each, value)
    assert "<" not in written, written
    return f"/{written}"


def house_in_use() -> HouseholdRow:
    """The house whose things stand in the addresses."""
    row = furnished(machine=machine())
    for place, name in enumerate(PROFESSIONALS, 9):
        columns: Any = {"parts": frozenset({Part.PROFESSIONAL}), "pay": 0, "place": place}
        MemberRow.objects.create(household=row, name=name, **columns)
    course(row)
    mark = Figure("Mark", "a man", They.HE, ("Mark",))
    save_story(
        row, Story((mark,), (Fact("writes", "Mark", "{Mark} writes.", Subject.WORK, 1, ("Mark",)),))
    )
    MachineSaidRow.objects.create(household=row, at=NOON, state="in", by="Mark", said_at=NOON)
    PlanRequestRow.objects.create(
        household=row, question="?", state="called off", by="Mark", asked_at=NOON, household_text=""
    )
    HopedAbsenceRow.objects.create(
        member=member(row, "Ana"),
        start_at=NOON + timedelta(days=3),
        end_at=NOON + timedelta(days=4),
        asked_at=NOON,
    )
    thursday = ShiftRow.objects.get(household=row, member__name="Rosa")
    OfferRow.objects.create(
        household=row,
        shift=thursday,
        owner=thursday.member,
        start_at=thursday.start_at,
        end_at=thursday.end_at,
        state="offered",
        offered_at=NOON,
    )
    at = {"start_at": NOON, "said_at": NOON, "held_at": NOON, "asked_at": NOON}
    ElsewhereRow.objects.create(household=row, place="hospital", by="Mark", **at)
    CheckInRow.objects.create(member=member(row, "Ana"), in_at=NOON, out_at=NOON)
    signed_in(account(row))
    return row


ADDRESSES = [
    pytest.param((written, each), id=written or "now")
    for written, each in addresses(list(urlpatterns))
]


def answered(client: Client, address: str) -> int:
    """The status of a page; where it leads to the door of the house, 401."""
    answer = client.get(address)
    to_the_door = answer.headers.get("Location", "").startswith("/door/?next=")
    return 401 if to_the_door else answer.status_code
