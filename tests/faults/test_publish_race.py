"""Several screens publish at the same moment, on a house that runs."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.servers.processes import until
from tests.servers.running import House, running
from tests.small_house import house_file

pytestmark = pytest.mark.rows

TOKEN = "a" * 32
DAYS = urlencode({"first_day": "1988-03-21", "days": "7"})


def test_one_of_six_presses_publishes(tmp_path: Path) -> None:
    """Two drafts of the same days, three screens on each: one becomes the roster, five are told."""
    with running(tmp_path, house_file(tmp_path)) as house:
        screens = [house.let_in()["Mark"] for _ in range(6)]
        drafts = [drafted(house, screens[0]) for _ in range(2)]
        start = threading.Barrier(len(screens))

        def press(n: int) -> str:
            draft, screen = drafts[n % 2], screens[n]
            start.wait()
            assert house.post(f"{draft}publish/", screen, "", TOKEN).status == 303
            return house.get(draft, screen).text

        with ThreadPoolExecutor(len(screens)) as presses:
            pages = list(presses.map(press, range(len(screens))))
        assert sum("Published. It is the roster now" in each for each in pages) == 1
        assert sum("Nothing was published. " in each for each in pages) == 5
        [published] = [each for each in drafts if "This is the roster now." in page(house, each)]
        [other] = set(drafts) - {published}
        assert "The roster was changed since this plan was made. Plan it anew." in page(
            house, other
        )


def drafted(house: House, session: str) -> str:
    """The address of a draft of the week, made by the planner of the house."""
    asked = house.post("/plan/", session, DAYS, TOKEN)
    assert asked.status == 303, asked.text
    address = asked.headers["location"]
    until(lambda: "This is a draft." in house.get(address, session).text)
    return address


def page(house: House, address: str) -> str:
    return house.get(address, house.let_in()["Mark"]).text
