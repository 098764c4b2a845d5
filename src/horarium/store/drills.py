"""Whom a drill is for is read, and what was decided of it written, with the message it causes."""

import secrets
from collections.abc import Iterator
from datetime import time

from django.db.models import Q, QuerySet

from horarium.core.watch.drill import DrillDecision, DrillNow, DrillOutcome, DrillSituation, OnDuty
from horarium.core.watch.house_time import HouseTime
from horarium.core.watching import Watching
from horarium.store.drilled import drills_of
from horarium.store.events import append_event
from horarium.store.models import DrillRow, EpisodeRow, HouseholdRow, OutboxRow, ShiftRow
from horarium.store.reach import addresses_of, watching_of
from horarium.store.watches import terms_of

BY = "the watch"


def due_houses(now: HouseTime) -> QuerySet[HouseholdRow]:
    """Those whose drills are to be looked at now."""
    due = Q(drill_house_at=None) | Q(drill_house_at__lte=now.house_at)
    return HouseholdRow.objects.filter(due).select_related("watching").order_by("pk")


def held_houses(now: HouseTime) -> list[HouseholdRow]:
    """The same, held until the transaction ends; whom somebody else holds is left for later."""
    return list(due_houses(now).select_for_update(skip_locked=True, of=("self",)))


def drill_situation(row: HouseholdRow, now: HouseTime) -> DrillSituation:
    """What is known of one house."""
    searched = EpisodeRow.objects.filter(watch__household=row, ended_at=None)
    return DrillSituation(
        terms_of(row), _hour(row), tuple(_on_duty(row, now)), drills_of(row), searched.exists()
    )


def _hour(row: HouseholdRow) -> time:
    watching = watching_of(row)
    return watching.drill if watching else Watching().drill


def _on_duty(row: HouseholdRow, now: HouseTime) -> Iterator[OnDuty]:
    """Whose hours these are by the roster."""
    shifts = ShiftRow.objects.filter(
        household=row, start_at__lte=now.latest_at, end_at__gt=now.latest_at, member__gone_at=None
    )
    contacts = [str(each.member.public_id) for each in shifts.select_related("member")]
    addresses = addresses_of(row) if contacts else {}
    for each in dict.fromkeys(contacts):
        yield OnDuty(each, addresses[each].drilled)


def write_drills(row: HouseholdRow, now: HouseTime, decision: DrillDecision) -> None:
    """All of it or nothing: call it in a transaction that holds the household."""
    for each in decision.failed:
        _fail(row, now, each.contact)
    if decision.begins:
        _begin(row, now, decision.begins)
    look_again(row, decision)


def look_again(row: HouseholdRow, decision: DrillDecision) -> None:
    row.drill_house_at = decision.look_at
    row.save(update_fields=["drill_house_at"])


def _fail(row: HouseholdRow, now: HouseTime, contact: str) -> None:
    waiting = DrillRow.objects.filter(household=row, contact=contact, outcome="waiting")
    OutboxRow.objects.filter(drill__in=waiting, state="pending").update(state="void")
    waiting.update(outcome=DrillOutcome.FAILED)
    content = {"contact": contact}
    append_event(row, "drill not answered", at=now.reading.wall_at, by=BY, content=content)


def _begin(row: HouseholdRow, now: HouseTime, told: DrillNow) -> None:
    drill = DrillRow.objects.create(
        household=row,
        day=told.day,
        contact=told.contact,
        way=told.way,
        code=f"{secrets.randbelow(9000) + 1000}",
        asked_house_at=now.house_at,
        asked_at=now.reading.wall_at,
    )
    OutboxRow.objects.create(
        key=f"{row.public_id}:drill:{told.day}:{told.contact}:{told.way}",
        household=row,
        drill=drill,
        contact=told.contact,
        channel=told.way,
        purpose="drill",
        made_house_at=now.house_at,
        made_at=now.reading.wall_at,
        next_house_at=now.house_at,
    )
    content = {"contact": told.contact, "way": told.way}
    append_event(row, "drill begun", at=now.reading.wall_at, by=BY, content=content)
