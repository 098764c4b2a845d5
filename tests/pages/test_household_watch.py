"""What he sets for the watch, on its page of the household."""

import re
from typing import Any

import pytest
from django.test import Client

from horarium.core.household_file.edit import Entry
from horarium.core.watching import Watching
from horarium.pages.household.addresses import remove_address
from horarium.store.households import load_household
from horarium.store.models import HouseholdRow
from tests.cast import at, house, weekly
from tests.lived_in import entry_named, lived_in
from tests.pages.test_household_pages import look, sends, text

pytestmark = pytest.mark.django_db

HOME = house()


def now() -> Any:
    return at("mon 12:00")


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.HORARIUM_CLOCK = f"{__name__}.now"


@pytest.fixture
def row() -> HouseholdRow:
    return lived_in(HOME, now())


@pytest.fixture
def his(row: HouseholdRow) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(row.accounts.get(member=None))
    return client


def test_the_watch_is_set_and_read(his: Client, row: HouseholdRow) -> None:
    """Its page is there from the first day, and says which member a quiet sign could reach."""
    assert 'href="/household/watch/"' in his.get("/household/").content.decode()
    page = his.get("/household/watch/").content.decode()
    assert re.search(r"<h1[^>]*>The watch</h1>", page)
    assert '<option value="Ben">' in page
    assert "Remove The watch" not in page
    response = sends(
        his,
        row,
        Entry("watch"),
        quiet="22:00-06:30",
        floor="The line",
        floor_phone="415 555 0170",
        essentials="Pump by hand.\nStay.",
        trusted="Ben",
    )
    assert (response.status_code, response.url) == (303, "/household/#person")
    said = text(his.get("/household/"))
    assert "The watch is saved." in said
    assert "Quiet hours, in which nobody is woken 22:00-06:30" in said
    assert "Pump by hand. Stay." in said
    assert load_household(row).watching == Watching(
        quiet=weekly("daily 22:00-06:30")[0],
        floor="The line",
        floor_phone="415 555 0170",
        essentials=("Pump by hand.", "Stay."),
        trusted="Ben",
    )


def test_what_is_wrong_with_the_watch_stands_beside_its_field(
    his: Client, row: HouseholdRow
) -> None:
    typed: dict[str, Any] = {"grace": "2h", "floor": "The line"}
    for page in (
        look(his, row, Entry("watch"), "floor", **typed),
        sends(his, row, Entry("watch"), **typed).content.decode(),
    ):
        beside = page.partition('id="grace-beside"')[2].partition("</div>")[0]
        assert "write a length from 0 min to 1 h" in beside
    said = look(his, row, Entry("watch"), "floor", floor="The line")
    beside = said.partition('id="floor_phone-beside"')[2].partition("</div>")[0]
    assert "There is no number to call" in beside
    assert load_household(row) == HOME


def test_who_is_trusted_is_removed_on_a_second_press_and_put_back(
    his: Client, row: HouseholdRow
) -> None:
    sends(his, row, Entry("watch"), trusted="Rosa")
    rosa = entry_named(row, "member", "Rosa")
    asked = his.post(remove_address(rosa))
    assert asked.status_code == 409
    assert "A quiet sign reaches Rosa, and would reach nobody." in text(asked)
    his.post(remove_address(rosa), {"although": "yes"})
    assert not load_household(row).watching.trusted
    his.post("/household/undo/")
    assert load_household(row).watching.trusted == "Rosa"


def test_the_watch_is_never_removed(his: Client) -> None:
    refused = his.post(remove_address(Entry("watch")), {"although": "yes"})
    assert refused.status_code == 422
    assert "The watch cannot be removed" in text(refused)
    assert "There is always a watch" in text(refused)
