"""A backup: all of it comes back, or it is said that it cannot."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connection

from horarium.core.household_file import read_household
from horarium.store.accounts import account_for
from horarium.store.backup import BackupError, backup_text, restore_text
from horarium.store.devices import note_device
from horarium.store.door_keys import digest_of, make_key
from horarium.store.events import append_event, broken_event
from horarium.store.households import household_row, load_household, save_household
from horarium.store.models import (
    DeviceRow,
    DoorKeyRow,
    EventRow,
    HouseholdRow,
    MemberRow,
    SubmittedRow,
)
from horarium.store.submitted import take_form
from tests.cast import attendant, house
from tests.contracts.tree import ROOT
from tests.store.unguarded import unguarded

pytestmark = pytest.mark.django_db

BERKELEY = read_household((ROOT / "households" / "berkeley-1988.toml").read_text(encoding="utf-8"))
AT = datetime(1988, 3, 21, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def text() -> str:
    """A backup of Berkeley with two events; the database is empty again."""
    row = save_household(BERKELEY)
    for n in range(2):
        append_event(row, "tried", at=AT, by="Márk", content={"n": n})
    text = backup_text()
    unguarded("DELETE FROM store_eventrow")
    HouseholdRow.objects.all().delete()
    return text


def test_all_of_it_comes_back(text: str) -> None:
    """The household, its events with their seals, and a backup of it that is the same text."""
    assert restore_text(text) == len(json.loads(text)["rows"])
    row = household_row()
    assert load_household(row) == BERKELEY
    assert EventRow.objects.get(number=2).at == AT
    assert broken_event(row) is None
    assert backup_text() == text


def test_who_may_sign_in_comes_back_and_nothing_that_is_open(text: str) -> None:
    """Accounts, patterns, addresses and passkeys; no session, device, code or sent form."""
    restore_text(text)
    person = account_for(household_row(), None, AT)
    person.pattern, person.email = "md5$x$y", "mark@example.org"
    person.save(update_fields=["pattern", "email"])
    EmailAddress.objects.create(user=person, email="mark@example.org", verified=True)
    passkey = {"name": "blue key", "credential": {"rawId": "z", "id": "a"}}
    Authenticator.objects.create(user=person, type="webauthn", data=passkey)
    Session.objects.create(session_key="secret-session", expire_date=AT)
    note_device(person.pk, "secret-session", AT, "secret device", shared=True)
    code = make_key(person, "sign in", AT).code
    take_form("secret-form", AT)
    again = backup_text()
    for each in ("secret", code, digest_of(code)):
        assert each not in again
    unguarded("DELETE FROM store_eventrow")
    HouseholdRow.objects.all().delete()
    SubmittedRow.objects.all().delete()
    restore_text(again)
    assert backup_text() == again
    person = account_for(household_row(), None, AT)
    assert (person.pattern, person.email) == ("md5$x$y", "mark@example.org")
    assert Authenticator.objects.get(user=person).data == passkey
    assert EmailAddress.objects.get(user=person).verified
    assert not DeviceRow.objects.exists()
    assert not DoorKeyRow.objects.exists()


def test_life_goes_on_after_it(text: str) -> None:
    """New rows find numbers of their own."""
    restore_text(text)
    append_event(household_row(), "tried", at=AT, by="Mark", content={})
    other = save_household(house(name="another", members=(attendant("Zoë"),)))
    assert MemberRow.objects.get(household=other).name == "Zoë"


def test_only_into_an_empty_database(text: str) -> None:
    save_household(house())
    with pytest.raises(BackupError, match="not empty"):
        restore_text(text)
    assert household_row().name == "test house"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("}]}", "", "no backup, or it was cut"),
        ("{", "[", "no backup"),
        ("Rosa", "Rosi", "cut or changed"),
        ('"format":1', '"format":2', "cut or changed"),
    ],
)
def test_what_is_not_whole_is_not_restored(text: str, old: str, new: str, sentence: str) -> None:
    assert old in text
    with pytest.raises(BackupError, match=sentence):
        restore_text(text.replace(old, new, 1))
    assert not HouseholdRow.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", '"backup"', "\0", "[" * 100_000),
        '{"format":1,"sha256":1e999,"rows":[]}',
        '{"format":1,"sha256":"x","rows":["\\ud800"]}',
        '{"format":1,"sha256":"x","rows":1}',
    ],
)
def test_another_file_is_no_backup(text: str) -> None:
    with pytest.raises(BackupError, match=r"no backup|cut or changed"):
        restore_text(text)


def test_a_chain_that_was_tampered_with_is_not_restored() -> None:
    """Whoever changes an event and then takes a backup has a backup that says so."""
    row = save_household(house())
    append_event(row, "tried", at=AT, by="Mark", content={})
    unguarded("UPDATE store_eventrow SET \"by\" = 'Ben'")
    text = backup_text()
    unguarded("DELETE FROM store_eventrow")
    HouseholdRow.objects.all().delete()
    with pytest.raises(BackupError, match="event 1 of test house"):
        restore_text(text)
    assert not HouseholdRow.objects.exists()
    assert connection.is_usable()


def test_a_backup_of_rows_that_are_no_longer_known(text: str) -> None:
    """From another version of Horarium: refused whole."""
    content = json.loads(text)
    content["rows"][0]["fields"]["colour"] = "red"
    spelled = json.dumps(content["rows"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    content["sha256"] = hashlib.sha256(spelled.encode()).hexdigest()
    with pytest.raises(BackupError, match="another version"):
        restore_text(json.dumps(content))
