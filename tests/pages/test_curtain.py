"""Behind the curtain there is now and next, and nothing else."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path

from horarium.actions.draw_curtain import draw_curtains
from horarium.actions.give_door_key import give_door_key
from horarium.actions.set_pattern import TILES
from horarium.config.addresses import Mail
from horarium.config.urls import urlpatterns as house
from horarium.pages.shell.asked import Asked, for_person
from horarium.store.models import CheckInRow, DeviceRow, HouseholdRow, MemberRow
from tests.in_the_house import (
    ANYWHERE,
    NOON,
    PATTERN,
    account,
    at_his_bed,
    device,
    press,
    signed_in,
    text,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon", "quick_patterns")]
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(row: HouseholdRow) -> Client:
    """His tablet, at his bed, with a pattern and a message that waits to be shown."""
    return at_his_bed(row)


@pytest.fixture
def drawn(client: Client) -> Client:
    client.post("/curtain/")
    return client


def bare(response: Any) -> str:
    """A page but for the tokens in it."""
    return re.sub(r"[A-Za-z0-9]{64}", "TOKEN", text(response))


def test_one_press_draws_it(client: Client) -> None:
    answer = client.post("/curtain/")
    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert device(client).curtain


def test_every_address_answers_with_now_and_next(drawn: Client) -> None:
    """The same page to the byte, whatever was asked for."""
    pages = {bare(drawn.get(address)) for address in ANYWHERE}
    pages |= {
        bare(drawn.get(address, headers={"Accept": "application/json"})) for address in ANYWHERE
    }
    assert len(pages) == 1
    [page] = pages
    assert re.findall(r'class="who">([^<]+)', page) == ["Ana", "Ben"]
    assert "Wed 16 Mar 07:00-15:00" in page


def test_nothing_of_him_is_in_it(drawn: Client) -> None:
    """No title, name, place to go to, message, or word of any page of his."""
    page = text(drawn.get("/circle/"))
    for word in (
        "Mark",
        "Circle",
        "Father",
        "Brendan",
        "signed out",
        "<nav",
        "tablet",
        "Rosa",
        "Devices",
    ):
        assert word not in page, word


def test_headers_say_nothing_and_forbid_to_keep(drawn: Client) -> None:
    answer = drawn.get("/circle/")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Location" not in answer.headers


def test_fragments_and_streams_are_empty(drawn: Client) -> None:
    fragment = drawn.get("/circle/", headers={"HX-Request": "true"})
    assert (fragment.status_code, fragment.content) == (204, b"")
    assert fragment.headers["HX-Trigger"] == "covered"
    typing = drawn.post("/circle/", {"name": "Cheryl"}, headers=HERE | {"HX-Request": "true"})
    assert (typing.status_code, typing.content) == (204, b"")
    stream = drawn.get("/plan/progress/", headers={"Accept": "text/event-stream"})
    assert (stream.status_code, getattr(stream, "content", None)) == (204, b"")


@pytest.mark.parametrize(
    "address", ["/circle/", "/devices/out/", "/door/out/", "/curtain/", "/scribe/"]
)
def test_nothing_can_be_done_behind_it(drawn: Client, address: str) -> None:
    """Not even signing out, which would lose him the device."""
    members = MemberRow.objects.count()
    drawn.post(address, {"name": "Zoë", "parts": "driver", "address": "/"}, headers=HERE)
    assert MemberRow.objects.count() == members
    here = device(drawn)
    assert here.curtain
    assert here.scribe == ""


def test_two_worlds_that_differ_behind_it_show_the_same(drawn: Client, row: HouseholdRow) -> None:
    before = bare(drawn.get("/"))
    row.person_name, row.name = "Another", "Another house"
    row.save(update_fields=["person_name", "name"])
    MemberRow.objects.filter(household=row, name="Father Brendan").update(name="Cheryl")
    assert bare(drawn.get("/")) == before


@pytest.mark.usefixtures("drawn")
def test_his_other_devices_stay_open(row: HouseholdRow) -> None:
    desk = signed_in(account(row))
    assert "Father Brendan" in text(desk.get("/circle/"))


def test_check_in_covers_what_stands_at_his_bed(client: Client, row: HouseholdRow) -> None:
    """And says so to the page that asks every few seconds."""
    assert text(client.get("/curtain/covered/")) == "open"
    draw_curtains(household=row.pk, now=NOON, by="Ben")
    assert text(client.get("/curtain/covered/")) == "covered"
    assert "Father Brendan" not in text(client.get("/circle/"))


def test_attendant_whose_shift_is_near_checks_in_on_it(drawn: Client, settings: Any) -> None:
    """It stays drawn; pressed again, or for a shift that is not near, nothing happens."""
    assert "is here</button>" not in text(drawn.get("/"))
    settings.HORARIUM_CLOCK = "tests.in_the_house.half_past_two"
    near = Client(HTTP_HOST="localhost")
    near.cookies = drawn.cookies
    page = text(near.get("/circle/"))
    assert "Ben is here</button>" in page
    [address] = re.findall(r'action="(/curtain/arrived/[^"]+)"', page)
    for _ in range(2):
        assert near.post(address).headers["Location"] == "/"
    assert CheckInRow.objects.get().member.name == "Ben"
    page = text(near.get("/circle/"))
    assert "Here now" in page
    assert "Ben is here</button>" not in page


def test_pattern_opens_it(drawn: Client) -> None:
    answer = press(drawn, *PATTERN)
    assert answer.headers["Location"] == "/"
    assert "Father Brendan" in text(drawn.get("/circle/"))


def test_wrong_pattern_gives_no_hint(drawn: Client) -> None:
    """One right word or three: the same page; the next try comes too soon."""
    pages = set()
    for wrong in (("river", "stone", "stone", "stone"), ("river", "lamp", "river", "stone")):
        DeviceRow.objects.update(tried_at=None)
        answer = press(drawn, *wrong)
        assert answer.status_code == 422
        pages.add(bare(answer))
    assert len(pages) == 1
    soon = press(drawn, *PATTERN)
    assert "too soon" in text(soon)
    assert device(drawn).curtain


def test_page_shows_how_many_are_pressed_and_never_which(drawn: Client) -> None:
    answer = press(drawn, "river", "lamp")
    shown = re.sub(r'<input type="hidden"[^>]+>', "", text(answer)).partition("<main")[2]
    assert "2 of 4 pressed" in shown
    assert all(shown.count(f">{tile}<") == 1 for tile in TILES)
    over = drawn.post("/curtain/open/", {"start over": "1", "picked": ["river", "lamp"]})
    assert "0 of 4 pressed" in text(over)


def test_he_is_told_that_somebody_tried(drawn: Client) -> None:
    press(drawn, "river", "stone", "stone", "stone")
    DeviceRow.objects.update(tried_at=NOON - timedelta(minutes=1))
    press(drawn, *PATTERN)
    assert "Somebody tried once to open the curtain" in text(drawn.get("/circle/"))


def test_code_is_the_way_back(drawn: Client) -> None:
    wrong = drawn.post("/curtain/open/", {"code": "K7FM-3WRX-9TAD"})
    assert wrong.status_code == 422
    key, _ = give_door_key(now=NOON, by="host")
    assert drawn.post("/curtain/open/", {"code": key.code}).headers["Location"] == "/"
    assert not device(drawn).curtain


def test_code_comes_by_e_mail_to_an_address_that_is_not_told(
    drawn: Client, row: HouseholdRow, settings: Any
) -> None:
    settings.MAIL = Mail(host="mail.example.org")
    person = account(row)
    person.email = "mark@example.org"
    person.save(update_fields=["email"])
    assert "mark@example.org" not in text(drawn.get("/curtain/open/"))
    answer = drawn.post("/curtain/mail/")
    assert "mark@example.org" not in text(answer)
    assert "on its way" in text(answer)
    assert drawn.post("/curtain/mail/").status_code == 422
    [letter] = mail.outbox
    assert drawn.post("/curtain/open/", {"code": letter.body.split()[0]}).status_code == 303


def test_without_any_pattern_a_code_opens(row: HouseholdRow) -> None:
    client = signed_in(account(row))
    client.post("/curtain/")
    page = text(client.get("/curtain/open/"))
    assert "With the pattern" not in page
    assert "With a code" in page


def test_what_was_typed_when_it_was_drawn_is_there_when_it_is_opened(drawn: Client) -> None:
    """In between nobody reads it: it is sealed in the page, and nothing of it is in the rows."""
    sent = {"name": "Cheryl", "note": "nobody's business", "parts": ["driver", "confidant"]}
    page = text(drawn.post("/circle/", sent, headers=HERE))
    assert "Cheryl" not in page
    assert "business" not in page
    [sealed] = re.findall(r'name="kept" value="([^"]+)"', page)
    answer = press(drawn, *PATTERN, kept=sealed)
    shown = text(answer)
    assert "Cheryl" in shown
    assert "nobody&#x27;s business" in shown
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', shown)
    assert ("parts", "driver") in fields
    assert ("parts", "confidant") in fields


def test_sealed_form_opens_for_its_own_account_alone(drawn: Client, row: HouseholdRow) -> None:
    page = text(drawn.post("/circle/", {"name": "Cheryl"}, headers=HERE))
    [sealed] = re.findall(r'name="kept" value="([^"]+)"', page)
    ana = signed_in(account(row, "Ana"))
    key, _ = give_door_key(name="Ana", now=NOON, by="host")
    answer = ana.post("/curtain/open/", {"code": key.code, "kept": sealed})
    assert answer.status_code == 303
    for broken in ("x", sealed[:-9], "é"):
        key, _ = give_door_key(name="Ana", now=NOON, by="host")
        assert ana.post("/curtain/open/", {"code": key.code, "kept": broken}).status_code == 303


def test_shared_device_keeps_no_page(client: Client, row: HouseholdRow) -> None:
    """His own desk may keep its pages for the back button; what stands at his bed may not."""
    assert client.get("/circle/").headers["Cache-Control"] == "no-store"
    assert signed_in(account(row)).get("/circle/").headers["Cache-Control"] == "private, no-cache"


def test_device_at_his_bed_stays_one_after_signing_in_anew(client: Client) -> None:
    """Whoever signs him out there does not make it his own telephone."""
    client.post("/door/out/")
    key, _ = give_door_key(now=NOON, by="host")
    client.post("/door/", {"code": key.code})
    client.get("/devices/")
    assert device(client).shared


def test_only_his_own_devices_stand_at_his_bed(row: HouseholdRow) -> None:
    ana = signed_in(account(row, "Ana"))
    ana.post(f"/devices/{device(ana).public_id}/", {"name": "telephone", "shared": "1"})
    assert device(ana).name == "telephone"
    assert not device(ana).shared
    assert ana.post("/curtain/").status_code == 404


def test_devices_of_others_are_not_touched(client: Client, row: HouseholdRow) -> None:
    ana = signed_in(account(row, "Ana"))
    for address in (
        f"/devices/{device(client).public_id}/",
        f"/devices/{device(client).public_id}/out/",
    ):
        ana.post(address, {"name": "mine"})
    assert device(client).name == "tablet"


# -- a stream that runs while the curtain is drawn


@for_person
def stream(request: Asked) -> HttpResponseBase:
    """Tells how far the planner is, and draws the curtain in the middle of it."""
    household = request.viewer.household

    def parts() -> Iterator[bytes]:
        yield b"data: one\n\n"
        draw_curtains(household=household, now=NOON, by="Ben")
        yield b"data: two\n\n"

    return StreamingHttpResponse(parts(), content_type="text/event-stream")


urlpatterns = [*house, path("stream/", stream)]


def test_stream_ends_when_it_is_drawn(client: Client) -> None:
    with override_settings(ROOT_URLCONF=__name__):
        answer: Any = client.get("/stream/")
        assert b"".join(answer.streaming_content) == b"data: one\n\n"


def test_queries_of_a_covered_page_are_few(
    drawn: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_max_num_queries(8):
        drawn.get("/")
