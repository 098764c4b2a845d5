"""A house with people in it, for the tests of what they can see and do: rows and signed-in clients.

It is Wednesday noon, ``NOON``, in the week of the cast; Ana attends until 15:00, then Ben.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client

from horarium.actions.set_pattern import set_pattern
from horarium.core.hours import MINUTE
from horarium.core.household import Household
from horarium.core.people import Member, Part
from horarium.store.accounts import account_for
from horarium.store.households import save_household
from horarium.store.models import (
    AccountRow,
    DeviceRow,
    HouseholdRow,
    MemberRow,
    PlacedRow,
    PlanRow,
    ShiftRow,
)
from tests.cast import MONDAY, at, attendant, house, span

NOON = at("wed 12:00")
SHIFTS = (
    "Ana wed 07:00-15:00",
    "Ben wed 15:00-23:00",
    "Rosa thu 07:00-15:00",
    "Ana fri 07:00-15:00",
)


def noon() -> datetime:
    """What a clock says that stands still; name it in HORARIUM_CLOCK."""
    return NOON


def lost() -> datetime:
    """A clock without a battery, after a power cut."""
    return datetime(1970, 1, 1, tzinfo=UTC)


def half_past_two() -> datetime:
    """Ben is about to come."""
    return at("wed 14:30")


def furnished(name: str = "test house", **changes: Any) -> HouseholdRow:
    """Mark's house in rows, with its roster; Father Brendan is a confidant."""
    members = (
        *(attendant(each) for each in ("Ana", "Ben", "Rosa")),
        Member("Father Brendan", frozenset({Part.CONFIDANT})),
    )
    row = kept(house(name=name, **{"members": members, **changes}))
    plan = PlanRow.objects.create(
        household=row,
        first_day=MONDAY,
        days=7,
        state="published",
        text="",
        household_text="",
        made_at=NOON - timedelta(days=7),
        published_at=NOON - timedelta(days=7),
    )
    for each in SHIFTS:
        who, day, hours = each.split(" ", 2)[0], *each.split(" ", 2)[1:]
        when, member = span(f"{day} {hours}"), MemberRow.objects.get(household=row, name=who)
        ShiftRow.objects.create(
            household=row, plan=plan, member=member, start_at=when.start_at, end_at=when.end_at
        )
    mass = span("sun 10:00-11:00")
    PlacedRow.objects.create(
        household=row,
        plan=plan,
        activity="Mass",
        travel=20 * MINUTE,
        start_at=mass.start_at,
        end_at=mass.end_at,
    )
    return row


def kept(household: Household) -> HouseholdRow:
    return save_household(household)


def member(household: HouseholdRow, name: str) -> MemberRow:
    return MemberRow.objects.get(household=household, name=name)


def account(household: HouseholdRow, name: str = "") -> AccountRow:
    """The account of a member, or of the person; made if there is none."""
    return account_for(household, member(household, name) if name else None, NOON)


def signed_in(account: AccountRow, **asked: Any) -> Client:
    """A browser in which an account is signed in; it has opened a page already."""
    client = Client(HTTP_HOST="localhost", **asked)
    client.force_login(account)
    client.get("/devices/")
    return client


def device(client: Client) -> DeviceRow:
    """The row of the device that a client is."""
    return DeviceRow.objects.get(pk=client.session["device"])


def sessions() -> int:
    return Session.objects.count()


def text(response: Any) -> str:
    """What a page says, as the browser gets it."""
    assert isinstance(response, HttpResponse)
    return response.content.decode()


# -- at his bed


PATTERN = ("river", "lamp", "river", "chair")
# Addresses of his, of this house and of nothing.
ANYWHERE = (
    "/",
    "/circle/",
    "/devices/",
    "/week/",
    "/household/?x=1",
    "/door/",
    "/curtain/pattern/",
    "/nothing/",
)


def at_his_bed(household: HouseholdRow) -> Client:
    """His tablet, shared, with a pattern and a message that waits to be shown."""
    client = signed_in(account(household))
    client.post(f"/devices/{device(client).public_id}/", {"name": "tablet", "shared": "1"})
    set_pattern(account=account(household).pk, picks=PATTERN, now=NOON, by="Mark")
    client.post(f"/circle/{member(household, 'Father Brendan').public_id}/out/")
    return client


def press(client: Client, *tiles: str, **more: str) -> Any:
    """Each tile in turn, as a browser sends them: what was pressed before goes along."""
    answer, picked = None, list[str]()
    for tile in tiles:
        answer = client.post("/curtain/open/", {"tile": tile, "picked": picked, **more})
        picked.append(tile)
    return answer
