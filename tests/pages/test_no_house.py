"""A server that keeps no household yet says how to bring one in, wherever a visitor comes."""

from typing import Any

import pytest
from django.test import Client

from horarium.config.urls import urlpatterns
from tests.in_the_house import furnished, text
from tests.pages.every_address import addresses

pytestmark = pytest.mark.django_db

HOW = "horarium import FILE"
EXAMPLES = {
    "<uuid:": "00000000-0000-4000-8000-000000000000",
    "<int:": "1",
    "<slug:": "member",
    "<str:": "19880325T0700Z",
}


def example(written: str) -> str:
    """An address with something in its places."""
    for kind, value in EXAMPLES.items():
        while kind in written:
            start = written.index(kind)
            written = written[:start] + value + written[written.index(">", start) + 1 :]
    return f"/{written}"


ALL = sorted({example(written) for written, _ in addresses(list(urlpatterns))})


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST="localhost")


@pytest.mark.parametrize("address", ALL)
def test_every_address_leads_to_how_one_is_brought_in(visitor: Client, address: str) -> None:
    """No page of a house that is not there breaks; what only takes forms says so."""
    answer: Any = visitor.get(address, follow=True)
    assert answer.status_code in {200, 204, 405, 410}
    if answer.status_code != 405 and answer.headers["Content-Type"].startswith("text/html"):
        assert HOW in text(answer)


def test_an_address_that_is_none_says_it_too(visitor: Client) -> None:
    answer = visitor.get("/nowhere/")
    assert answer.status_code == 404
    assert HOW in text(answer)


def test_a_code_that_cannot_be_right_says_it_too(visitor: Client) -> None:
    assert HOW in text(visitor.post("/door/", {"code": "K7FM-3WRX-9TAD"}))


def test_nobody_is_told_so_once_there_is_one(visitor: Client) -> None:
    furnished()
    assert HOW not in text(visitor.get("/door/"))
