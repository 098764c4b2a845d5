"""A phone that rings by push: asked for, revoked, taken back by its browser, and never alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

from horarium.channels import push
from horarium.config.addresses import Mail, site
from horarium.config.voices import pushing, voices
from horarium.core.watch.message import Voice
from horarium.store.models import AskRow, DrillRow, NoticeRow, OutboxRow, PushRow
from tests.cast import at
from tests.in_the_house import account, device, signed_in, text
from tests.servers.push import Browser, browser
from tests.watched_house import WatchedHouse, watched

pytestmark = pytest.mark.django_db

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Ben tue 07:00-15:15")
HOUSE = "https://house.example.org"
KEY = push.new_key()
PUSH = push.settings("mailto:house@example.org?private=yes", KEY)


@dataclass
class Ringing:
    """A night in which Dolores is asked, with her telephone and her browser."""

    home: WatchedHouse
    phone: Browser
    client: Client

    def ring(self, **given: str) -> Any:
        told = {"subscription": self.phone.subscription()} | given
        return self.client.post("/devices/ring/", told, secure=True)

    def page(self) -> str:
        return text(self.client.get("/devices/", secure=True))

    def came(self) -> list[dict[str, str]]:
        return [self.phone.opened(sealed) for _, sealed in self.phone.came]

    def pushes(self) -> list[str]:
        return list(OutboxRow.objects.filter(channel="push").values_list("state", flat=True))


def evening() -> object:
    return at("mon 22:45")


@pytest.fixture
def night() -> Iterator[Ringing]:
    place = site(HOUSE)
    with (
        watched(*NIGHT, since="mon 22:40") as home,
        browser(push.public_key(KEY)) as phone,
        override_settings(
            PUSH=PUSH,
            SITE=place,
            ALLOWED_HOSTS=["localhost"],
            HORARIUM_CLOCK=f"{__name__}.evening",
            HORARIUM_VOICES={"sms": None, **voices({}, Mail(), PUSH)},
        ),
    ):
        home.messenger.voices = {**home.messenger.voices, **voices({}, Mail(), PUSH)}
        home.comes("Rosa")
        yield Ringing(home, phone, signed_in(account(home.row, "Dolores"), secure=True))


def test_she_is_rung_as_well_as_texted_and_answers_by_what_rang(night: Ringing) -> None:
    assert "Ring on this phone</button>" in night.page()
    night.ring()
    assert "This device rings" in night.page()
    night.home.until("mon 23:10")
    [told] = night.came()
    assert set(told) == {"subject", "text", "link", "key"}
    assert told["subject"] == "Cover needed 23:00–07:15"
    assert not {"Ana", "Mark", "Dolores"} & set(told["text"].split())
    assert night.phone.came[0][0]["Urgency"] == "high"
    assert "Dolores" in night.home.asked()
    answer = {"link": told["link"].partition("#")[2], "answer": "no"}
    anybody = Client(HTTP_HOST="localhost")
    assert "Thank you" in text(anybody.post("/answer/", answer, secure=True))
    assert AskRow.objects.filter(outcome="declined").exists()


def test_it_is_revoked_there_or_from_elsewhere(night: Ringing) -> None:
    """Nobody else can: neither make it ring nor make it silent."""
    night.ring()
    own = device(night.client).public_id
    ben = signed_in(account(night.home.row, "Ben"), secure=True)
    ben.post(f"/devices/{own}/quiet/", secure=True)
    assert PushRow.objects.count() == 1
    desk = signed_in(account(night.home.row, "Dolores"), secure=True)
    desk.post(f"/devices/{own}/quiet/", secure=True)
    assert not PushRow.objects.exists()
    night.home.until("mon 23:10")
    assert not night.came()


def test_a_device_that_is_signed_out_rings_no_more(night: Ringing) -> None:
    night.ring()
    night.client.post(f"/devices/{device(night.client).public_id}/out/", secure=True)
    assert not PushRow.objects.exists()


@pytest.mark.parametrize("status", [404, 410])
def test_what_its_browser_took_back_is_removed_and_told(night: Ringing, status: int) -> None:
    """The text goes out all the same, and she sees what happened."""
    night.ring()
    night.phone.gone = status
    night.home.until("mon 23:10")
    assert not PushRow.objects.exists()
    notices = NoticeRow.objects.filter(account__member__name="Dolores")
    told = notices.values_list("sentence", flat=True)
    assert sum("can no longer ring" in each for each in told) == 1
    assert night.pushes() == ["failed"]
    assert "Dolores" in night.home.asked()
    assert AskRow.objects.get(messages__channel="push").outcome != "failed"


def test_of_two_devices_one_is_enough(night: Ringing) -> None:
    night.ring()
    other = signed_in(account(night.home.row, "Dolores"), secure=True)
    gone = night.phone.subscription().replace("127.0.0.1", "gone.invalid")
    other.post("/devices/ring/", {"subscription": gone}, secure=True)
    assert PushRow.objects.count() == 2
    night.home.until("mon 23:10")
    assert len(night.came()) == 1
    assert night.pushes() == ["sent"]


def test_it_is_drilled_in_its_turn(night: Ringing) -> None:
    client = signed_in(account(night.home.row, "Ben"), secure=True)
    client.post("/devices/ring/", {"subscription": night.phone.subscription()}, secure=True)
    night.home.until("mon 22:55").comes("Ana")
    night.home.until("tue 06:55").comes("Ben")
    night.home.until("tue 11:00")
    assert DrillRow.objects.get().way == "sms"


@pytest.mark.parametrize(
    "given",
    ["", "{}", "https://push.example.org/x", json.dumps({"endpoint": "file:///x"}), "x" * 9000],
)
def test_what_is_no_subscription_is_not_taken(night: Ringing, given: str) -> None:
    answer = night.ring(subscription=given)
    assert answer.status_code == 303
    assert "gave nothing to ring it by" in night.page()
    assert not PushRow.objects.exists()


def test_without_https_it_says_so(night: Ringing) -> None:
    with override_settings(PUSH=None):
        page = night.page()
        assert "only where the address begins with https" in page
        assert "Ring on this phone</button>" not in page
        night.ring()
        assert not PushRow.objects.exists()


def test_the_key_is_made_once_and_push_needs_https(tmp_path: Path) -> None:
    file = tmp_path / "push-key"
    file.write_text(KEY)
    known = pushing("", site(HOUSE), file)
    assert known == push.Settings(HOUSE, KEY)
    assert pushing("", site("http://192.168.1.20:8000"), file) is None
    own = pushing("mailto:house@example.org?private=yes", site(HOUSE), file)
    assert own == PUSH
    assert isinstance(voices({}, Mail(), own)["push"], Voice)


def test_the_script_of_the_worker_is_one_file_of_ours() -> None:
    answer = Client(HTTP_HOST="localhost").get("/devices/ringing.js")
    assert answer["Content-Type"] == "text/javascript"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert b"showNotification" in answer.content
