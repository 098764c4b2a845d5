"""An app of a member's: set by him, used, and its address shown nowhere again."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client, override_settings

from horarium.actions.export_household import export_household
from horarium.actions.leave_today import leave_today
from horarium.config.addresses import Mail
from horarium.config.voices import voices
from horarium.core.watch.ahead import Ahead
from horarium.core.watch.record import ahead_to_text
from horarium.store.ahead import read_ahead
from horarium.store.house_clock import house_time
from horarium.store.models import AppRow, EventRow, OutboxRow
from tests.in_the_house import account, member, signed_in, text
from tests.servers.at_home import Service, service
from tests.watched_house import WatchedHouse, watched

pytestmark = pytest.mark.django_db

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15")
SECRET = "s3cr3t-topic"  # noqa: S105 - what must be found nowhere


@dataclass
class Set:
    """A house that reaches apps, and Dolores' own service."""

    home: WatchedHouse
    own: Service
    mark: Client

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.own.port}/{SECRET}"

    @property
    def page(self) -> str:
        return f"/app/{member(self.home.row, 'Dolores').public_id}/"

    def keep(self, address: str) -> str:
        return text(self.mark.post(self.page, {"app": address}, follow=True))


@pytest.fixture
def house(caplog: pytest.LogCaptureFixture) -> Iterator[Set]:
    caplog.set_level(logging.DEBUG)
    found = voices({"HORARIUM_LONGTAIL": "apprise:?private=yes"}, Mail())
    with (
        watched(*NIGHT, since="mon 22:50") as home,
        service() as own,
        override_settings(HORARIUM_VOICES={"sms": None, **found}),
    ):
        home.messenger.voices = {**home.messenger.voices, **found}
        yield Set(home, own, signed_in(account(home.row)))
    assert SECRET not in caplog.text


def test_it_is_set_used_and_never_shown(house: Set) -> None:
    page = house.keep(house.address)
    assert "json, set on " in page
    assert SECRET not in page
    for address in (house.page, house.page.replace("/app/", "/circle/"), "/", "/household/"):
        assert SECRET not in text(house.mark.get(address, follow=True))
    house.home.comes("Rosa")
    house.home.until("mon 23:10")
    [(path, _, body)] = house.own.came
    assert path == f"/{SECRET}"
    assert json.loads(body)["title"] == "Cover needed 23:00–07:15"
    assert OutboxRow.objects.get(channel="app").state == "sent"
    assert "Dolores" in house.home.asked()


def test_neither_export_nor_record_nor_break_glass_hold_it(house: Set) -> None:
    house.keep(house.address)
    row = house.home.row
    assert SECRET not in export_household(name=row.name, now=house.home.now, by="Mark")
    assert not [each for each in EventRow.objects.all() if SECRET in each.content]
    ahead: Ahead = read_ahead(house_time(house.home.read()))
    assert SECRET not in ahead_to_text(ahead)
    assert '"app"' not in ahead_to_text(ahead)


def test_a_failure_is_told_without_it(house: Set) -> None:
    house.keep(house.address)
    house.own.status = 500
    house.home.comes("Rosa")
    house.home.until("mon 23:12")
    failed = OutboxRow.objects.get(channel="app")
    assert failed.error
    assert SECRET not in failed.error
    assert "Messages to apps" in text(house.mark.get("/"))


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "mailto://a@b",
        "syslog://",
        "json://a b",
        "nothing",
        "json://" + "x" * 500,
    ],
)
def test_what_is_not_allowed_is_not_taken_and_not_lost(house: Set, address: str) -> None:
    answer = house.mark.post(house.page, {"app": address})
    assert answer.status_code == 422
    assert "can be used here" in text(answer)
    assert f'value="{address}"' in text(answer)
    assert not AppRow.objects.exists()


def test_empty_is_no_address_and_forgets_nothing(house: Set) -> None:
    house.keep(house.address)
    assert house.mark.post(house.page, {"app": " "}).status_code == 422
    assert AppRow.objects.exists()


def test_it_is_forgotten_when_he_says_so_and_when_they_leave(house: Set) -> None:
    house.keep(house.address)
    house.mark.post(house.page, {"remove": "1"})
    assert not AppRow.objects.exists()
    house.keep(house.address)
    dolores = member(house.home.row, "Dolores").public_id
    leave_today(household=house.home.row.pk, member=dolores, now=house.home.now, by="Mark")
    assert not AppRow.objects.exists()


def test_a_form_that_came_too_late_does_not_show_it(house: Set) -> None:
    """Elsewhere what was typed is kept on the page; here it is a secret."""
    strict = signed_in(account(house.home.row), enforce_csrf_checks=True)
    here = {"Sec-Fetch-Site": "same-origin"}
    answer = strict.post(house.page, {"app": house.address}, headers=here, follow=True)
    assert SECRET not in text(answer)
    assert not AppRow.objects.exists()


def test_where_no_apps_are_reached_the_page_says_so(house: Set) -> None:
    with override_settings(HORARIUM_VOICES={"sms": None}):
        page = text(house.mark.get(house.page))
        assert "reaches no apps" in page
        assert "Keep it" not in page
