"""``horarium run`` keeps the house open whatever dies, and leaves nothing behind when it ends."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from horarium.config.command.run import PAGES, PLANNER
from tests.servers.processes import family, process_of, runs, until
from tests.servers.running import House, running
from tests.servers.visitor import Visitor
from tests.small_house import BERKELEY, horarium, house_file, refused
from tests.stories.test_kept_household import empty_database

WORKS = "horarium.jobs.planning"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house with more to plan than can be planned while a test looks on."""
    with running(tmp_path, BERKELEY) as house:
        yield house


def killed(house: House, module: str) -> int:
    """Its number, once it is there and was killed."""
    until(lambda: process_of(house.process, module))
    number = process_of(house.process, module)
    assert number
    os.kill(number, signal.SIGKILL)
    return number


def answers(house: House) -> bool:
    try:
        return house.get("/healthz").status == 200
    except OSError:
        return False


def said(folder: Path) -> str:
    return (folder / "log").read_text(encoding="utf-8")


def signed_in(house: House) -> Visitor:
    return Visitor(house.port, house.let_in()["Mark"])


def asked(house: House) -> tuple[Visitor, str]:
    """He asks for a plan: he, and the address of his question."""
    mark = signed_in(house)
    return mark, mark.press("/plan/")


def test_pages_that_are_killed_come_again(house: House, tmp_path: Path) -> None:
    """With nothing lost: whoever was signed in still is."""
    mark = signed_in(house)
    number = killed(house, PAGES)
    until(lambda: process_of(house.process, PAGES) not in (None, number))
    until(lambda: answers(house))
    assert "<h1>Now</h1>" in mark.see("/")
    assert "The pages stopped (signal 9); started again now.\n" in said(tmp_path)
    assert not runs(number)


def test_planner_that_is_killed_comes_again_for_what_was_asked_meanwhile(tmp_path: Path) -> None:
    """It was asked while there was no planner."""
    with running(tmp_path, house_file(tmp_path)) as house:
        mark = signed_in(house)
        number = killed(house, PLANNER)
        question = mark.press("/plan/")
        until(lambda: "This is a draft." in mark.see(question))
        assert process_of(house.process, PLANNER) not in (None, number)
        assert "The planner stopped (signal 9); started again now.\n" in said(tmp_path)


def test_planner_that_is_killed_at_work_is_followed_by_another(house: House) -> None:
    """What it worked on dies with it, and is begun anew by the next."""
    mark, question = asked(house)
    until(lambda: process_of(house.process, WORKS))
    worked = process_of(house.process, WORKS)
    assert worked
    killed(house, PLANNER)
    until(lambda: not runs(worked))
    until(lambda: process_of(house.process, WORKS) not in (None, worked))
    assert "How far it is" in mark.see(question)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_ends_with_all_that_it_began(tmp_path: Path, number: signal.Signals) -> None:
    """While a page is open, another is read as it comes, and a plan is being made."""
    with running(tmp_path, BERKELEY) as house:
        mark, question = asked(house)
        until(lambda: process_of(house.process, WORKS))
        began = family(house.process)
        with mark.listening(f"{question}progress/") as stream:
            assert stream.readline()
            os.kill(house.process, number)
            until(lambda: not any(map(runs, (house.process, *began))))
    assert len(began) >= 3
    assert said(tmp_path).endswith("Horarium has ended.\n")
    assert "Traceback" not in said(tmp_path)


def test_killed_it_leaves_no_orphan(tmp_path: Path) -> None:
    """Nobody goes on alone, the plan that is being made included."""
    with running(tmp_path, BERKELEY) as house:
        asked(house)
        until(lambda: process_of(house.process, WORKS))
        began = family(house.process)
        os.kill(house.process, signal.SIGKILL)
        until(lambda: not any(map(runs, began)))
        assert not answers(house)


def test_port_that_is_taken_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else is said or done: no key is given out beside a house that is open already."""
    empty_database(tmp_path / "data", monkeypatch)
    horarium("import", house_file(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("HORARIUM_URL", f"http://localhost:{port}")
        assert refused("run") == (
            f"Something answers at 127.0.0.1:{port} already; end it, or name another address "
            "with --address."
        )
