"""Every address, for whoever there is: nobody sees what is not for them, and no view is unmarked.

A new address is tried by itself. What stands in it (a member, a shift ...) is taken from a house
of which one of those who look is not: give a new kind its example in ``EXAMPLES``.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, path

from horarium.actions.leave_today import leave_today
from horarium.config.urls import urlpatterns
from horarium.store.models import (
    AskRow,
    CheckInRow,
    DrillRow,
    ElsewhereRow,
    EpisodeRow,
    HopedAbsenceRow,
    HouseholdRow,
    MachineSaidRow,
    OfferRow,
    PlacedRow,
    PlanRequestRow,
    PlanRow,
    ShiftRow,
    WatchRow,
)
from tests.cast import machine
from tests.in_the_house import NOON, account, device, furnished, member, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

AUDIENCES = {"everyone", "circle", "person"}
# A page for the circle that shows what its address names: theirs alone, or none of them.
NOT_THERE = {404}
IN = {200, 204, 302, 303, 405, 410, 422}
# What these do to whoever is signed in would end the look around.
ENDS = {"/door/out/"}


def addresses(patterns: list[Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Each address as it is written, with its view."""
    for each in patterns:
        written = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, written)
        elif isinstance(each, URLPattern):
            yield written, each


def unmarked(patterns: list[Any]) -> list[str]:
    """The addresses whose view does not say whom it is for."""
    return [
        written
        for written, each in addresses(patterns)
        if getattr(each.callback, "audience", None) not in AUDIENCES
    ]


def test_every_view_says_whom_it_is_for() -> None:
    assert not unmarked(list(urlpatterns))


def test_what_is_his_alone_is_marked_so() -> None:
    """Whatever is added there."""
    his = (
        *(
            "circle/",
            "household/",
            "what-if/",
            "plan/",
            "curtain/pattern/",
            "curtain/quiet/",
            "scribe/",
        ),
        *("gap/", "placed/", "search/", "visit/", "ladder/", "app/"),
    )
    for written, each in addresses(list(urlpatterns)):
        if written.startswith(his):
            assert each.callback.audience == "person", written


def test_view_without_a_mark_is_found() -> None:
    def planted(_: HttpRequest) -> HttpResponse:
        return HttpResponse("everything about him")

    assert unmarked([*urlpatterns, path("planted/", planted)]) == ["planted/"]


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
        ladder="[]",
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


EXAMPLES: dict[str, Callable[[HouseholdRow], object]] = {
    "stay": lambda row: ElsewhereRow.objects.get(household=row).public_id,
    "visit": lambda row: CheckInRow.objects.get(member__household=row).pk,
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


@pytest.fixture
def row() -> HouseholdRow:
    """The house whose things stand in the addresses."""
    row = furnished(machine=machine())
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


@pytest.fixture
def lookers(row: HouseholdRow) -> dict[str, Client]:
    """Whoever there is."""
    other = furnished("another house", machine=machine())
    gone = signed_in(account(row, "Rosa"))
    leave_today(household=row.pk, member=member(row, "Rosa").public_id, now=NOON, by="Mark")
    return {
        "nobody": Client(HTTP_HOST="localhost"),
        "gone": gone,
        "attendant": signed_in(account(row, "Ben")),
        "another": signed_in(account(other)),
        "person": signed_in(account(row)),
    }


ADDRESSES = [
    pytest.param((written, each), id=written or "now")
    for written, each in addresses(list(urlpatterns))
]


def answered(client: Client, address: str) -> int:
    """The status of a page; where it leads to the door of the house, 401."""
    answer = client.get(address)
    to_the_door = answer.headers.get("Location", "").startswith("/door/?next=")
    return 401 if to_the_door else answer.status_code


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_each_address_for_each_looker(
    pattern: Any, row: HouseholdRow, lookers: dict[str, Client]
) -> None:
    address, audience = filled(pattern, row), pattern[1].callback.audience
    named = OWNED & set(pattern[1].pattern.converters)
    if address in ENDS:
        return
    for who in ("nobody", "gone"):
        assert answered(lookers[who], address) in (IN if audience == "everyone" else {401}), who
    ben = answered(lookers["attendant"], address)
    assert ben in (NOT_THERE if audience == "person" else IN | NOT_THERE)
    assert answered(lookers["another"], address) in (NOT_THERE | {303, 405} if named else IN)


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_each_address_is_there_for_him(
    pattern: Any, row: HouseholdRow, lookers: dict[str, Client]
) -> None:
    address = filled(pattern, row)
    if address not in ENDS:
        assert answered(lookers["person"], address) in IN


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_nothing_changes_for_who_may_not(
    pattern: Any, row: HouseholdRow, lookers: dict[str, Client]
) -> None:
    """A POST from nobody, from somebody who left, from an attendant, from another house."""
    address, audience = filled(pattern, row), pattern[1].callback.audience
    named = OWNED & set(pattern[1].pattern.converters)
    events = row.events.count()
    if audience != "everyone":
        for who in ("nobody", "gone"):
            answer = lookers[who].post(address, headers={"Sec-Fetch-Site": "same-origin"})
            # What asks beside a form while somebody types is answered with nothing.
            assert answer.status_code == (204 if address.endswith("/look/") else 403), who
    if audience == "person":
        assert lookers["attendant"].post(address).status_code == 404
    if named:
        lookers["another"].post(address, {"name": "theirs", "parts": "driver"})
    assert row.events.count() == events


def test_curtain_covers_every_address(row: HouseholdRow) -> None:
    """But for those that open it."""
    client = signed_in(account(row))
    client.post("/curtain/")
    assert device(client).curtain
    for pattern in addresses(list(urlpatterns)):
        address = filled(pattern, row)
        if not address.startswith(("/curtain/open/", "/curtain/covered/", "/curtain/arrived/")):
            page = client.get(address).content.decode() or client.post(address).content.decode()
            assert "Here now" in page or "Open the curtain" in page, address


def test_public_identifiers_are_random(row: HouseholdRow) -> None:
    """Nobody finds one by counting."""
    first, second = (member(row, name).public_id for name in ("Ana", "Ben"))
    assert isinstance(first, UUID)
    assert first.version == second.version == 4
