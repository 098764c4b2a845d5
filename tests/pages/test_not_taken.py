"""More than a form holds, or no form at all, is answered by a page of ours that repeats nothing."""

import logging
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.in_the_house import account, furnished, signed_in, text

pytestmark = pytest.mark.django_db
ENCODED = "application/x-www-form-urlencoded"
TYPED = "his-own-words"


@pytest.fixture
def his() -> Client:
    return signed_in(account(furnished()))


@pytest.fixture
def strict() -> Client:
    return signed_in(account(furnished()), enforce_csrf_checks=True)


def is_ours(page: str) -> bool:
    return "horarium/style.css" in page and "<h1>" in page and 'href="/"' in page


@pytest.mark.parametrize("address", ["/what-if/", "/plan/", "/household/member/new/", "/door/"])
@pytest.mark.parametrize(
    "form",
    [{"words": TYPED + "x" * 3_000_000}, {f"field-{n}": TYPED for n in range(1001)}],
    ids=["three megabytes", "1001 fields"],
)
def test_too_much_at_once(his: Client, caplog: Any, address: str, form: dict[str, str]) -> None:
    """It says what is wrong and what to do, and neither page nor log repeats any of it."""
    with caplog.at_level(logging.DEBUG):
        answer: Any = his.post(address, urlencode(form), content_type=ENCODED)
    page = text(answer)
    assert answer.status_code == 413
    assert is_ours(page)
    assert "This was too much at once" in page
    assert "send less of it at a time" in page
    assert TYPED not in page + caplog.text
    assert "Traceback" not in page


def test_a_form_in_parts_that_has_too_many(his: Client) -> None:
    """Also where a browser sends it in parts, as with a file."""
    answer = his.post("/what-if/", {f"field-{n}": "x" for n in range(1001)})
    assert answer.status_code == 413
    assert is_ours(text(answer))


def test_as_much_as_a_form_holds_is_taken(his: Client) -> None:
    answer = his.post("/what-if/", {"ask": "absent", "words": "x" * 2_000_000})
    assert answer.status_code == 422


def test_a_form_without_its_token_is_answered_by_ours(strict: Client) -> None:
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = strict.post("/plan/", {"first_day": TYPED}, headers=headers)
        page = text(answer)
        assert answer.status_code == 403
        assert is_ours(page)
        assert "CSRF" not in page
        assert (TYPED in page) == (headers["Sec-Fetch-Site"] == "same-origin")


def test_a_host_that_is_not_ours_is_answered_by_ours() -> None:
    answer = Client().get("/", headers={"Host": "elsewhere.example"})
    page = text(answer)
    assert answer.status_code == 400
    assert is_ours(page)
    assert "This was not understood" in page
    assert "elsewhere" not in page
