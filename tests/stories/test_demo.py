"""What a stranger sees first."""

import re
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.servers.running import free_port
from tests.small_house import refused, surroundings, words

# The planner gives way to everything else that runs, and beside other tests it has to.
PLANNED_WITHIN = 600.0


class Visitor:
    """A browser that keeps its cookies."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, dict[str, str]()

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Host": f"localhost:{self.port}", "Cookie": self._cookies()}
        body = None
        if fields is not None:
            body = urlencode(fields | {"csrfmiddlewaretoken": self.cookies["csrftoken"]})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, text

    def _cookies(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody at the demo, which runs as it is started, but opens no browser by itself."""
    visitor = Visitor(free_port())
    typed = words(
        *("demo", "--data", tmp_path / "demo", "--port", str(visitor.port), "--seconds", "12")
    )
    process = subprocess.Popen(typed, env={**surroundings(), "BROWSER": "true"})
    try:
        until(30, lambda: answers(visitor))
        yield visitor
    finally:
        process.terminate()
        process.wait(timeout=20)


def answers(visitor: Visitor) -> bool:
    try:
        return visitor.ask("/demo/")[0] == 200
    except OSError:
        return False


def until(seconds: float, true: object) -> None:
    """Wait for it. Fails when it takes longer."""
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.3)


def shifts_in(folder: Path) -> int:
    """How many shifts the roster of the demo has."""
    with closing(sqlite3.connect(folder / "horarium.sqlite3")) as rows:
        [[count]] = rows.execute("SELECT count(*) FROM store_shiftrow")
    return int(count)


def look_as(visitor: Visitor, name: str) -> str:
    """*Now* through somebody's eyes."""
    page = visitor.ask("/demo/")[1]
    [address] = re.findall(rf'action="(/demo/as/[^"]+/)"(?:(?!</form>).)*>{name}<', page, re.DOTALL)
    assert visitor.ask(address, {})[0] == 302
    status, text = visitor.ask("/")
    assert status == 200
    return text


def test_the_demo_opens_a_house_and_plans_its_month(visitor: Visitor, tmp_path: Path) -> None:
    """It stands at Wednesday noon; he and each of his circle can be looked through."""
    assert "Wed 23 Mar 12:0" in visitor.ask("/demo/")[1]
    assert "Mark" in look_as(visitor, "Mark")
    look_as(visitor, "Ana")
    until(PLANNED_WITHIN, lambda: shifts_in(tmp_path / "demo") > 50)
    assert visitor.ask("/demo/clock/", {"hours": "8"})[0] == 302
    assert "Wed 23 Mar 20:0" in visitor.ask("/demo/")[1]


def test_the_demo_touches_no_other_folder(tmp_path: Path) -> None:
    """A folder that holds something else is refused, and left as it was."""
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    assert "is no demo" in refused("demo", "--data", tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["mine"]
