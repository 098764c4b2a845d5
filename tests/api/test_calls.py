"""A key pressed in a call answers the ask of that call; nothing else posted does anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.test import Client, override_settings

from horarium.config.addresses import Mail, site
from horarium.config.voices import voices
from horarium.core.watch.reply import keys_of
from horarium.store.models import AskRow, ComingRow, DrillRow, OutboxRow
from tests.servers.provider import Posted, Provider, provider, signed
from tests.watched_house import WatchedHouse, watched

pytestmark = pytest.mark.django_db

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15")
HOUSE = "https://house.example.org"


@dataclass
class Called:
    """A house in which somebody is searched for by calls, and the provider that calls them."""

    home: WatchedHouse
    desk: Provider

    def ask(self, name: str) -> AskRow:
        member = self.home.row.memberrow_set.get(name=name)
        return AskRow.objects.filter(contact=str(member.public_id)).latest("pk")

    def call(self, name: str) -> OutboxRow:
        return OutboxRow.objects.get(ask=self.ask(name), channel="voice")

    def yes(self, name: str) -> str:
        return keys_of(self.ask(name).code).yes

    def no(self, name: str) -> str:
        return keys_of(self.ask(name).code).no

    def press(self, name: str, key: str) -> Posted:
        return self.desk.press(self.call(name).ref, key)


def post(posted: Posted) -> Any:
    """As the provider does, from outside: without a session and without a token of a form."""
    path = posted.address.removeprefix(HOUSE)
    return Client(enforce_csrf_checks=True, HTTP_HOST="house.example.org").post(
        path, posted.form, HTTP_X_TWILIO_SIGNATURE=posted.signature, secure=True
    )


@contextmanager
def in_calls(address: str, *shifts: str, since: str) -> Iterator[tuple[WatchedHouse, Provider]]:
    """A house whose provider of telephony is asked as it is at home."""
    with watched(*shifts, since=since) as home, provider() as desk:
        found = voices({"HORARIUM_PHONE": desk.address}, Mail())
        place = site(address)
        with override_settings(
            HORARIUM_VOICES=found,
            SITE=place,
            ALLOWED_HOSTS=place.hosts,
            HORARIUM_CLOCK="tests.api.test_calls.eleven",
        ):
            home.messenger.voices = found
            yield home, desk


@contextmanager
def searched(address: str = HOUSE) -> Iterator[Called]:
    """Nobody came at eleven: Ana and Dolores are called."""
    with in_calls(address, *NIGHT, since="mon 22:50") as (home, desk):
        home.comes("Rosa")
        home.until("mon 23:10")
        yield Called(home, desk)


def eleven() -> Any:
    from tests.cast import at  # noqa: PLC0415 - a clock is a name without parameters

    return at("mon 23:11")


def nothing_changed() -> bool:
    quiet = not AskRow.objects.filter(outcome__in=["seen", "declined"]).exists()
    return quiet and not ComingRow.objects.exists()


def test_a_key_says_that_they_come() -> None:
    with searched() as night:
        words = night.desk.taken[night.call("Dolores").ref]["Twiml"]
        yes, no = night.yes("Dolores"), night.no("Dolores")
        assert words.count(f"Press {yes} for yes, or {no} for no.") == 2
        answer = post(night.press("Dolores", yes))
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/xml"
        assert "you are expected" in answer.content.decode()
        assert ComingRow.objects.get().contact == night.ask("Dolores").contact


def test_a_key_says_that_they_cannot() -> None:
    with searched() as night:
        post(night.press("Dolores", night.no("Dolores")))
        assert night.ask("Dolores").outcome == "declined"
        assert not ComingRow.objects.exists()


def test_a_wrong_key_changes_nothing_and_they_may_press_again() -> None:
    with searched() as night:
        right = night.yes("Dolores") + night.no("Dolores")
        wrong = next(each for each in "*23456789" if each not in right)
        answer = post(night.press("Dolores", wrong)).content.decode()
        assert "This key answers nothing." in answer
        assert f"Press {night.yes('Dolores')} for yes" in answer
        assert "<Gather" in answer
        assert nothing_changed()
        post(night.press("Dolores", night.yes("Dolores")))
        assert ComingRow.objects.exists()


def test_what_was_posted_once_counts_once() -> None:
    """Yes by a key, then no by a text: the key played again does not turn it back."""
    with searched() as night:
        posted = night.press("Dolores", night.yes("Dolores"))
        post(posted)
        AskRow.objects.filter(pk=night.ask("Dolores").pk).update(outcome="declined")
        ComingRow.objects.update(broken=True)
        assert "answers nothing any more" in post(posted).content.decode()
        assert night.ask("Dolores").outcome == "declined"
        assert not ComingRow.objects.filter(broken=False).exists()


def test_a_call_answers_no_other_ask() -> None:
    """Neither somebody else’s, nor another of the same telephone, though it is signed."""
    with searched() as night:
        yes = night.yes("Ana")
        posted = night.press("Dolores", yes)
        other = f"{HOUSE}/called/{night.ask('Ana').pk}/"
        unknown = posted.form | {"CallSid": "CA9"}
        assert "answers nothing" in post(signed(other, unknown)).content.decode()
        to_ana = night.desk.taken[night.call("Ana").ref]["To"]
        form = posted.form | {"To": to_ana}
        assert "answers nothing" in post(signed(other, form)).content.decode()
        assert nothing_changed()


@pytest.mark.parametrize("token", ["", "guess", "not-a-secret "])
def test_a_forged_signature_changes_nothing(token: str) -> None:
    with searched() as night:
        posted = night.press("Dolores", night.yes("Dolores"))
        assert post(signed(posted.address, posted.form, token)).status_code == 403
        other = replace(posted, address=f"{HOUSE}/called/{night.ask('Ana').pk}/")
        assert post(other).status_code == 403
        assert nothing_changed()


def test_looking_changes_nothing() -> None:
    with searched() as night:
        posted = night.press("Dolores", night.yes("Dolores"))
        client = Client(HTTP_HOST="house.example.org")
        path = posted.address.removeprefix(HOUSE)
        found = client.get(path, posted.form, HTTP_X_TWILIO_SIGNATURE=posted.signature, secure=True)
        assert found.status_code == 405
        assert nothing_changed()


def test_after_it_is_settled_the_call_says_so() -> None:
    with searched() as night:
        posted = night.press("Dolores", night.yes("Dolores"))
        night.home.comes("Ana")
        night.home.until("mon 23:12")
        assert "answers nothing any more" in post(posted).content.decode()
        assert not ComingRow.objects.exists()


def test_without_a_public_address_the_call_asks_for_a_text() -> None:
    with searched("http://192.168.1.20:8000") as night:
        words = night.desk.taken[night.call("Dolores").ref]["Twiml"]
        spelled = " ".join(night.ask("Dolores").code)
        assert "Gather" not in words
        assert f"Answer by a text to this number, with {spelled} and YES or NO." in words
        address = f"http://192.168.1.20:8000/called/{night.ask('Dolores').pk}/"
        form = {"AccountSid": "x"}
        path = f"/called/{night.ask('Dolores').pk}/"
        told = Client(HTTP_HOST="192.168.1.20").post(
            path, form, HTTP_X_TWILIO_SIGNATURE=signed(address, form).signature
        )
        assert told.status_code == 403


def test_a_drill_by_a_call_is_answered_by_its_key_alone() -> None:
    """On the second day the other way is tried; no key of another drill answers it."""
    days = ("Ana mon 07:00-15:15", "Ana tue 07:00-15:15")
    with in_calls(HOUSE, *days, since="mon 10:50") as (home, desk):
        home.comes("Ana")
        home.until("mon 11:00")
        DrillRow.objects.update(outcome="answered")
        home.until("tue 11:00")
        drill = DrillRow.objects.latest("pk")
        call = OutboxRow.objects.get(drill=drill)
        assert call.channel == "voice"
        keys = keys_of(drill.code)
        assert desk.taken[call.ref]["Twiml"].count(f"reaches you. Press {keys.yes}.") == 2
        wrong = post(desk.press(call.ref, keys.no)).content.decode()
        assert f"This key answers nothing. Press {keys.yes}." in wrong
        assert f'action="{HOUSE}/called/drill/{drill.pk}/"' in wrong
        posted = desk.press(call.ref, keys.yes)
        other = DrillRow.objects.earliest("pk")
        DrillRow.objects.filter(pk=other.pk).update(outcome="failed", code=drill.code)
        post(signed(f"{HOUSE}/called/drill/{other.pk}/", posted.form))
        assert set(DrillRow.objects.values_list("outcome", flat=True)) == {"failed", "waiting"}
        assert "the house reaches you" in post(posted).content.decode()
        assert DrillRow.objects.latest("pk").outcome == "answered"
