"""The circle's pages: he invites, changes parts, signs out, and lets go."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from horarium.core.people import Part
from horarium.pages.circle.views import spoken
from horarium.store.door_keys import ALPHABET
from horarium.store.models import DoorKeyRow, HouseholdRow, MemberRow, ShiftRow
from tests.in_the_house import account, furnished, member, signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def client(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def address(row: HouseholdRow, name: str) -> str:
    return f"/circle/{member(row, name).public_id}/"


def test_everyone_is_there_with_their_parts_and_whether_they_sign_in(
    client: Client, row: HouseholdRow
) -> None:
    signed_in(account(row, "Ana"))
    client.post(f"{address(row, 'Ben')}key/")
    page = re.sub(r"<[^>]+>", "", text(client.get("/circle/")))
    assert "Ana attendant; signed in on 1 device" in page
    assert "Ben attendant; has a code until Wed 23 Mar 12:00" in page
    assert "Father Brendan confidant; cannot sign in yet" in page
    assert "You are signed in on 1 device" in page


def test_code_is_shown_once_and_opens(client: Client, row: HouseholdRow) -> None:
    answer = client.post(f"{address(row, 'Ben')}key/")
    assert answer.headers["Location"] == "/circle/key/"
    shown = client.get("/circle/key/")
    page = text(shown)
    assert shown.headers["Cache-Control"] == "no-store"
    [code] = re.findall(r'class="code">([^<]+)<', page)
    assert f"http://localhost:8000/door/key/{code.replace('-', '')}/" in page
    assert client.get("/circle/key/").headers["Location"] == "/circle/"
    ben = Client(HTTP_HOST="localhost")
    assert ben.post("/door/", {"code": code}).status_code == 303
    assert "You are in, Ben" in text(ben.get("/door/welcome/"))


def test_double_click_gives_one_code(client: Client, row: HouseholdRow) -> None:
    """The browser follows the second answer, and the code is there."""
    for _ in range(2):
        assert client.post(f"{address(row, 'Ben')}key/", {"once": "t"}).status_code == 303
    assert 'class="code"' in text(client.get("/circle/key/"))
    assert DoorKeyRow.objects.count() == 1


def test_every_letter_of_a_code_can_be_said() -> None:
    said = spoken("-".join(ALPHABET[at : at + 4] for at in range(0, len(ALPHABET), 4)))
    words = said.replace(" –", "").split()
    assert len(words) == len(set(words)) == len(ALPHABET)


def test_somebody_new_is_added_once(client: Client, row: HouseholdRow) -> None:
    sent = {"name": "Dolores", "parts": ["driver", "backup"], "once": "t"}
    first, second = (client.post("/circle/", sent) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"] == address(row, "Dolores")
    assert member(row, "Dolores").parts == {Part.DRIVER, Part.BACKUP}


def test_mistake_keeps_what_was_typed(client: Client) -> None:
    answer = client.post("/circle/", {"name": "ana", "parts": ["driver"]})
    page = text(answer)
    assert answer.status_code == 422
    assert 'value="ana"' in page
    assert "The name Ana is already taken" in page
    assert re.search(r'value="driver" checked', page)


@pytest.mark.parametrize("parts", [["king"], [], ["attendant"], ["driver", "\0"], ["é" * 5000]])
def test_nonsense_is_told_and_nothing_breaks(client: Client, parts: list[str]) -> None:
    answer = client.post("/circle/", {"name": "<b>Zoë</b>\u202e", "parts": parts})
    assert answer.status_code == 422
    assert "<b>Zo" not in text(answer)


def test_parts_change(client: Client, row: HouseholdRow) -> None:
    sent = {"parts": ["attendant", "confidant"]}
    assert client.post(address(row, "Ana"), sent).status_code == 303
    assert "Ana is now: attendant, confidant." in text(client.get("/circle/"))


def test_parts_that_cannot_be_stay_chosen_with_a_sentence(
    client: Client, row: HouseholdRow
) -> None:
    answer = client.post(address(row, "Father Brendan"), {"parts": ["attendant"]})
    assert answer.status_code == 422
    assert "has no contract yet" in text(answer)
    assert re.search(r'value="attendant" checked', text(answer))


def test_member_is_signed_out_everywhere_and_may_come_back(
    client: Client, row: HouseholdRow
) -> None:
    ana = signed_in(account(row, "Ana"))
    client.post(f"{address(row, 'Ana')}out/")
    assert ana.get("/devices/").status_code == 302
    client.post(f"{address(row, 'Ana')}key/")
    assert 'class="code"' in text(client.get("/circle/key/"))


def test_leaving_asks_a_second_press_and_says_exactly_what_ends(
    client: Client, row: HouseholdRow
) -> None:
    ana = signed_in(account(row, "Ana"))
    leave = f"{address(row, 'Ana')}leave/"
    page = text(client.get(leave))
    for sentence in (
        "This cannot be undone.",
        "Ana is signed out at once on 1 device.",
        "The shift that runs until Wed 16 Mar 15:00 ends now.",
        "2 shifts, 11 h, leave the roster, the next on Fri 18 Mar 07:00; nobody has them.",
    ):
        assert sentence in page
    assert ana.get("/devices/").status_code == 200
    assert client.post(leave).headers["Location"] == "/what-if/"
    assert ana.get("/devices/").status_code == 302
    assert ShiftRow.objects.filter(member__name="Ana").count() == 1
    assert ">Ana</a>" not in text(client.get("/circle/"))


def test_leaving_with_no_hours_ahead_leads_back(client: Client, row: HouseholdRow) -> None:
    leave = f"{address(row, 'Father Brendan')}leave/"
    assert "No shift of theirs is ahead." in text(client.get(leave))
    assert client.post(leave).headers["Location"] == "/circle/"


@pytest.mark.parametrize("what", ["", "key/", "out/", "leave/"])
def test_nobody_of_another_house_and_nobody_who_left(
    client: Client, row: HouseholdRow, what: str
) -> None:
    other = furnished("another house")
    gone = member(row, "Rosa")
    client.post(f"/circle/{gone.public_id}/leave/")
    for public_id in (member(other, "Ana").public_id, gone.public_id, uuid4()):
        assert client.post(f"/circle/{public_id}/{what}").status_code == 404
    assert MemberRow.objects.filter(household=other, gone_at=None).count() == 4


def test_queries_do_not_grow_with_the_circle(
    client: Client, row: HouseholdRow, django_assert_max_num_queries: Any
) -> None:
    for n in range(30):
        client.post("/circle/", {"name": f"Friend {n}", "parts": "driver"})
        account(row, f"Friend {n}")
    with django_assert_max_num_queries(9):
        client.get("/circle/")
