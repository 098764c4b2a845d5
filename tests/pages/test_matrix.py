"""The access matrix: whoever there is, every address, to read and to act, whatever goes on.

Each cell is held against what the policy says of it, which is written here once more: whom a view
is for, whose the rows are that an address names, and what is entrusted to whom. What is sent to
act is what the forms of those send who may. A denied cell shows nothing and writes nothing; an
allowed one is not refused.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from horarium.actions.check_in import check_in
from horarium.actions.entrust import entrust
from horarium.actions.leave_today import leave_today
from horarium.config.urls import urlpatterns
from horarium.core.entrusted import Area
from horarium.store.models import HouseholdRow
from tests.cast import machine
from tests.in_the_house import NOON, account, furnished, member, signed_in
from tests.pages.every_address import OWNED, addresses, filled, house_in_use
from tests.pages.read_forms import forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

# What would end the look around, or is the way in.
BUT = ("/door/", "/curtain/", "/called/")
IN_THE_CIRCLE = ("Ana", "Ben", "Father Brendan", "Cheryl")
EVERYBODY = (*IN_THE_CIRCLE, "acts for him", "Mark", "nobody", "gone", "another")
# Whatever is named in neither is his alone: a new address is for nobody else before it stands here.
EVERYONES = r"/(door|curtain|called|answer)/.*|/devices/ringing.js|/healthz"
CIRCLES = (
    r"/|/now/(check-in|check-out|hand-over|read|staying)/.*|/offers/.*/(accept|refuse|take-back)/"
    r"|/(open|machine|elsewhere|devices|acting|hands|away|week|shift|asked|drill)/.*"
    r"|/course/.*|/timesheets/([^/]+/(wrong/)?)?|/told/((yours|number|willing)/)?|/words/([^/]+/read/)?"
)
# Whose it is, where a page of the circle names a row: the examples of every_address are theirs.
WHOSE = {
    "shift": {"Ana"},
    "drill": {"Ana"},
    "hope": {"Ana"},
    "ask": {"Mark"},
    "device": {"Mark"},
    "passkey": {"Mark"},
    "words": {"Father Brendan"},
    "course": {"Cheryl"},
    "said": {"Ana", "Mark"},
    "stay": {"Ana", "Mark"},
    "offer": set[str](),
    "watch": set[str](),
}
ENTRUSTED = ("/plan/", "/what-if/")
# Whose task an address is, where it is not everybody's of the circle: whoever cares for him says
# what the machine does; a course is for him and professionals, and he begins it; hours without
# anybody are taken by who could come; a sheet is doubted by whom it is of; nobody speaks for him
# before a worst day has come.
TASKS = {
    r".* /machine/(now/)?": {"Mark", "another", "Ana"},
    r".* /elsewhere/": {"Mark", "another", "Ana"},
    r".* /open/.*|post /timesheets/.*/wrong/": {"Ana", "Ben", "acts for him"},
    r"post /(away|drill)/.*|post /shift/.*/(cannot|late|offer)/": {*IN_THE_CIRCLE, "acts for him"},
    r".* /offers/.*/(accept|refuse|take-back)/|.* /acting/say/": set[str](),
    r".* /offers/.*/(approve|decline)/": {"Mark"},
    r".* /course/.*": {"Mark", "another", "Cheryl"},
    r"post /course/": {"Mark", "another"},
    r".* /told/willing/": {"Ana", "Ben", "acts for him"},
    r".* /told/number/": {*IN_THE_CIRCLE, "acts for him"},
}
# A form of his own is answered by his own house, whatever number stands in its address.
FORMS = r"/household/.*/look/"
ALLOWED = {200, 204, 302, 303, 405, 409, 410, 422}


def _checked_in(row: HouseholdRow) -> None:
    check_in(household=row.pk, name="Ana", now=NOON, by="Ana")


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


def may(who: str, verb: str, address: str, pattern: Any) -> bool:
    """What the policy says of a cell."""
    names = OWNED & set(pattern[1].pattern.converters)
    if re.fullmatch(EVERYONES, address):
        return True
    if who in ("nobody", "gone"):
        return False
    if not _has_task(who, f"{verb} {address}"):
        return False
    if who == "another":
        return not names or bool(re.fullmatch(FORMS, address))
    if not re.fullmatch(CIRCLES, address):
        return who == "Mark" or (who == "acts for him" and address.startswith(ENTRUSTED))
    return not names or who == "Mark" or all(who in WHOSE[each] for each in names)


def _has_task(who: str, cell: str) -> bool:
    return all(who in have for each, have in TASKS.items() if re.fullmatch(each, cell))


Sent = dict[str, list[str]]


def denied(client: Client, verb: str, address: str, sent: Sent) -> str:
    """What is wrong with how a cell is refused; "" where nothing is."""
    answer, written = tried(client, verb, address, sent)
    if answer.status_code == 200:
        return "shows a page"
    if answer.status_code == 302 and not answer["Location"].startswith("/door/"):
        return f"leads to {answer['Location']}"
    return f"writes {written[0][:80]}" if written else ""


def tried(client: Client, verb: str, address: str, sent: Sent) -> tuple[Any, list[str]]:
    """What is answered, and what was written. Nothing of it stays."""
    written: list[str] = []
    kept, cookies = transaction.savepoint(), deepcopy(client.cookies)
    with connection.execute_wrapper(_noting(written)):
        answer = getattr(client, verb)(address, sent if verb == "post" else {})
    transaction.savepoint_rollback(kept)
    client.cookies = cookies
    return answer, written


# That somebody looks in is noted for them and for the device.
_NOTED = ("django_session", "store_devicerow", "store_accountrow")


def _noting(written: list[str]) -> Any:
    def note(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        verb, *rest = sql.split()[:4]
        noted = any(each.strip('"') in _NOTED for each in rest)
        # Of an INSERT that gives rows back, SQLite counts none before they are read.
        rows = verb == "INSERT" or (verb in ("UPDATE", "DELETE") and context["cursor"].rowcount)
        if rows and not noted:
            written.append(sql)
        return answer

    return note


def refused(client: Client, verb: str, address: str, sent: Sent) -> str:
    """What is wrong with how an allowed cell is answered; looking in changes nothing."""
    answer, written = tried(client, verb, address, sent)
    if verb == "get" and written:
        return f"writes {written[0][:80]} though it only reads"
    return "" if answer.status_code in ALLOWED else f"is answered with {answer.status_code}"


def forms(clients: list[Client], where: list[str]) -> dict[str, Sent]:
    """What each form on those pages sends, with something in each field, by where it is sent."""
    found: dict[str, Sent] = {}
    for client in clients:
        for address in where:
            answer = client.get(address)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                found |= dict(forms_of(answer.content.decode()))
    return found


def _filled(row: HouseholdRow) -> list[tuple[str, Any]]:
    return [(filled(each, row), each) for each in addresses(list(urlpatterns))]


def cells(row: HouseholdRow) -> Iterator[tuple[str, str]]:
    """Each cell by its name, and what is wrong with it."""
    there = list(lookers(row))
    patterns = [each for each in _filled(row) if not each[0].startswith(BUT)]
    allowed = [client for who, client in there if who in ("Mark", *IN_THE_CIRCLE)]
    sent = forms(allowed, [address for address, _ in patterns])
    for address, pattern in patterns:
        for who, client in there:
            for verb in ("get", "post"):
                judge = refused if may(who, verb, address, pattern) else denied
                yield (
                    f"{who}: {verb} {address}",
                    judge(client, verb, address, sent.get(address, {})),
                )


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
    wrong = "\n".join(f"{cell}: {found}" for cell, found in tried if found)
    assert not wrong, wrong


# A provider's words are signed: see tests/api/test_calls.py.
SIGNED = "/called/"


@pytest.mark.parametrize("origin", ["", "https://elsewhere.example"])
def test_nothing_is_sent_from_another_site(origin: str) -> None:
    """A form without the token of the page, and one with it that another site sends."""
    row = house_in_use()
    mark = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    mark.force_login(account(row))
    token = {"csrfmiddlewaretoken": mark.get("/away/").cookies["csrftoken"].value}
    for address, _ in _filled(row):
        written: list[str] = []
        with connection.execute_wrapper(_noting(written)):
            mark.post(
                address, token if origin else {}, headers={"origin": origin} if origin else {}
            )
        assert address.startswith(SIGNED) or not written, f"{address} writes {written}"
    assert mark.get("/away/").status_code == 200  # not signed out, nor behind the curtain
