"""A file is imported over a house in which people live: what stays, what ends, and what is told."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.contracts.tree import ROOT
from tests.small_house import HOUSE, horarium, refused, surroundings
from tests.stories.living import ABSENCE, first_day
from tests.stories.test_kept_household import empty_database

pytestmark = pytest.mark.rows


_IN_A_PROCESS = """
import json
from horarium.config.database import open_database
open_database()
from tests.stories import living
print(json.dumps(living.{word}()))
"""


def living(word: str) -> Any:
    """What the module beside this one does or tells, in the database of the story."""
    done = subprocess.run(
        [sys.executable, "-c", _IN_A_PROCESS.format(word=word)],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return told["Small house"] if told else None


@pytest.fixture(autouse=True)
def lived_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small house with people in it; the file it came from."""
    empty_database(tmp_path / "data", monkeypatch)
    file = tmp_path / "house.toml"
    days = HOUSE.replace("first_day = 1988-03-21", f"first_day = {first_day()}")
    file.write_text(days.replace("days = 7", "days = 14"), encoding="utf-8")
    assert horarium("import", file).returncode == 0
    living("settle")
    return file


def changed(file: Path, *changes: tuple[str, str]) -> Path:
    """The household as it is now, edited."""
    text = horarium("export").stdout
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return file


def without(text: str, name: str) -> str:
    """A household file without one of its members."""
    parts = text.split("\n[[")
    return "\n[[".join(each for each in parts if not each.startswith(f'member]]\nname = "{name}"'))


def test_same_file_again_changes_nothing(lived_in: Path) -> None:
    """What was exported goes in and comes out, and everybody stays who they are."""
    before, text = living("tell"), horarium("export").stdout
    said = horarium("import", changed(lived_in))
    assert said.stdout == "Small house is in the database: 4 members.\n"
    assert horarium("export").stdout == text
    assert living("tell") == before
    assert before["kept"]
    assert before["over"]["Ana"] + before["ahead"]["Ana"] >= 13


def test_somebody_who_has_shifts_ahead_is_left_out(lived_in: Path) -> None:
    """Access ends, hours reopen, history stays; it is said, and so is who is new."""
    before = living("tell")
    text = without(horarium("export").stdout, "Ben")
    lived_in.write_text(text.replace('name = "Grace"', 'name = "Zoë"'), encoding="utf-8")
    said = horarium("import", lived_in).stdout.splitlines()
    assert said[0] == "Small house is in the database: 3 members."
    assert "Zoë is new." in said
    [ben] = [each for each in said if each.startswith("Ben is no longer in the circle")]
    assert "their access has ended" in ben
    assert "shifts ahead reopened" in ben
    after = living("tell")
    assert after["members"] == ["Ana", "Rosa", "Zoë"]
    assert after["sign in"] == ["Ana", "Mark", "Rosa"]
    assert after["over"]["Ben"] >= before["over"]["Ben"]
    assert after["ahead"]["Ben"] == 0
    assert after["ahead"]["Ana"] == before["ahead"]["Ana"]
    assert after["absences"] == ["Ana approved", "Ben taken back"]
    assert after["wishes"] == ["Rosa open"]
    assert after["kept"]


def test_whoever_comes_back_is_the_same_and_has_their_shifts_again(lived_in: Path) -> None:
    """But not the key to the door."""
    before, whole = living("tell"), horarium("export").stdout
    lived_in.write_text(without(whole, "Ben"), encoding="utf-8")
    horarium("import", lived_in)
    lived_in.write_text(whole, encoding="utf-8")
    assert "Ben came back, without access." in horarium("import", lived_in).stdout
    after = living("tell")
    assert after["ids"]["Ben"] == before["ids"]["Ben"]
    assert after["ahead"]["Ben"] == before["ahead"]["Ben"]
    assert "Ben" not in after["sign in"]
    assert horarium("export").stdout == whole


def test_older_file_does_not_know_of_an_absence(lived_in: Path) -> None:
    """All of the file counts, so she is expected again; that is said, and nothing else changes."""
    said = horarium("import", lived_in).stdout.splitlines()
    day = first_day() + ABSENCE
    assert said[1:] == [f"Ana is no longer away {day:%a} {day.day} {day:%b}: the file lacks it."]
    assert "absence" not in horarium("export").stdout
    assert living("tell")["sign in"] == ["Ana", "Ben", "Grace", "Mark", "Rosa"]


def test_broken_file_is_refused_whole(lived_in: Path) -> None:
    """With the line, and nobody notices."""
    before, text = living("tell"), horarium("export").stdout
    changed(lived_in, ('name = "Ben"', 'name = "Ana"'))
    assert refused("import", lived_in).startswith(f"{lived_in}, line ")
    lived_in.write_text(text[: len(text) // 2], encoding="utf-8")
    assert "house.toml" in refused("import", lived_in)
    lived_in.write_bytes(b"\xff\xfe\x00")
    assert "house.toml" in refused("import", lived_in)
    assert (living("tell"), horarium("export").stdout) == (before, text)


def test_file_of_another_name_is_another_house(lived_in: Path) -> None:
    """It is said that there are two now; whoever lives here notices nothing of it."""
    before, text = living("tell"), horarium("export").stdout
    file = changed(lived_in, ('name = "Small house"', 'name = "Large house"'))
    said = horarium("import", file).stdout
    assert said.startswith("Large house is in the database: 4 members.\n")
    assert "Small house" in said
    assert living("tell") == before
    assert horarium("export", "Small house").stdout == text
