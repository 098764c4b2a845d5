"""A page asks the database as often in a house that holds much as in one that holds little."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from horarium.actions.ask_absence import ask_absence
from horarium.actions.ask_wish import ask_wish
from horarium.actions.check_in import check_in
from horarium.actions.say_machine import say_machine
from horarium.core.household import Household
from horarium.core.machine_hours import MachineState
from horarium.core.people import Absence, Service
from horarium.store.models import (
    AccountRow,
    CheckInRow,
    HandedWordRow,
    HouseholdRow,
    MachineFreeRow,
    MachineSaidRow,
    NoticeRow,
    OfferRow,
    PlacedRow,
    PlanRow,
    ShiftRow,
)
from tests.cast import activity, at, attendant, house, likes, machine, need, plan, span, weekly
from tests.in_the_house import account, device, member, signed_in
from tests.lived_in import published
from tests.planned_house import EARLY, WEEK, asked, drafted, furnished

pytestmark = pytest.mark.django_db

NOW = at("wed 12:00")
WEEKS = 5


def now() -> Any:
    return NOW


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = f"{__name__}.now"


NAMES = ("Ana", "Ben", "Rosa", *(f"Friend {n}" for n in range(20)))


def _home(names: tuple[str, ...], more: int) -> Household:
    return house(
        name=f"A house of {len(names)}",
        members=tuple(_attendant(name, more) for name in names),
        machine=machine(),
        needs=tuple(need("always", skills=("pump",), name=f"need {n}") for n in range(more)),
        activities=tuple(activity(f"reading {n}", "1h", "in") for n in range(more)),
        services=tuple(
            Service(f"service {n}", "415 555 0160", weekly("always"), timedelta(hours=9))
            for n in range(more)
        ),
    )


def _attendant(name: str, more: int) -> Any:
    away = tuple(Absence(span(f"sun+{3 + n} 07:00-15:00")) for n in range(more))
    skills = ("pump", *(f"skill {n}" for n in range(more - 1)))
    wishes = tuple(likes("mon", strength=1) for _ in range(more))
    return replace(attendant(name, skills=skills, wishes=wishes), absences=away)


def _published(row: HouseholdRow, home: Household, back: int) -> None:
    """A week that was published for days so many weeks ago."""
    ago = timedelta(days=7 * back)
    made = plan(
        *WEEK,
        activities=tuple(f"{each.name} wed 18:00-19:00" for each in home.activities[:1]),
        out=("wed 13:00-15:00",),
    )
    moved = replace(
        made,
        first_day=made.first_day - ago,
        shifts=tuple(_earlier(each, ago) for each in made.shifts),
        placed=tuple(_earlier(each, ago) for each in made.placed),
        machine_free=tuple(_earlier(each, ago) for each in made.machine_free),
    )
    published(row, home, moved, EARLY - ago)


def _earlier(each: Any, ago: timedelta) -> Any:
    return replace(each, start_at=each.start_at - ago, end_at=each.end_at - ago)


def _house(names: tuple[str, ...], more: int) -> HouseholdRow:
    """With ``more`` of everything, and so many weeks of history."""
    home = _home(names, more)
    row = furnished(home)
    for back in reversed(range(more)):
        _published(row, home, back)
    for name in names:
        whose = account(row, name)
        for n in range(more):
            ask_absence(account=whose.pk, when=f"1988-04-{10 + n}", now=NOW, by=name)
            hours = (f"{'mon tue wed thu fri'.split()[n]} 09:00-12:00",)
            ask_wish(account=whose.pk, likes=True, hours=hours, strength=1, now=NOW, by=name)
            NoticeRow.objects.create(account=whose, at=NOW, sentence="Something.")
        check_in(household=row.pk, name=name, now=NOW, by=name)
    for n in range(more):
        for state in (MachineState.OUT, MachineState.IN, None):
            moment = NOW - timedelta(days=2 * n, hours=2)
            say_machine(account=account(row).pk, state=state, now=moment, by="Mark")
    _offered(row, more)
    for _ in range(more):
        drafted(asked(row, NOW), plan(*WEEK), NOW)
    return row


def _offered(row: HouseholdRow, more: int) -> None:
    """So many shifts offered, and so many that somebody would take."""
    ahead = ShiftRow.objects.filter(household=row, start_at__gt=NOW, member__name="Ana")
    ben = member(row, "Ben")
    for each in list(ahead)[:more]:
        for taker in (None, ben):
            OfferRow.objects.create(
                household=row,
                shift=None if taker else each,
                owner=None if taker else each.member,
                taker=taker,
                start_at=each.start_at,
                end_at=each.end_at,
                state="accepted" if taker else "offered",
                offered_at=NOW,
            )
    check_in_of_ana = CheckInRow.objects.get(member__household=row, member__name="Ana")
    for n in range(more):
        HandedWordRow.objects.create(check_in=check_in_of_ana, by=ben, text=f"word {n}")


def _count(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(queries)


def _addresses(row: HouseholdRow) -> Iterator[tuple[str, str, str]]:
    """What is looked at, by whom, and where it is in a house."""
    shift = ShiftRow.objects.get(household=row, member__name="Ana", start_at=at("thu 07:00"))
    placed = PlacedRow.objects.filter(household=row).latest("start_at")
    for who in ("", "Ana"):
        for page in (
            "/",
            "/machine/",
            "/machine/now/",
            "/week/",
            "/week/1988-03-07/",
            "/away/",
            "/devices/",
        ):
            yield who, page, page
        yield who, "a shift", f"/shift/{shift.public_id}/"
    yield from (("", page, page) for page in ("/day/", "/plan/", "/what-if/", "/circle/"))
    yield from (("", page, page) for page in ("/household/", "/household/need/new/"))
    yield "", "a gap", "/gap/19880316T2100Z/"
    yield "", "an activity", f"/placed/{placed.pk}/"
    yield "", "a draft", f"/plan/{_draft(row)}/"
    said = MachineSaidRow.objects.filter(household=row).earliest("-at", "pk")
    yield "", "a word on the machine", f"/machine/{said.public_id}/"
    yield "", "publishing", f"/plan/{_draft(row)}/publish/"
    yield "", "a member's form", f"/household/member/{shift.member.public_id}/"


def _draft(row: HouseholdRow) -> UUID:
    return PlanRow.objects.filter(household=row, state="draft").latest("pk").request.public_id


def _counts(row: HouseholdRow) -> dict[tuple[str, str], int]:
    clients = {who: signed_in(account(row, who)) for who in ("", "Ana")}
    counts = {(who, page): _count(clients[who], where) for who, page, where in _addresses(row)}
    his = clients[""]
    assert AccountRow.objects.get(household=row, member=None).devices.get() == device(his)
    his.post("/curtain/")
    counts["nobody", "behind the curtain"] = _count(his, "/")
    return counts


def test_number_of_questions_stays_the_same() -> None:
    """Two of everything and two weeks; and five of it, with twenty members more."""
    small, large = _house(NAMES[:3], 2), _house(NAMES, WEEKS)
    assert MachineFreeRow.objects.filter(household=large).count() == WEEKS
    few, many = _counts(small), _counts(large)
    assert {each: (few[each], many[each]) for each in few if few[each] != many[each]} == {}
