"""What if: each question is asked, and nonsense gives the form again with all that was typed."""

import html
from typing import Any

import pytest
from django.test import Client

from horarium.core.happened import Away, Leaves, Lowered, TakesUp
from horarium.core.hours import HOUR, MINUTE
from horarium.store.claim import claim_request
from horarium.store.models import HouseholdRow
from horarium.store.plan_requests import question_of
from tests.cast import at, house, machine, on, span, weekly
from tests.in_the_house import account, member, signed_in, text
from tests.pages.read_now import plain
from tests.planned_house import asked, furnished, published, requests

pytestmark = pytest.mark.django_db

NOW = at("wed 12:00")
LONG = "x" * 10_000
NEW = {
    "ask": "activity",
    "name": "Reading",
    "length": "60m",
    "mon": "yes",
    "sat": "yes",
    "from": "10:00",
    "to": "18:00",
    "times": "2",
    "machine": "either",
}


def now() -> Any:
    return NOW


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = f"{__name__}.now"


@pytest.fixture
def row() -> HouseholdRow:
    row = furnished(house(machine=machine()))
    published(row)
    return row


@pytest.fixture
def mark(row: HouseholdRow) -> Client:
    return signed_in(account(row))


def happened(row: HouseholdRow) -> Any:
    """What the newest question assumes."""
    [assumed] = question_of(requests(row).latest("pk")).happened
    return assumed


def ana(row: HouseholdRow) -> str:
    return str(member(row, "Ana").public_id)


# -- each question


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ({"day": "1988-03-17", "part": "day"}, span("thu 00:00+24h")),
        ({"day": "1988-03-17", "part": "night"}, span("thu 22:00-08:00")),
        ({"day": "1988-03-17", "part": "day", "until": "1988-03-18"}, span("thu 00:00+48h")),
        ({"words": "thu night", "day": "1988-03-19"}, span("thu 22:00-08:00")),
        ({"words": " 17 mar 18:00-23:00 "}, span("thu 18:00-23:00")),
    ],
)
def test_somebody_cannot_come(
    row: HouseholdRow, mark: Client, typed: dict[str, str], when: Any
) -> None:
    answer = mark.post("/what-if/", {"ask": "absent", "member": ana(row), **typed}, follow=True)
    assert answer.redirect_chain[-1][1] == 303
    assert "What if Ana cannot come" in plain(text(answer))
    assert happened(row) == Away("Ana", when)


def test_of_a_day_that_has_begun_what_is_left_counts(row: HouseholdRow, mark: Client) -> None:
    mark.post("/what-if/", {"ask": "absent", "member": ana(row), "day": "1988-03-16"})
    assert happened(row) == Away("Ana", span("wed 12:00-00:00"))


def test_the_other_questions(row: HouseholdRow, mark: Client) -> None:
    """Somebody leaves, he bears less, and he takes something up."""
    mark.post("/what-if/", {"ask": "leaves", "member": ana(row), "day": "1988-03-18"})
    assert happened(row) == Leaves("Ana", on("fri"))
    mark.post("/what-if/", {"ask": "less", "longest": "90m"})
    assert happened(row) == Lowered(90 * MINUTE, on("wed"))
    mark.post("/what-if/", {**NEW, "travel": "30m", "shown_as": "Out"})
    assumed = happened(row)
    assert isinstance(assumed, TakesUp)
    new = assumed.activity
    assert (new.name, new.shown_as, new.times, new.length) == ("Reading", "Out", 2, HOUR)
    assert (new.travel, new.hours) == (30 * MINUTE, weekly("mon,sat 10:00-18:00"))


# -- nonsense


BAD: dict[str, tuple[dict[str, str], str]] = {
    "unknown member": (
        {"ask": "absent", "member": "6f0f2b58-6a0e-4d6e-9d53-0f4a0c2b7f11", "day": "1988-03-17"},
        "Choose somebody from the list.",
    ),
    "no member": ({"ask": "absent", "day": "1988-03-17"}, "Choose somebody from the list."),
    "much as a member": ({"ask": "leaves", "member": LONG}, "Choose somebody from the list."),
    "nothing": ({"ask": "absent"}, "Choose somebody from the list."),
    "no day": ({"ask": "absent", "member": "Ana"}, "Choose a day from the list."),
    "no day at all": (
        {"ask": "leaves", "member": "Ana", "day": "soon"},
        "Choose a day from the list.",
    ),
    "a day long ago": (
        {"ask": "leaves", "member": "Ana", "day": "0001-01-01"},
        "Choose a day from the list.",
    ),
    "a day that is over": (
        {"ask": "absent", "member": "Ana", "day": "1988-03-15"},
        "These hours are over. Choose later ones.",
    ),
    "a day that is not planned": (
        {"ask": "absent", "member": "Ana", "day": "1988-05-01"},
        "Sun 1 May is not planned yet. Plan the days it lies in first.",
    ),
    "leaving after all that is planned": (
        {"ask": "leaves", "member": "Ana", "day": "1988-05-01"},
        "Sun 1 May is not planned yet. Plan the days it lies in first.",
    ),
    "last before first": (
        {"ask": "absent", "member": "Ana", "day": "1988-03-18", "until": "1988-03-17"},
        "The last day is before the first. Choose a later one.",
    ),
    "a night of several days": (
        {
            "ask": "absent",
            "member": "Ana",
            "day": "1988-03-17",
            "until": "1988-03-18",
            "part": "night",
        },
        "For several days, choose the whole day above.",
    ),
    "words that are no time": (
        {"ask": "absent", "member": "Ana", "words": "when she likes"},
        "write it like “thu night”",
    ),
    "words outside the plan": (
        {"ask": "absent", "member": "Ana", "words": "1988-06-01"},
        "lies outside the plan",
    ),
    "many words": ({"ask": "absent", "member": "Ana", "words": LONG}, "write it like"),
    "nothing of an activity": ({"ask": "activity"}, "Choose at least one day."),
    "an activity without a name": ({**NEW, "name": " "}, "The text is empty"),
    "a long name": ({**NEW, "name": LONG}, "write at most 80."),
    "a long word for others": ({**NEW, "shown_as": LONG}, "write at most 80."),
    "no length": ({**NEW, "length": "long"}, "is no length"),
    "much as a length": ({**NEW, "length": LONG}, "write at most 60."),
    "no hours": ({**NEW, "from": "", "to": ""}, "is no day of the week"),
    "half the hours": ({**NEW, "to": ""}, "are no hours of a week"),
    "often": ({**NEW, "times": "9" * 10_000}, "Choose how often from the list."),
    "too often": ({**NEW, "times": "201"}, "201 is out of range"),
    "never": ({**NEW, "times": "0"}, "0 is out of range"),
    "how often in words": ({**NEW, "times": "twice"}, "Choose how often from the list."),
    "another machine": ({**NEW, "machine": "perhaps"}, "“perhaps” is not known here"),
    "travel that is none": ({**NEW, "travel": "far"}, "is no length"),
    "less than nothing": ({"ask": "less", "longest": "-30m"}, "Choose a length from the list."),
    "less in words": ({"ask": "less", "longest": LONG}, "Choose a length from the list."),
    "not less": ({"ask": "less", "longest": "5h"}, "Choose less than you can bear now."),
}


@pytest.mark.parametrize("name", BAD)
def test_nonsense_is_told_and_kept(row: HouseholdRow, mark: Client, name: str) -> None:
    """The sentence is beside the form, what was typed is in it, and nothing is asked."""
    typed, sentence = BAD[name]
    if typed.get("member") == "Ana":
        typed = {**typed, "member": ana(row)}
    before = requests(row).count()
    answer = mark.post("/what-if/", typed)
    assert answer.status_code == 422
    page = html.unescape(text(answer))
    form = page[page.index(f'name="ask" value="{typed["ask"]}"') :]
    form = form[: form.index("</form>")]
    assert 'class="mistake"' in form
    assert page.count('class="mistake"') == 1
    assert sentence in form
    assert requests(row).count() == before
    for field, value in typed.items():
        if field in ("words", "name", "shown_as"):
            assert f'value="{value}"' in form, field
        elif f'value="{value}"' in form and field != "ask":
            chosen = (f'value="{value}" selected', f'value="{value}" checked', 'value="yes"')
            assert any(each in form for each in chosen), field


def test_unknown_question_leads_back(mark: Client) -> None:
    for typed in ({}, {"ask": ""}, {"ask": LONG}, {"ask": "anything"}):
        answer = mark.post("/what-if/", typed)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/what-if/")


@pytest.mark.parametrize(
    "query",
    ["?absent=", f"?absent={LONG}", "?what=absent&start=x&end=y", "?leaves=nobody", "?what="],
)
def test_addresses_of_other_pages_may_be_broken(mark: Client, query: str) -> None:
    assert mark.get(f"/what-if/{query}").status_code == 200


def test_question_that_another_page_began(row: HouseholdRow, mark: Client) -> None:
    """Who and when are in the form already, and are asked as they stand."""
    shift = span("thu 07:00-15:00")
    start, end = shift.start_at.isoformat(), shift.end_at.isoformat()
    page = text(mark.get("/what-if/", {"absent": ana(row), "from": start, "to": end}))
    assert f'value="{ana(row)}" selected' in page
    words = "1988-03-17 07:00 to 1988-03-17 15:00"
    assert f'value="{words}"' in page
    mark.post("/what-if/", {"ask": "absent", "member": ana(row), "words": words})
    assert happened(row) == Away("Ana", shift)


def test_planner_at_work_is_not_called_off_unasked(row: HouseholdRow, mark: Client) -> None:
    """The question stands in the form still, with a button that says what it does."""
    asked(row, NOW)
    assert claim_request("the test", NOW)
    typed = {"ask": "leaves", "member": ana(row), "day": "1988-03-18"}
    answer = mark.post("/what-if/", typed)
    assert answer.status_code == 422
    page = text(answer)
    assert "Call that off and ask this" in page
    assert f'value="{ana(row)}" selected' in page
    assert 'value="1988-03-18" selected' in page
    assert mark.post("/what-if/", {**typed, "instead": "yes"}).status_code == 303
    assert happened(row) == Leaves("Ana", on("fri"))


def test_asked_twice_is_asked_once(row: HouseholdRow, mark: Client) -> None:
    """A double click leads to one question."""
    typed = {"ask": "less", "longest": "90m", "once": "a" * 32}
    first, second = (mark.post("/what-if/", typed) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert requests(row).filter(question__startswith="What if I can bear").count() == 1


def test_house_without_a_machine_is_not_asked_of_it() -> None:
    row = furnished(house())
    page = text(signed_in(account(row)).get("/what-if/"))
    assert "I can bear less" not in page
    assert "The machine" not in page
    answer = signed_in(account(row)).post("/what-if/", {"ask": "less", "longest": "30m"})
    assert answer.status_code == 422
