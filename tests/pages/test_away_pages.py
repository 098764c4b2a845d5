"""Absences and wishes on pages: a member asks, the person answers, and both see how it stands."""

import html
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from horarium.store.households import load_household
from horarium.store.models import AccountRow, HopedAbsenceRow, HopedWishRow, HouseholdRow
from tests.cast import at, attendant, house, likes, plan
from tests.lived_in import account_of, lived_in

pytestmark = pytest.mark.django_db

NOW = at("mon 12:00")
HOME = house(
    members=(attendant("Ana"), attendant("Ben", wishes=(likes("wed"),)), attendant("Rosa"))
)
TUESDAY = {"ask": "absence", "from_day": "1988-03-15"}


def now() -> Any:
    return NOW


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = f"{__name__}.now"


@pytest.fixture
def row() -> HouseholdRow:
    return lived_in(HOME, NOW, plan=plan("Ana tue 07:00-15:00"))


def signed_in(account: AccountRow) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(account)
    return client


@pytest.fixture
def ana(row: HouseholdRow) -> Client:
    return signed_in(account_of(row, "Ana", NOW))


@pytest.fixture
def mark(row: HouseholdRow) -> Client:
    return signed_in(AccountRow.objects.get(household=row, member=None))


def text(response: Any) -> str:
    assert isinstance(response, HttpResponse)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_asked_and_approved(ana: Client, mark: Client, row: HouseholdRow) -> None:
    """He is told which shift falls into it and where to ask what if; she sees that it is so."""
    assert ana.post("/away/", TUESDAY).status_code == 303
    assert "Away Tue 15 Mar: not answered yet" in text(ana.get("/away/"))
    hope = HopedAbsenceRow.objects.get()
    assert "Ana: away Tue 15 Mar." in text(mark.get("/away/"))
    done = mark.post(f"/absences/{hope.public_id}/approve/", {"back": "/away/"})
    assert (done.status_code, done["Location"]) == (303, "/away/")
    page = mark.get("/away/")
    assert "1 shift of theirs in the roster: Tue 15 Mar 07:00–15:00." in text(page)
    assert re.search(r'href="/what-if/\?[^"]*member=', page.content.decode())
    assert "Away Tue 15 Mar: approved" in text(ana.get("/away/"))
    assert load_household(row).member("Ana").absences


def test_from_now_he_comes_back_to_now(ana: Client, mark: Client) -> None:
    ana.post("/away/", TUESDAY)
    hope = HopedAbsenceRow.objects.get()
    for place in ("", "https://elsewhere.example.org/", "//elsewhere.example.org"):
        done = mark.post(f"/absences/{hope.public_id}/decline/", {"back": place})
        assert (done.status_code, done["Location"]) == (303, "/")


def test_a_wish_is_taken_up_and_undone(ana: Client, mark: Client, row: HouseholdRow) -> None:
    ana.post("/away/", {"ask": "wish", "likes": "spare", "hours": "fri\nsat", "strength": "3"})
    hope = HopedWishRow.objects.get()
    mark.post(f"/wishes/{hope.public_id}/approve/")
    assert len(load_household(row).member("Ana").wishes) == 1
    assert "Would rather not work Fri, Sat: very much" in text(ana.get("/away/"))
    mark.post(f"/wishes/{hope.public_id}/open/", {"back": "/away/"})
    assert load_household(row) == HOME
    mark.post(f"/wishes/{hope.public_id}/decline/")
    assert "very much: declined" in text(ana.get("/away/"))


def test_taken_back(ana: Client, mark: Client) -> None:
    ana.post("/away/", TUESDAY)
    hope = HopedAbsenceRow.objects.get().public_id
    ana.post(f"/away/absence/{hope}/take-back/")
    assert "Away Tue 15 Mar: taken back" in text(ana.get("/away/"))
    assert "Nobody waits for an answer" in text(mark.get("/away/"))
    assert "taken back by whoever asked" in text(
        mark.post(f"/absences/{hope}/approve/", {"back": "/away/"}, follow=True)
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose the first day on which you are away."),
        ({"from_day": "1988-03-01"}, "These hours are over already"),
        ({"from_day": "1988-03-17", "to_day": "1988-03-16"}, "ends before it starts"),
        ({"from_day": "yesterday"}, "is no stretch of days"),
        ({"ask": "wish"}, "Write the hours, such as mon-fri 09:00-15:00."),
        ({"ask": "wish", "hours": "mornings"}, "is no day of the week"),
        ({"ask": "wish", "hours": "mon", "strength": "11"}, "Say how much"),
    ],
)
def test_mistakes_keep_what_was_typed(ana: Client, typed: dict[str, str], sentence: str) -> None:
    response = ana.post("/away/", typed)
    assert response.status_code == 422
    assert sentence in text(response)
    for name, value in typed.items():
        assert name == "ask" or value in response.content.decode() or value == "11"
    assert not HopedAbsenceRow.objects.exists() | HopedWishRow.objects.exists()


def test_a_night_has_its_hours(ana: Client) -> None:
    ana.post(
        "/away/", {**TUESDAY, "from_time": "22:00", "to_day": "1988-03-16", "to_time": "08:00"}
    )
    assert "Away Tue 15 Mar 22:00–08:00" in text(ana.get("/away/"))


def test_nobody_sees_what_others_ask(ana: Client, row: HouseholdRow) -> None:
    """Two houses that differ only in what Ben asked and wishes look the same to Ana."""
    before = text(ana.get("/away/"))
    ben = signed_in(account_of(row, "Ben", NOW))
    ben.post("/away/", TUESDAY)
    ben.post("/away/", {"ask": "wish", "likes": "likes", "hours": "sun", "strength": "1"})
    assert text(ana.get("/away/")) == before
    hope = HopedAbsenceRow.objects.get().public_id
    assert ana.post(f"/away/absence/{hope}/take-back/").status_code == 404
    for verb in ("approve", "decline", "open"):
        assert ana.post(f"/absences/{hope}/{verb}/").status_code == 404
    assert HopedAbsenceRow.objects.get().state == "open"


def test_the_person_asks_nobody(mark: Client) -> None:
    assert mark.post("/away/", TUESDAY).status_code == 404
    assert (
        mark.post("/away/nothing/6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11/take-back/").status_code
        == 404
    )
