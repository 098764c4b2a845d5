"""Keys as whoever runs the server hands them out."""

import re
from pathlib import Path

import pytest

from tests.servers.running import running
from tests.small_house import horarium, house_file, refused
from tests.stories.test_kept_household import empty_database

pytestmark = pytest.mark.rows


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of data of its own and, on PostgreSQL, a database of its own."""
    empty_database(tmp_path / "data", monkeypatch)


def test_key_for_the_person_and_for_a_member(tmp_path: Path) -> None:
    """A code that is read aloud, the link with it, and what it does."""
    horarium("import", house_file(tmp_path))
    for name in ((), ("Ana",)):
        code, link, sentence = horarium("key", *name).stdout.splitlines()
        assert re.fullmatch(r"(?:[A-Z3-9]{4}-){2}[A-Z3-9]{4}", code)
        assert link == f"http://localhost:8000/door/key/{code.replace('-', '')}/"
        assert sentence.startswith("It lets ")


def test_nobody_and_nowhere_are_told_in_a_sentence(tmp_path: Path) -> None:
    assert refused("key") == "There is no household yet; horarium import FILE makes one."
    horarium("import", house_file(tmp_path))
    assert "Nobody in Small house is called" in refused("key", "Zoë")
    assert "There is no household" in refused("key", "--household", "elsewhere")


def test_house_that_nobody_opened_says_with_which_link_it_is(tmp_path: Path) -> None:
    """Until its person has come in; the link opens a page with one button."""
    with running(tmp_path, house_file(tmp_path)) as house:
        said = (tmp_path / "log").read_text(encoding="utf-8")
        [link] = re.findall(r"\w+ opens Small house, once, with (\S+)", said)
        assert link.startswith(f"{house.address}/door/key/")
        page = house.get(link.removeprefix(house.address))
    assert page.status == 200
    assert "Come in" in page.text
