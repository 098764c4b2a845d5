"""A house of which nobody but he may know all: what is hidden in it can be anything.

Its hours, places and tasks are the same in every world. ``Hidden`` is what differs: words of his,
facts of others, and what is under way that nobody else has to do with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.test import Client
from django.urls import URLPattern

from horarium.actions.accept_offer import accept_offer
from horarium.actions.ask_absence import ask_absence
from horarium.actions.check_in import check_in
from horarium.actions.leave_today import leave_today
from horarium.actions.offer_shift import offer_shift
from horarium.actions.request_plan import request_plan
from horarium.actions.say_machine import say_machine
from horarium.config.urls import urlpatterns
from horarium.core.hours import MINUTE
from horarium.core.household import Household
from horarium.core.machine import Equipment, Machine
from horarium.core.machine_hours import MachineState
from horarium.core.people import Absence, Member, Part, Person
from horarium.core.roster import Plan
from horarium.core.watching import Watching
from horarium.store.models import DeviceRow, HouseholdRow, MachineSaidRow, ShiftRow
from tests.cast import (
    CLOCK,
    activity,
    at,
    attendant,
    backup,
    competence,
    dislikes,
    house,
    machine,
    need,
    on,
    placed,
    plan,
    span,
    weekly,
)
from tests.in_the_house import account, device, member, signed_in
from tests.planned_house import EARLY, WEEK, furnished, published

MEMBERS = ("Ana", "Ben", "Father Brendan", "Cheryl", "Grace")
# Rosa does not come tonight; nobody else is told why, or whether she was to.
ROSA = "Rosa wed 23:00-07:00"
NOW = at("wed 16:00")
OTHERS = ("tue", "thu", "fri", "sat", "sun")
AFTER = tuple(
    each.replace("Rosa", "Joseph") if each.split()[1] in OTHERS else each for each in WEEK
)
BEFORE = tuple("Ana thu 07:00-14:00" if "Ana thu" in each else each for each in AFTER)


@dataclass(frozen=True)
class Hidden:
    """What is known to him alone, or to whom it is about."""

    outing: str = "session"
    at_home: str = "letters"
    kind: str = "personal outing"
    note: str = "never alone with the lung open"
    assessor: str = "Dr. Lin"
    machine: str = "iron lung"
    need: str = "always"
    equipment: str = "gurney"
    importance: int = 2
    held: int = 0
    pay: int = 5
    floor: str = "Dr. Lin"
    trusted: str = "Ana"
    set_by: str = "Dr. Ortiz"
    why_rosa: str = "she is away"
    under_way: bool = False


NO_SHIFT = f"/shift/{UUID(int=1)}/"


def now() -> datetime:
    """What the clock of every world says."""
    return NOW


def _rosa(hidden: Hidden) -> Member:
    """Her own facts; she is away, or leaves, or was never to come."""
    away = (Absence(span("wed 23:00-07:00")),) if hidden.why_rosa == "she is away" else ()
    return replace(
        attendant("Rosa", skills=()),
        phone=f"415 555 01{hidden.pay % 100:02}",
        pay=Decimal(hidden.pay),
        competences=(replace(competence("pump"), condition=hidden.note),),
        unwilling=frozenset({hidden.kind}),
        never_with=frozenset({"Ben"}) if hidden.held else frozenset(),
        wishes=(dislikes("tue", strength=1 + hidden.held % 3),),
        absences=away,
        leaves_on=on("wed") if hidden.why_rosa == "she leaves" else None,
    )


def _household(hidden: Hidden) -> Household:
    outing = activity(
        hidden.outing,
        "2h",
        "out",
        kind=hidden.kind,
        shown_as="Out",
        travel="30m",
        importance=hidden.importance,
        held=hidden.held,
        equipment=(hidden.equipment,),
    )
    at_home = activity(hidden.at_home, "1h", "in" if hidden.held else "either")
    return house(
        name="Mark's house",
        person=Person("Mark", "415 555 0100"),
        machine=_machine(hidden),
        equipment=(Equipment(hidden.equipment),),
        needs=(need("always", skills=("pump",), name=hidden.need),),
        watching=_watching(hidden),
        activities=(outing, at_home),
        members=(
            attendant("Ana", skills=("pump", "driving")),
            attendant("Ben"),
            _rosa(hidden),
            attendant("Joseph"),
            Member("Father Brendan", frozenset({Part.CONFIDANT})),
            Member("Cheryl", frozenset({Part.PROFESSIONAL}), availability=weekly("tue", "wed")),
            backup("Grace"),
        ),
    )


def _watching(hidden: Hidden) -> Watching:
    """Whom a quiet sign reaches is between the two of them."""
    return Watching(
        grace=hidden.importance * MINUTE,
        quiet=weekly("daily 22:00-06:30")[0] if hidden.held else None,
        floor=hidden.floor,
        floor_phone="415 555 0170",
        essentials=(hidden.note,),
        trusted=hidden.trusted,
    )


def _machine(hidden: Hidden) -> Machine:
    """What he can bear beyond his being back in time, and who said so, is nobody's business."""
    [tolerance] = machine(reserve="30m", recovery=f"{1 + hidden.held}h").tolerances
    return replace(
        machine(), name=hidden.machine, tolerances=(replace(tolerance, set_by=hidden.set_by),)
    )


def _plan(hidden: Hidden, *shifts: str) -> Plan:
    was_to_come = hidden.why_rosa != "she was never to come"
    return plan(
        *(each for each in shifts if each != ROSA or was_to_come),
        activities=(
            placed(f"{hidden.outing} wed 14:00-16:00", "30m"),
            placed(f"{hidden.at_home} wed 18:00-19:00"),
        ),
        out=("wed 13:30-16:30",),
    )


def _built(hidden: Hidden) -> HouseholdRow:
    """Of her Thursday Ana has a notice. It is Wednesday, four o'clock."""
    row = furnished(_household(hidden))
    for name in (*MEMBERS, "Rosa"):
        account(row, name)
    published(row, made=_plan(hidden, *BEFORE))
    published(row, made=_plan(hidden, *AFTER), now=EARLY + timedelta(hours=1))
    if hidden.why_rosa == "she left":
        leave_today(
            household=row.pk,
            member=member(row, "Rosa").public_id,
            now=at("wed 11:00"),
            by="Mark",
        )
    _said(row)
    _offered(row)
    if hidden.under_way:
        _under_way(row)
    for each in ShiftRow.objects.select_related("member"):
        each.public_id = still(each.member.name, f"{CLOCK.local(each.start_at):%a}".lower())
        each.save(update_fields=["public_id"])
    return row


def _said(row: HouseholdRow) -> None:
    """He went out when Ana was there, said so, and said it was earlier."""
    for n, moment in enumerate(("wed 11:00", "wed 13:40")):
        state = (MachineState.IN, MachineState.OUT)[n]
        whose = account(row, "Ana").pk
        say_machine(account=whose, state=state, now=at(moment), by="Ana")
    for n, each in enumerate(MachineSaidRow.objects.filter(household=row)):
        MachineSaidRow.objects.filter(pk=each.pk).update(public_id=still("said", str(n)))


def _offered(row: HouseholdRow) -> None:
    """Joseph would pass on his Thursday night; Grace would take what Ana offers of her Friday."""
    for name, start, taker in (("Joseph", "thu 23:00", ""), ("Ana", "fri 07:00", "Grace")):
        shift = ShiftRow.objects.get(member__name=name, member__household=row, start_at=at(start))
        moment, home = at("wed 12:00"), row.pk
        offer_shift(household=home, shift=shift.public_id, to="", now=moment, by=name)
        offer = still("offer", name)
        shift.offers.update(public_id=offer)
        if taker:
            accept_offer(household=home, offer=offer, now=moment, by=taker)


def still(name: str, what: str) -> UUID:
    """What a shift or device is called in every world: such names are random elsewhere."""
    return uuid5(NAMESPACE_URL, f"{name} {what}")


def _under_way(row: HouseholdRow) -> None:
    """Rosa signed in, came and asks to be away; he asks for a plan."""
    if not member(row, "Rosa").gone_at:
        check_in(household=row.pk, name="Rosa", now=NOW, by="Rosa")
        asked = account(row, "Rosa")
        signed_in(asked)
        ask_absence(account=asked.pk, when="1988-03-19", now=NOW, by="Rosa")
    request_plan(household=row.pk, now=NOW, by="Mark")


# -- what each sees


def pages_in(hidden: Hidden) -> dict[tuple[str, str], bytes]:
    """Every page for each who may not know, in a world that is gone afterwards."""
    with transaction.atomic():
        row = _built(hidden)
        seen = {
            (name, address): answer_of(client, address)
            for name, client in lookers(row)
            for address in addresses(row)
        }
        transaction.set_rollback(True)
    return seen


def lookers(row: HouseholdRow) -> Iterator[tuple[str, Client]]:
    for name in MEMBERS:
        client = signed_in(account(row, name))
        DeviceRow.objects.filter(pk=device(client).pk).update(public_id=still(name, "device"))
        yield name, client
    bedside = signed_in(account(row))
    bedside.post(f"/devices/{device(bedside).public_id}/", {"name": "tablet", "shared": "1"})
    bedside.post("/curtain/")
    yield "behind the curtain", bedside


def addresses(row: HouseholdRow) -> Iterator[str]:
    """All that name nothing, and those of the shifts, gaps, days and activities of some days."""
    for each in urlpatterns:
        assert isinstance(each, URLPattern)
        if not each.pattern.converters and getattr(each.callback, "audience", "") != "everyone":
            yield f"/{each.pattern}"
    near = ShiftRow.objects.filter(
        household=row, start_at__range=(at("tue 22:00"), at("thu 16:00"))
    )
    for shift in near:
        if shift.member.name != "Rosa":
            yield f"/shift/{shift.public_id}/"
    yield from ("/week/1988-03-14/", "/week/1988-03-21/", "/day/1988-03-16/")
    yield from ("/gap/19880318T0700Z/", NO_SHIFT, f"/machine/{still('said', '1')}/")


TOKENS = re.compile(rb"""((?:value="|token": "))\w{32,64}(?=")""")


def answer_of(client: Client, address: str) -> bytes:
    """The answer as it is sent, but for its tokens."""
    answer: Any = client.get(address)
    head = [f"{name}: {value}" for name, value in answer.headers.items()]
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return "\n".join([str(answer.status_code), *head, ""]).encode() + TOKENS.sub(rb"\1", body)
