"""Rows that are locked by somebody else, and a disk that is full: a sentence, and nothing is lost.

Both are real: another connection holds the rows, and the database is told that it may not grow.
"""

import html
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from horarium.actions.give_door_key import give_door_key
from horarium.core.happened import Away
from horarium.store.events import append_event, broken_event
from horarium.store.models import (
    AccountRow,
    CheckInRow,
    DeviceRow,
    EventRow,
    HopedAbsenceRow,
    HopedWishRow,
    HouseholdRow,
    MemberRow,
    NeedRow,
    NoticeRow,
    PlanRequestRow,
    PlanRow,
    ShiftRow,
    WatchingRow,
)
from tests.cast import at, house, machine, plan, span
from tests.in_the_house import account, member, signed_in, text
from tests.pages.read_now import plain
from tests.planned_house import WEEK, asked, drafted, furnished, published, requests
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db(transaction=True)

NOW = at("wed 12:00")
Refusing = Callable[[HouseholdRow], AbstractContextManager[None]]


def now() -> Any:
    return NOW


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = f"{__name__}.now"


@pytest.fixture
def row() -> Iterator[HouseholdRow]:
    """A week is published, and a draft waits."""
    row = furnished(house(machine=machine()))
    published(row)
    days = tuple(each.replace("Rosa thu", "Ana thu") for each in WEEK)
    drafted(asked(row, NOW, Away("Rosa", span("thu 23:00-07:00"))), plan(*days), NOW)
    yield row
    unguarded("DELETE FROM store_eventrow")


# -- two ways to refuse


def _said(*words: str) -> None:
    with connection.cursor() as cursor:
        for each in words:
            cursor.execute(each)


@contextmanager
def locked(row: HouseholdRow) -> Iterator[None]:
    """Somebody else writes and does not end; who waits is soon told so."""
    del row
    other = connection.copy()
    try:
        other.connect()
        if connection.vendor == "sqlite":
            _said("PRAGMA busy_timeout = 20")
            other.cursor().execute("BEGIN IMMEDIATE")
        else:
            _said("SET lock_timeout = '20ms'")
            other.set_autocommit(False)
            for table in ("household", "account", "device"):
                other.cursor().execute(f"SELECT 1 FROM store_{table}row FOR UPDATE")  # noqa: S608
        yield
        other.rollback() if other.in_atomic_block else other.cursor().execute("ROLLBACK")
    finally:
        other.close()


_NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger AS $$ BEGIN
RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
END $$ LANGUAGE plpgsql;
CREATE TRIGGER no_room BEFORE INSERT ON store_eventrow EXECUTE FUNCTION no_room();
"""
_ROOM = "DROP TRIGGER no_room ON store_eventrow; DROP FUNCTION no_room();"


@contextmanager
def full(row: HouseholdRow) -> Iterator[None]:
    """There is no room for one more event, and every verb writes one.

    A file of SQLite is filled to the page at which it is told to end. PostgreSQL cannot be told
    so, and raises what it raises on a full disk.
    """
    if connection.vendor != "sqlite":
        _said(_NO_ROOM)
        yield
        _said(_ROOM)
        return
    _said("VACUUM", "PRAGMA max_page_count = 1")
    with suppress(OperationalError):
        for _ in range(100):
            append_event(row, "x", at=NOW, by="", content={})
    yield
    _said("PRAGMA max_page_count = 4294967294")


WORDS = {
    "locked": "The memory of the house is busy and did not answer, so nothing was saved.",
    "full": "There is no room left on the disk of this house, so nothing was saved.",
}


@pytest.fixture(params=[locked, full])
def refusing(request: pytest.FixtureRequest) -> Refusing:
    found: Refusing = request.param
    return found


# -- what is asked of them


@dataclass(frozen=True)
class Form:
    """Who sends it, where to, and what is typed in it; ``kept`` is what must be there still."""

    who: str
    address: str
    typed: Mapping[str, str]
    kept: tuple[str, ...] = ()


def forms(row: HouseholdRow) -> dict[str, Form]:
    """One of each kind of thing that is done in the house."""
    draft = requests(row).latest("pk").public_id
    ana = member(row, "Ana").public_id
    reading = {"ask": "activity", "name": "Reading <aloud>", "mon": "yes", "machine": "out"}
    reading |= {"length": "60m", "from": "10:00", "to": "18:00"}
    watch = {"floor": "Dr. Lin & son", "floor_phone": "5", "essentials": "Stay.\nAsk."}
    need = {"name": "Bath & bed", "hours": "sat 09:00-10:00", "people": "2"}
    away = {"ask": "absence", "from_day": "1988-04-02", "to_day": "1988-04-03"}
    wish = {"ask": "wish", "likes": "spare", "hours": "mon 07:00-09:00", "strength": "2"}
    return {
        "a need": Form("", "/household/need/new/", need, ("Bath & bed", "sat 09:00-10:00")),
        "the watch": Form("", "/household/watch/", watch, ("Dr. Lin & son", "Stay.\nAsk.")),
        "an absence": Form("Ana", "/away/", away, ("1988-04-02", "1988-04-03")),
        "a wish": Form("Ana", "/away/", wish, ("mon 07:00-09:00",)),
        "a question": Form("", "/what-if/", reading, ("Reading <aloud>", "18:00")),
        "days": Form("", "/plan/", {"first_day": "1988-03-21", "days": "7"}, ("1988-03-21",)),
        "publishing": Form("", f"/plan/{draft}/publish/", {}),
        "dropping": Form("", f"/plan/{draft}/drop/", {}),
        "coming": Form("Ana", "/now/check-in/", {}),
        "leaving today": Form("", f"/circle/{ana}/leave/", {"sure": "yes"}),
        "the parts of somebody": Form("", f"/circle/{ana}/", {"parts": "driver"}, ("driver",)),
    }


KINDS = (
    "a need",
    "the watch",
    "an absence",
    "a wish",
    "a question",
    "days",
    "publishing",
    "dropping",
    "coming",
    "leaving today",
    "the parts of somebody",
)
TABLES: tuple[Any, ...] = (
    AccountRow,
    CheckInRow,
    HopedAbsenceRow,
    HopedWishRow,
    MemberRow,
    NeedRow,
    NoticeRow,
    PlanRequestRow,
    PlanRow,
    ShiftRow,
    WatchingRow,
)


def rows() -> dict[str, list[Any]]:
    """All that could be half written."""
    return {each.__name__: list(each.objects.order_by("pk").values()) for each in TABLES}


@pytest.mark.parametrize("kind", KINDS)
def test_refused_form_is_a_sentence_and_goes_through_later(
    row: HouseholdRow, refusing: Refusing, kind: str
) -> None:
    """Nothing is half written, what was typed is there, and the same form is then taken."""
    form = forms(row)[kind]
    client = signed_in(account(row, form.who))
    typed = {**form.typed, "once": "b" * 32}
    with refusing(row):
        before, events = rows(), EventRow.objects.count()
        answer = client.post(form.address, typed)
        page = html.unescape(text(answer))
        assert answer.status_code == 503
        assert WORDS[refusing.__name__] in plain(text(answer))
        for value in form.kept:
            assert value in page, value
        assert f'action="{form.address}"' in page
        assert (rows(), EventRow.objects.count()) == (before, events)
    assert client.post(form.address, typed).status_code == 303
    assert rows() != before
    assert EventRow.objects.count() > events
    assert broken_event(row) is None


def test_pages_are_read_all_the_same(row: HouseholdRow) -> None:
    """Though when a device was last used cannot be written down."""
    client = signed_in(account(row))
    DeviceRow.objects.update(seen_at=NOW - timedelta(hours=1))
    with locked(row):
        for address in ("/", "/week/", "/plan/", "/what-if/", "/household/", "/away/"):
            assert client.get(address).status_code == 200, address
    client.get("/")
    assert DeviceRow.objects.get().seen_at == NOW


def test_curtain_and_door_repeat_no_secret(row: HouseholdRow) -> None:
    """A code or a pattern that could not be tried is on no page."""
    client = signed_in(account(row))
    client.post("/curtain/")
    key, _ = give_door_key(now=NOW, by="host")
    with locked(row):
        answer = client.post("/curtain/open/", {"tile": "lamp", "picked": ["river"] * 3})
        assert answer.status_code == 503
        assert "river" not in text(answer)
        assert "Mark" not in text(answer)
        refused = Client(HTTP_HOST="localhost").post("/door/", {"code": key.code})
        assert refused.status_code == 503
        assert key.code not in text(refused)


def test_what_is_said_while_somebody_types_is_left_unsaid(row: HouseholdRow) -> None:
    """It changes nothing, so a locked house still says it."""
    client = signed_in(account(row))
    with locked(row):
        answer = client.post("/household/need/new/look/", {"name": "Bath", "at": "name"})
    assert answer.status_code == 200
