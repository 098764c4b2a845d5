"""Whatever stands in a field is text on every page: it makes no element, attribute or address."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import html5lib
import pytest
from django.test import Client

from horarium.store.models import HouseholdRow, MemberRow
from tests.in_the_house import account, signed_in
from tests.tellings.hidden_house import Hidden
from tests.tellings.two_worlds import addresses, lookers, world_of

pytestmark = pytest.mark.django_db
# Out of an element, an attribute, a comment, a script, a title or a field, by each quote.
CLOSED = ("", '"', "'", "-->", "</script>", "</title>", "</textarea>", "</option>", "]]>", "`")
MADE = (
    "<planted>",
    " planted=1 ",
    "<img planted onerror=p()>",
    "<svg planted onload=p()>",
    "<script planted>1",
)
TEXTS = [f"{closed}{made}" for closed in CLOSED for made in MADE]
TEXT_FIELDS = (
    *("outing", "at_home", "kind", "note", "assessor", "machine", "need", "equipment", "floor"),
    "set_by",
)
STARTS = ("/", "#", "?", "tel:", "mailto:", "https://", "http://", "data:image/", "sms:")


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = "tests.tellings.two_worlds.now"


def planted(number: int) -> Hidden:
    """Each field holds two of the texts, of which none is in two fields."""
    each: dict[str, Any] = {name: _two(number + n) for n, name in enumerate(TEXT_FIELDS)}
    return replace(Hidden(), **each, story=_two(number).replace("{", "("), under_way=True)


def _two(number: int) -> str:
    both = (TEXTS[(number * 2 + each) % len(TEXTS)] for each in range(2))
    return " ".join(f"p{number} {''.join(both)}".split())


def everybody(row: HouseholdRow) -> Iterator[Client]:
    yield signed_in(account(row))
    for _, client in lookers(row):
        yield client


def wrong_in(page: str) -> Iterator[str]:
    """What a text became that is more than text."""
    for each in html5lib.parse(page, namespaceHTMLElements=False).iter():
        if each.tag == "planted" or "planted" in each.keys():  # noqa: SIM118 - an element of lxml
            yield f"<{each.tag}>"
        if each.tag == "script" and not each.get("src", "").startswith("/static/"):
            yield "a script in the page"
        for name, value in each.items():
            if name.startswith("on") or name == "style":
                yield f"{name}={value}"
            if name in ("href", "src", "action", "formaction") and not value.startswith(STARTS):
                yield f"{name}={value}"


@pytest.mark.parametrize("number", range(0, len(TEXTS) // 2, 10))
def test_what_stands_in_a_field_is_text(number: int) -> None:
    shown, wrong = "", []
    with world_of(planted(number)) as row:
        MemberRow.objects.filter(household=row, name="Joseph").update(
            name=f"Ben {_two(number)}"[:100]
        )
        for client in everybody(row):
            for address in addresses(row):
                answer: Any = client.get(address)
                if answer["Content-Type"].startswith("text/html") and not answer.streaming:
                    page = answer.content.decode()
                    shown += page
                    wrong += [f"{address}: {each}" for each in wrong_in(page)]
    assert shown.count("planted") > 100
    assert not wrong, "\n".join(wrong)
