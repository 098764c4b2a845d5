"""A full house: fifty look at once while five write, and nobody is told that the rows are busy."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.servers.running import House, running
from tests.small_house import house_file

pytestmark = pytest.mark.rows

READERS, WRITERS = 50, 5
ROUNDS = 6
MEMBER = '\n[[member]]\nname = "{name}"\nparts = ["confidant"]\n'
TOKEN = "a" * 32
HANDS = {
    "switches": "1",
    "step": "1.5",
    "hold": "0",
    "again": "0",
    "select_key": "Space",
    "step_key": "Enter",
    "rounds": "3",
}


def crowded(folder: Path) -> Path:
    """The small house with enough members to be full."""
    file = house_file(folder)
    more = "".join(MEMBER.format(name=f"Friend {n}") for n in range(READERS))
    with file.open("a", encoding="utf-8") as text:
        text.write(more)
    return file


def test_fifty_read_and_five_write_at_once(tmp_path: Path) -> None:
    """Every page is shown and every form taken, on whichever database."""
    with running(tmp_path, crowded(tmp_path)) as house:
        sessions = list(house.let_in().values())
        writing, reading = sessions[:WRITERS], sessions[WRITERS : WRITERS + READERS]
        assert len(reading) == READERS
        start = threading.Barrier(READERS + WRITERS)
        with ThreadPoolExecutor(READERS + WRITERS) as crowd:
            wrote = [crowd.submit(write, house, each, start) for each in writing]
            read = [crowd.submit(look, house, each, start) for each in reading]
            assert sum((each.result() for each in read), Counter()) == {200: READERS * ROUNDS}
            assert sum((each.result() for each in wrote), Counter()) == {303: WRITERS * ROUNDS}
        assert "locked" not in (tmp_path / "log").read_text(encoding="utf-8")


def look(house: House, session: str, start: threading.Barrier) -> Counter[int]:
    start.wait()
    return Counter(house.get("/", session).status for _ in range(ROUNDS))


def write(house: House, session: str, start: threading.Barrier) -> Counter[int]:
    start.wait()
    fields = urlencode(HANDS)
    return Counter(house.post("/hands/", session, fields, TOKEN).status for _ in range(ROUNDS))
