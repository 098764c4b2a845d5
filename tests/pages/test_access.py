"""Every address, for whoever there is: nobody sees what is not for them; each view is marked."""

from typing import Any
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from horarium.actions.leave_today import leave_today
from horarium.config.urls import urlpatterns
from horarium.store.models import (
    HouseholdRow,
)
from tests.cast import machine
from tests.in_the_house import NOON, account, device, furnished, member, signed_in
from tests.pages.every_address import ADDRESSES, OWNED, addresses, answered, filled, house_in_use

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

AUDIENCES = {"everyone", "circle", "person"}
# A page for the circle that shows what its address names: theirs alone, or none of them.
NOT_THERE = {404}
IN = {200, 204, 302, 303, 405, 410, 422}
# What these do to whoever is signed in would end the look around.
ENDS = {"/door/out/"}


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
        *("gap/", "placed/", "search/", "visit/", "ladder/", "app/", "told/record/", "journal/"),
    )
    for written, each in addresses(list(urlpatterns)):
        if written.startswith(his):
            assert each.callback.audience == "person", written


def test_view_without_a_mark_is_found() -> None:
    def planted(_: HttpRequest) -> HttpResponse:
        return HttpResponse("everything about him")

    assert unmarked([*urlpatterns, path("planted/", planted)]) == ["planted/"]


@pytest.fixture
def row() -> HouseholdRow:
    """The house whose things stand in the addresses."""
    return house_in_use()


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
