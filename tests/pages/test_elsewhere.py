"""Hospital or away: said by him or whoever is with him, at the top of Now, ended in one press."""

import re
from typing import Any

import pytest
from django.test import Client

from horarium.actions.check_in import check_in
from horarium.store.models import ElsewhereRow, HouseholdRow
from tests.cast import at
from tests.in_the_house import NOON, account, signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
HERE = "/elsewhere/"
AWAY = {"where": "away", "from_day": "1988-03-18", "from_time": "09:00", "to_day": "1988-03-20"}


@pytest.fixture
def his(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def flat(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text(answer)).split())


def held() -> ElsewhereRow:
    return ElsewhereRow.objects.get()


def test_hospital_is_one_press_and_stands_at_the_top_of_now(his: Client) -> None:
    his.post(HERE, {"where": "hospital", "to_day": "", "to_time": ""})
    assert (held().place, held().start_at, held().until_at) == ("hospital", NOON, None)
    page = flat(his.get("/"))
    assert "You are in hospital since 12:00. Nobody is expected until it is said" in page
    assert page.index("You are in hospital") < page.index("Here Ana")
    assert "Said by Mark, 12:00." in page


def test_one_press_on_now_ends_it(his: Client) -> None:
    his.post(HERE, {"where": "hospital"})
    [address] = re.findall(r"/elsewhere/[0-9a-f-]{36}/back/", text(his.get("/")))
    answer = his.post(address, follow=True)
    assert "Everybody still to come is expected again." in flat(answer)
    assert "You are in hospital" not in flat(answer)
    assert (held().over_at, held().over_by) == (NOON, "Mark")
    assert "This is over already." in flat(his.post(address, follow=True))


def test_whoever_is_with_him_says_it_for_him(row: HouseholdRow) -> None:
    check_in(household=row.pk, name="Ana", now=NOON, by="Ana")
    ana = signed_in(account(row, "Ana"))
    assert "He is taken to hospital" in flat(ana.get("/"))
    assert "He is in hospital since 12:00" in flat(
        ana.post(HERE, {"where": "hospital"}, follow=True)
    )
    assert held().by == "Ana"
    assert "Said by Ana" in flat(signed_in(account(row)).get("/"))


def test_for_whoever_is_not_with_him_it_is_not_there(row: HouseholdRow, his: Client) -> None:
    his.post(HERE, {"where": "hospital"})
    rosa, stay = signed_in(account(row, "Rosa")), held().public_id
    assert rosa.get(HERE).status_code == 404
    assert rosa.post(HERE, {"where": "hospital"}).status_code == 404
    assert rosa.post(f"{HERE}{stay}/back/").status_code == 404
    assert held().over_at is None


def test_away_from_and_to(his: Client) -> None:
    page = flat(his.post(HERE, {**AWAY, "to_time": "18:00"}, follow=True))
    assert (held().start_at, held().until_at) == (at("fri 09:00"), at("sun 18:00"))
    assert "You will be away from Fri 18 Mar 09:00, until Sun 20 Mar 18:00." in page
    assert "then again by itself" in page
    assert "Take it back" in page


def test_away_without_an_end_is_refused_and_what_was_typed_stays(his: Client) -> None:
    answer = his.post(HERE, {**AWAY, "to_day": ""})
    assert answer.status_code == 422
    assert "Say until when, so that everybody is expected again by then." in flat(answer)
    assert 'value="1988-03-18"' in text(answer)
    assert not ElsewhereRow.objects.exists()


def test_he_is_asked_on_now_after_a_day_and_says_that_it_holds(his: Client) -> None:
    his.post(HERE, {"where": "hospital"})
    assert "Does it still hold?" not in flat(his.get("/"))
    ElsewhereRow.objects.update(held_at=at("tue 11:59"))
    page = text(his.get("/"))
    assert "Does it still hold?" in page
    [address] = re.findall(r"/elsewhere/[0-9a-f-]{36}/holds/", page)
    assert "Does it still hold?" not in flat(his.post(address, follow=True))
