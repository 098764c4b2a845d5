"""The hours ahead of every household, read from its rows for the break-glass."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db.models import Max

from horarium.core.people import Part
from horarium.core.watch.ahead import AHEAD, Ahead, Callee, HouseAhead, Turn, Way
from horarium.core.watch.house_time import HouseTime
from horarium.core.watch.record import ladder_from_text
from horarium.core.watch.situation import Kind
from horarium.store.elsewhere import elsewhere_in
from horarium.store.models import (
    CheckInRow,
    EventRow,
    HouseholdRow,
    MemberRow,
    ShiftRow,
    WatchRow,
)
from horarium.store.reach import FLOOR, PERSON, Addresses, addresses_of

# These know nobody outside of the house's own pages, need rows, or have secrets for addresses.
_WITHIN = ("bell", "push", "app")


def last_change() -> int:
    """A number that is another as soon as anything was done in any household."""
    found: int | None = EventRow.objects.aggregate(last=Max("pk"))["last"]
    return found or 0


def read_ahead(now: HouseTime) -> Ahead:
    """All that the break-glass needs if this is the last that it hears."""
    rows = HouseholdRow.objects.select_related("watching").order_by("pk")
    houses = tuple(_house(row, now.latest_at) for row in rows)
    return Ahead(now.reading, now.believed_at, houses)


def _house(row: HouseholdRow, now: datetime) -> HouseAhead:
    addresses = addresses_of(row)
    his = addresses[PERSON]
    addresses[PERSON] = replace(his, phone=his.phone or row.person_phone)
    return HouseAhead(
        str(row.pk),
        row.zone,
        tuple(_turns(row, now)),
        tuple(_here(row)),
        (PERSON, FLOOR),
        tuple(_order(row)),
        tuple(Callee(contact, _ways(known)) for contact, known in addresses.items()),
        tuple(elsewhere_in([row.pk], now)[row.pk]),
    )


def _ways(known: Addresses) -> tuple[Way, ...]:
    mail = {"mail": known.email}
    return tuple(
        Way(each, mail.get(each, known.phone)) for each in known.ways if each not in _WITHIN
    )


def _turns(row: HouseholdRow, now: datetime) -> Iterator[Turn]:
    shifts = ShiftRow.objects.filter(
        household=row, end_at__gt=now, start_at__lte=now + AHEAD, member__gone_at=None
    )
    for each in shifts.select_related("member").order_by("start_at", "pk"):
        yield Turn(str(each.member.public_id), each.start_at, each.end_at)


def _here(row: HouseholdRow) -> Iterator[str]:
    here = CheckInRow.objects.filter(member__household=row, member__gone_at=None, out_at=None)
    for each in here.select_related("member"):
        yield str(each.member.public_id)


def _order(row: HouseholdRow) -> list[str]:
    """As on the next ladder, where one is made ready already; else who stands by comes first."""
    known = WatchRow.objects.filter(household=row).exclude(kind=Kind.QUIET)
    going = known.exclude(state="ended").exclude(ladder="")
    nearest = going.order_by("due_at").first()
    if nearest:
        return [each.id for each in ladder_from_text(nearest.ladder)]
    members = MemberRow.objects.filter(household=row, gone_at=None).order_by("place")
    parts = [(str(each.public_id), each.parts) for each in members]
    standing_by = [contact for contact, held in parts if Part.BACKUP in held]
    attending = [contact for contact, held in parts if Part.ATTENDANT in held]
    return list(dict.fromkeys([*standing_by, *attending]))
