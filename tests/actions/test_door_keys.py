"""One-time codes: who gets one, that it opens once, and what it never opens."""

import hashlib
import math
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from horarium.actions.give_door_key import give_door_key
from horarium.actions.invite_member import invite_member
from horarium.actions.leave_today import leave_today
from horarium.actions.open_house import open_house
from horarium.actions.use_door_key import use_door_key
from horarium.store.door_keys import ALPHABET, LENGTH, new_code
from horarium.store.models import DoorKeyRow, EventRow
from tests.in_the_house import NOON, account, furnished, member
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=5)


def used(code: str, now: object = LATER) -> object:
    return use_door_key(code=code, now=now, by="the door")  # type: ignore[arg-type]


def test_codes_hold_fifty_bits_in_letters_that_are_never_confused() -> None:
    assert LENGTH * math.log2(len(ALPHABET)) >= 50
    assert not set("0OQ1IL5S8B2Z") & set(ALPHABET)
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(each) == LENGTH + 2 and each[4] == each[9] == "-" for each in codes)


def test_first_run_gives_the_person_a_key_that_opens_once() -> None:
    row = furnished()
    key = open_house(now=NOON, by="host")
    assert key
    assert used(key.code) == account(row)
    assert used(key.code) is None


def test_house_that_was_opened_gets_no_first_key() -> None:
    row = furnished()
    person = account(row)
    person.seen_at = NOON
    person.save(update_fields=["seen_at"])
    assert open_house(now=NOON, by="host") is None


def test_house_that_nobody_opened_yet_gets_another_key_and_the_first_is_void() -> None:
    furnished()
    first, second = (open_house(now=NOON, by="host") for _ in range(2))
    assert first
    assert second
    assert used(first.code) is None
    assert used(second.code)


def test_only_a_digest_is_kept() -> None:
    furnished()
    key = open_house(now=NOON, by="host")
    assert key
    plain = key.code.replace("-", "")
    assert DoorKeyRow.objects.get().digest == hashlib.sha256(plain.encode()).hexdigest()
    assert not EventRow.objects.filter(content__contains=plain[:4])


@pytest.mark.parametrize("write", [str.lower, lambda code: code.replace("-", " "), "  {} ".format])
def test_code_may_be_written_in_any_way(write: object) -> None:
    furnished()
    key = open_house(now=NOON, by="host")
    assert key
    assert used(write(key.code))  # type: ignore[operator]


@pytest.mark.parametrize("typed", ["", "-", "K7FM-3WRX-9TAD", "ü" * 12, "\0", "A" * 10_000])
def test_wrong_codes_open_nothing(typed: str) -> None:
    furnished()
    open_house(now=NOON, by="host")
    assert used(typed) is None


def test_code_opens_until_its_day_and_no_longer() -> None:
    furnished()
    key = open_house(now=NOON, by="host")
    assert key
    assert used(key.code, key.expires_at) is None
    assert used(key.code, key.expires_at - timedelta(seconds=1))


def test_member_is_invited_once_and_signs_in_again_by_another_code() -> None:
    row = furnished()
    ana = member(row, "Ana")
    first = invite_member(household=row.pk, member=ana.public_id, now=NOON, by="Mark")
    assert used(first.code) == account(row, "Ana")
    kinds = list(EventRow.objects.values_list("kind", "by"))
    assert kinds[-2:] == [("member invited", "Mark"), ("member joined", "Ana")]


def test_key_from_the_command_is_for_whom_it_names() -> None:
    row = furnished()
    for name in ("", "Mark", "Ana"):
        key, whom = give_door_key(name=name, now=NOON, by="host")
        assert whom == (name or "Mark")
        assert used(key.code) == account(row, "Ana" if name == "Ana" else "")


def test_nobody_of_that_name_is_told_with_those_there_are() -> None:
    furnished()
    with pytest.raises(LookupError, match=r'called "Zoe"; there are: Ana, Ben'):
        give_door_key(name="Zoe", now=NOON, by="host")


def test_key_of_somebody_who_left_opens_nothing() -> None:
    row = furnished()
    ana = member(row, "Ana").public_id
    key = invite_member(household=row.pk, member=ana, now=NOON, by="Mark")
    leave_today(household=row.pk, member=ana, now=NOON, by="Mark")
    assert used(key.code) is None
    with pytest.raises(LookupError):
        invite_member(household=row.pk, member=ana, now=NOON, by="Mark")


def test_key_of_another_household_is_not_given() -> None:
    row, other = furnished(), furnished("another house")
    with pytest.raises(LookupError):
        invite_member(household=other.pk, member=member(row, "Ana").public_id, now=NOON, by="Mark")


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_comes_in() -> None:
    furnished()
    key = open_house(now=NOON, by="host")
    assert key
    both = Barrier(2)

    def come(_: int) -> bool:
        both.wait()
        try:
            return used(key.code) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        came = sorted(threads.map(come, range(2)))
    unguarded("DELETE FROM store_eventrow")
    assert came == [False, True]
