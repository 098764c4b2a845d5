"""The curtain is drawn, and opened by his pattern, a passkey or a code; wrong tries slow down."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from horarium.actions.draw_curtain import draw_curtain, draw_curtains
from horarium.actions.give_door_key import give_door_key
from horarium.actions.open_device import Tried, open_device, try_code, try_pattern
from horarium.actions.set_pattern import TILES, set_pattern
from horarium.actions.start_scribe import start_scribe
from horarium.store.devices import note_device, wait_after
from horarium.store.door_keys import open_key
from horarium.store.models import DeviceRow, EventRow, HouseholdRow
from tests.in_the_house import NOON, account, furnished
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db
RIGHT = ("river", "lamp", "river", "chair")
WRONG = ("river", "lamp", "chair", "river")
SECOND = timedelta(seconds=1)


@pytest.fixture
def row() -> HouseholdRow:
    return furnished()


def a_device(row: HouseholdRow, name: str = "", key: str = "k", *, shared: bool = True) -> int:
    Session.objects.create(session_key=key, expire_date=NOON + timedelta(days=9))
    return note_device(account(row, name).pk, key, NOON, "tablet", shared=shared).pk


def covered(device: int) -> bool:
    return DeviceRow.objects.get(pk=device).curtain


@pytest.fixture
def drawn(row: HouseholdRow) -> int:
    return behind_curtain(row)


def behind_curtain(row: HouseholdRow) -> int:
    """A device behind the curtain; its account has a pattern."""
    device = a_device(row)
    set_pattern(account=account(row).pk, picks=RIGHT, now=NOON, by="Mark")
    draw_curtain(device=device, now=NOON, by="Mark")
    return device


@pytest.fixture
def _quick_digests(settings: Any) -> None:
    """Digests cost time on purpose; a hundred of them are tried here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def tried(device: int, picks: Sequence[str] = RIGHT, now: datetime = NOON) -> Tried:
    return try_pattern(device=device, picks=picks, now=now, by="Mark")


def test_right_pattern_opens(drawn: int) -> None:
    assert covered(drawn)
    assert tried(drawn) == Tried(opened=True)
    assert not covered(drawn)


def test_order_counts_and_nothing_is_hinted(drawn: int) -> None:
    """However near a try is, its answer is the same."""
    answers = {
        tried(drawn, picks, NOON + n * timedelta(minutes=5)).opened
        for n, picks in enumerate([WRONG, RIGHT[:3], (*RIGHT, "river"), ("x",) * 4, ()])
    }
    assert answers == {False}
    assert covered(drawn)


@pytest.mark.usefixtures("_quick_digests")
def test_wrong_tries_wait_longer_and_are_counted_but_never_lock(row: HouseholdRow) -> None:
    """1, 2, 4 .. 60 seconds; after the wait even the hundredth right one opens."""
    drawn = behind_curtain(row)
    now = NOON
    for n in range(1, 100):
        answer = tried(drawn, WRONG, now)
        assert answer == Tried(opened=False, wrong_tries=n)
        early = tried(drawn, RIGHT, now + wait_after(n) - SECOND / 2)
        assert not early.opened
        assert timedelta() < early.wait <= timedelta(minutes=1)
        now += wait_after(n)
    assert tried(drawn, RIGHT, now) == Tried(opened=True, wrong_tries=99)
    last = EventRow.objects.last()
    assert last
    assert '"wrong tries":99' in last.content


def test_waits_double_up_to_a_minute() -> None:
    waits = [wait_after(n).total_seconds() for n in (0, 1, 2, 3, 4, 5, 6, 7, 8, 1000)]
    assert waits == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_clock_that_was_set_back_locks_nobody_out(drawn: int) -> None:
    tried(drawn, WRONG, NOON + timedelta(days=1))
    assert tried(drawn, RIGHT, NOON).opened


@pytest.mark.django_db(transaction=True)
def test_two_tries_at_once_count_as_two(row: HouseholdRow) -> None:
    """Nobody guesses faster by guessing beside themselves."""
    device = behind_curtain(row)
    both = Barrier(4)

    def go(_: int) -> Tried:
        both.wait()
        try:
            return tried(device, WRONG)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(go, range(4)))
    unguarded("DELETE FROM store_eventrow")
    assert sum(1 for each in answers if not each.wait) == 1


def test_code_opens_however_many_wrong_tries_there_were(drawn: int) -> None:
    for n in range(3):
        tried(drawn, WRONG, NOON + n * timedelta(minutes=2))
    key, _ = give_door_key(now=NOON, by="host")
    assert try_code(device=drawn, code=key.code, now=NOON, by="Mark").opened
    assert not try_code(device=drawn, code=key.code, now=NOON, by="Mark").opened


def test_code_of_another_account_opens_nothing_and_is_not_used_up(drawn: int) -> None:
    key, _ = give_door_key(name="Ana", now=NOON, by="host")
    assert not try_code(device=drawn, code=key.code, now=NOON, by="Mark").opened
    assert covered(drawn)
    assert open_key(key.code, NOON)


def test_check_in_draws_it_on_every_device_at_his_bed(row: HouseholdRow) -> None:
    """Not on those in his own hands, not on an attendant's telephone, not in another house."""
    other = furnished("another house")
    bed, second = a_device(row, key="a"), a_device(row, key="b")
    own, anas = a_device(row, key="c", shared=False), a_device(row, "Ana", "d")
    elsewhere = a_device(other, key="e")
    assert draw_curtains(household=row.pk, now=NOON, by="Ben") == 2
    assert [covered(each) for each in (bed, second, own, anas, elsewhere)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert draw_curtains(household=row.pk, now=NOON, by="Ben") == 0


def test_curtain_is_his_alone(row: HouseholdRow) -> None:
    anas = a_device(row, "Ana")
    draw_curtain(device=anas, now=NOON, by="Ana")
    assert not covered(anas)


def test_opening_ends_scribe_mode(row: HouseholdRow) -> None:
    device = a_device(row)
    start_scribe(device=device, address="/household/", now=NOON, by="Mark")
    open_device(device=device, now=NOON, by="Mark")
    assert DeviceRow.objects.get(pk=device).scribe == ""


@pytest.mark.parametrize("address", ["", "//evil.example", "https://evil.example/", "/" * 201])
def test_scribe_gets_no_address_from_elsewhere(row: HouseholdRow, address: str) -> None:
    device = a_device(row)
    with pytest.raises(ValueError, match="cannot be given"):
        start_scribe(device=device, address=address, now=NOON, by="Mark")


def test_pattern_is_kept_as_a_salted_digest(row: HouseholdRow) -> None:
    digests = set()
    for _ in range(2):
        set_pattern(account=account(row).pk, picks=RIGHT, now=NOON, by="Mark")
        digests.add(account(row).pattern)
    assert len(digests) == 2
    assert not any(word in each for each in digests for word in TILES)


@pytest.mark.parametrize("picks", [RIGHT[:3], (*RIGHT, "river"), ("river",) * 4, ("x",) * 4])
def test_pattern_that_is_none_is_refused(row: HouseholdRow, picks: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"pattern is four|guessed at once"):
        set_pattern(account=account(row).pk, picks=picks, now=NOON, by="Mark")
