"""What surrounds every page: what a browser may load, and what time it is."""

from datetime import UTC, timedelta
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from horarium.config.middleware import POLICY, clock, content_policy, wall_clock
from tests.in_the_house import NOON, account, furnished, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/week/", "/nothing/", "/door/", "/healthz"])
def test_every_answer_has_its_policy(address: str) -> None:
    """Of a page, of none, and of the door: no style and no script but from here, and no frame."""
    for client in (signed_in(account(furnished())), Client(HTTP_HOST="localhost")):
        assert client.get(address).headers["Content-Security-Policy"] == POLICY
    for forbidden in ("unsafe-inline", "unsafe-eval", "*", "http:", "https:"):
        assert forbidden not in POLICY
    assert "frame-ancestors 'none'" in POLICY


def test_view_may_say_more_strictly() -> None:
    def strict(_: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})

    answer = content_policy(strict)(RequestFactory().get("/"))
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"


def test_each_request_knows_what_time_it_is(settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.in_the_house.noon"
    seen: list[Any] = []

    def view(request: Any) -> HttpResponse:
        seen.append(request.now)
        return HttpResponse()

    clock(view)(RequestFactory().get("/"))
    assert seen == [NOON]


def test_clock_on_the_wall_has_a_zone() -> None:
    now = wall_clock()
    assert now.tzinfo == UTC
    assert wall_clock() - now < timedelta(hours=1)
