"""What a stranger sees first."""

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.servers.processes import until
from tests.servers.running import free_port
from tests.servers.visitor import Visitor
from tests.small_house import refused, surroundings, words

# The planner gives way to everything else that runs, and beside other tests it has to.
PLANNED_WITHIN = 600.0


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody at the demo, which runs as it is started, but opens no browser by itself."""
    visitor = Visitor(free_port())
    typed = words(
        *("demo", "--data", tmp_path / "demo", "--port", str(visitor.port), "--seconds", "12")
    )
    process = subprocess.Popen(typed, env={**surroundings(), "BROWSER": "true"})
    try:
        until(lambda: answers(visitor))
        yield visitor
    finally:
        process.terminate()
        process.wait(timeout=20)


def answers(visitor: Visitor) -> bool:
    try:
        return visitor.ask("/demo/").status == 200
    except OSError:
        return False


def shifts_in(folder: Path) -> int:
    """How many shifts the roster of the demo has."""
    with closing(sqlite3.connect(folder / "horarium.sqlite3")) as rows:
        [[count]] = rows.execute("SELECT count(*) FROM store_shiftrow")
    return int(count)


def look_as(visitor: Visitor, name: str) -> str:
    """*Now* through somebody's eyes."""
    page = visitor.see("/demo/")
    [address] = re.findall(rf'action="(/demo/as/[^"]+/)"(?:(?!</form>).)*>{name}<', page, re.DOTALL)
    visitor.press("/demo/", address)
    return visitor.see("/")


def test_the_demo_opens_a_house_and_plans_its_month(visitor: Visitor, tmp_path: Path) -> None:
    """It stands at Wednesday noon; he and each of his circle can be looked through."""
    assert "Wed 23 Mar 12:0" in visitor.see("/demo/")
    assert "Mark" in look_as(visitor, "Mark")
    look_as(visitor, "Ana")
    until(lambda: shifts_in(tmp_path / "demo") > 50, PLANNED_WITHIN)
    visitor.press("/demo/", "/demo/clock/", hours="8")
    assert "Wed 23 Mar 20:0" in visitor.see("/demo/")


def test_the_demo_touches_no_other_folder(tmp_path: Path) -> None:
    """A folder that holds something else is refused, and left as it was."""
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    assert "is no demo" in refused("demo", "--data", tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["mine"]
