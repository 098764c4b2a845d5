"""With a scribe there is one page; and how he chooses the pattern that ends it."""

from typing import Any

import pytest
from django.http import HttpResponseBase
from django.shortcuts import render
from django.test import Client, override_settings
from django.urls import path

from horarium.actions.draw_curtain import draw_curtains
from horarium.actions.give_door_key import give_door_key
from horarium.config.urls import urlpatterns as house
from horarium.pages.shell.asked import Asked, for_person
from horarium.store.models import AccountRow, DeviceRow, HouseholdRow
from tests.in_the_house import (
    ANYWHERE,
    NOON,
    PATTERN,
    account,
    at_his_bed,
    device,
    press,
    text,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon", "quick_patterns")]


@for_person
def paper(request: Asked) -> HttpResponseBase:
    """A page of his that somebody may write on."""
    return render(request, "shell/not_here.html", {"page": {"title": "A paper"}})


urlpatterns = [*house, path("paper/", paper), path("paper/look/", paper)]


@pytest.fixture
def client(row: HouseholdRow) -> Client:
    """His tablet at his bed."""
    return at_his_bed(row)


@pytest.fixture
def lent(client: Client) -> Client:
    client.post("/scribe/", {"address": "/household/?day=2"})
    return client


def test_scribe_is_offered_where_it_can_be(client: Client) -> None:
    """Not where keys are given: whoever writes for him gets none."""
    with override_settings(ROOT_URLCONF=__name__):
        assert 'name="address" value="/paper/?page=2"' in text(client.get("/paper/?page=2"))
    for address in ("/circle/", "/devices/"):
        assert 'action="/scribe/"' not in text(client.get(address))
        client.post("/scribe/", {"address": address})
        assert device(client).scribe == ""


def test_scribe_is_bound_to_one_address(lent: Client) -> None:
    for address in (*ANYWHERE, "/household/", "/household/?day=3"):
        answer = lent.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/household/?day=2")
        assert lent.post(address).headers["Location"] == "/household/?day=2"
    fragment = lent.get("/circle/", headers={"HX-Request": "true"})
    assert (fragment.status_code, fragment.content) == (204, b"")
    assert "HX-Redirect" not in fragment.headers


def test_what_is_said_beside_a_form_belongs_to_it(client: Client) -> None:
    """Typing in the lent form goes on; the same of another form does not."""
    with override_settings(ROOT_URLCONF=__name__):
        client.post("/scribe/", {"address": "/paper/?page=2"})
        assert client.post("/paper/look/").status_code == 200
        assert client.post("/circle/look/").headers["Location"] == "/paper/?page=2"
        assert client.get("/paper/other/").headers["Location"] == "/paper/?page=2"


def test_scribe_sees_no_place_to_go(client: Client) -> None:
    with override_settings(ROOT_URLCONF=__name__):
        client.post("/scribe/", {"address": "/paper/"})
        page = text(client.get("/paper/"))
    assert "<nav" not in page
    assert "Curtain" not in page
    assert 'href="/curtain/open/">End scribe mode' in page


def test_he_ends_it_by_his_pattern(lent: Client) -> None:
    assert "End scribe mode" in text(lent.get("/curtain/open/"))
    press(lent, "river", "stone", "stone", "stone")
    assert device(lent).scribe
    DeviceRow.objects.update(tried_at=None)
    assert press(lent, *PATTERN).headers["Location"] == "/household/?day=2"
    assert device(lent).scribe == ""


def test_check_in_covers_a_scribes_page_too(lent: Client, row: HouseholdRow) -> None:
    draw_curtains(household=row.pk, now=NOON, by="Ben")
    assert "Here now" in text(lent.get("/household/?day=2"))


# -- his pattern


@pytest.fixture
def proved(row: HouseholdRow) -> Client:
    client = Client(HTTP_HOST="localhost")
    key, _ = give_door_key(now=NOON, by="host")
    client.post("/door/", {"code": key.code})
    assert AccountRow.objects.filter(household=row).exists()
    return client


def choose(client: Client, *tiles: str, first: tuple[str, ...] = ()) -> Any:
    answer, picked = None, list[str]()
    for tile in tiles:
        answer = client.post("/curtain/pattern/", {"tile": tile, "picked": picked, "first": first})
        picked.append(tile)
    return answer


def test_pattern_is_chosen_and_repeated(proved: Client, row: HouseholdRow) -> None:
    assert "The same again" in text(choose(proved, *PATTERN))
    assert choose(proved, *PATTERN, first=PATTERN).headers["Location"] == "/devices/"
    assert account(row).pattern


def test_pattern_repeated_otherwise_is_not_set(proved: Client, row: HouseholdRow) -> None:
    answer = choose(proved, *PATTERN[::-1], first=PATTERN)
    assert answer.status_code == 422
    assert account(row).pattern == ""
