"""The access matrix: whoever there is, every address, to read and to act, whatever goes on.

Each cell is held against what the policy says of it, which is written here once more: whom a view
is for, whose the rows are that an address names, and what is entrusted to whom. A denied cell
shows nothing and writes nothing; an allowed one is not refused.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from horarium.actions.check_in import check_in
from horarium.actions.entrust import entrust
from horarium.actions.leave_today import leave_today
from horarium.actions.say_elsewhere import say_elsewhere
from horarium.config.urls import urlpatterns
from horarium.core.entrusted import Area
from horarium.store.models import HouseholdRow
from tests.cast import machine
from tests.in_the_house import NOON, account, furnished, member, signed_in
from tests.pages.every_address import OWNED, addresses, filled, house_in_use

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

# What would end the look around, or is the way in.
BUT = ("/door/", "/curtain/", "/called/")
IN_THE_CIRCLE = ("Ana", "Ben", "Father Brendan")
EVERYBODY = (*IN_THE_CIRCLE, "acts for him", "Mark", "nobody", "gone", "another")
# Whose it is, where a page of the circle names a row: the examples of every_address are theirs.
WHOSE = {
    "shift": {"Ana"},
    "drill": {"Ana"},
    "hope": {"Ana"},
    "ask": {"Mark"},
    "device": {"Mark"},
    "passkey": {"Mark"},
    "words": {"Father Brendan"},
    "said": {"Ana", "Mark"},
    "stay": {"Ana", "Mark"},
    "offer": set[str](),
    "watch": set[str](),
}
ENTRUSTED = ("/plan/", "/what-if/")
ALLOWED = {200, 204, 302, 303, 405, 410, 422}


def _checked_in(row: HouseholdRow) -> None:
    check_in(household=row.pk, name="Ana", now=NOON, by="Ana")


def _away(row: HouseholdRow) -> None:
    say_elsewhere(household=row.pk, place="hospital", start="", until="", now=NOON, by="Mark")


STATES: dict[str, Any] = {"a day": None, "checked in": _checked_in}


def lookers(row: HouseholdRow) -> Iterator[tuple[str, Client]]:
    """Each of them, signed in as they may be."""
    gone = signed_in(account(row, "Rosa"))
    leave_today(household=row.pk, member=member(row, "Rosa").public_id, now=NOON, by="Mark")
    yield "nobody", Client(HTTP_HOST="localhost")
    yield "gone", gone
    yield "another", signed_in(account(furnished("another house", machine=machine())))
    yield "Mark", signed_in(account(row))
    for name in IN_THE_CIRCLE:
        yield name, signed_in(account(row, name))
    delegate = signed_in(account(row, "Ben"))
    delegate.post("/acting/", {"act": "yes"})
    yield "acts for him", delegate


def may(who: str, address: str, pattern: Any) -> bool:
    """What the policy says of a cell."""
    audience, names = pattern[1].callback.audience, OWNED & set(pattern[1].pattern.converters)
    if audience == "everyone":
        return True
    if who in ("nobody", "gone"):
        return False
    if who == "another":
        return not names
    if audience == "person":
        return who == "Mark" or (who == "acts for him" and address.startswith(ENTRUSTED))
    return not names or who == "Mark" or all(who in WHOSE[each] for each in names)


def denied(client: Client, address: str, verb: str) -> str:
    """What is wrong with how a cell is refused; "" where nothing is."""
    with CaptureQueriesContext(connection) as queries:
        answer = getattr(client, verb)(address)
    if answer.status_code == 200:
        return "shows a page"
    if answer.status_code == 302 and not answer["Location"].startswith("/door/"):
        return f"leads to {answer['Location']}"
    return next((f"writes {each['sql'][:80]}" for each in queries if _writes(each["sql"])), "")


# That somebody looks in is noted for them and for the device.
_NOTED = ("django_session", "store_devicerow", "store_accountrow")


def _writes(sql: str) -> bool:
    verb, *rest = sql.split()[:4]
    return verb in ("INSERT", "UPDATE", "DELETE") and not any(
        each.strip('"') in _NOTED for each in rest
    )


def refused(client: Client, address: str, verb: str) -> str:
    status = getattr(client, verb)(address).status_code
    return "" if status in ALLOWED else f"is answered with {status}"


def cells(row: HouseholdRow) -> Iterator[tuple[str, str]]:
    """Each cell by its name, and what is wrong with it."""
    there = list(lookers(row))
    for pattern in addresses(list(urlpatterns)):
        address = filled(pattern, row)
        if address.startswith(BUT):
            continue
        for who, client in there:
            for verb in ("get", "post"):
                kept = transaction.savepoint()
                judge = refused if may(who, address, pattern) else denied
                found = judge(client, address, verb)
                transaction.savepoint_rollback(kept)
                yield f"{who}: {verb} {address}", found


@pytest.mark.parametrize("state", STATES)
def test_every_cell_is_as_the_policy_says(state: str) -> None:
    row = house_in_use()
    until = NOON.date() + timedelta(days=3)
    entrust(
        household=row.pk,
        member=member(row, "Ben").public_id,
        areas=frozenset({Area.PLANNING}),
        until=until,
        purpose="while he writes",
        now=NOON,
        by="Mark",
    )
    if STATES[state]:
        STATES[state](row)
    tried = list(cells(row))
    assert len(tried) > 1_500
    assert [each for each in tried if each[1]] == []
