"""A household file into the database and out of it, as whoever runs the server types it."""

import os
import resource
import subprocess
import sys
import time
import uuid
from functools import partial
from pathlib import Path
from subprocess import PIPE, Popen
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.small_house import BERKELEY, begun, horarium, house_file, refused, surroundings, words

pytestmark = pytest.mark.rows


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of data of its own and, on PostgreSQL, a database of its own."""
    return empty_database(tmp_path / "data", monkeypatch)


def empty_database(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """From here on commands use one that holds nothing, of the kind the tests run on."""
    monkeypatch.setenv("HORARIUM_DATA", str(folder))
    address = os.environ.get("HORARIUM_DATABASE")
    if address:
        name = f"story_{uuid.uuid4().hex}"
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}".encode())
        parts = urlsplit(address)
        monkeypatch.setenv("HORARIUM_DATABASE", parts._replace(path=f"/{name}").geturl())
    return folder


def test_there_and_back(tmp_path: Path, data: Path) -> None:
    """What comes out is a household file that says the same, and can go in again."""
    house = house_file(tmp_path)
    kept = horarium("import", house)
    assert kept.stdout == "Small house is in the database: 4 members.\n"
    assert data.stat().st_mode & 0o077 == 0

    out = tmp_path / "out.toml"
    assert horarium("export", "--out", out).stdout == f"Written: {out}.\n"
    assert horarium("plan", out, "--check").stdout.startswith("Small house can be planned")
    assert horarium("import", out).returncode == 0
    assert horarium("export").stdout == out.read_text(encoding="utf-8")


def test_the_story_is_in_no_file_but_sealed(tmp_path: Path, data: Path) -> None:
    """Not in the database, what it wrote on its way, or a backup; nor where its keys are."""
    kept = horarium("import", BERKELEY)
    assert kept.stdout.splitlines()[-1] == "Its story is kept sealed: 41 facts."
    backup = tmp_path / "backup.json"
    horarium("backup", backup)
    keys = data.with_name(f"{data.name}-keys")
    files = [each for folder in (data, keys) for each in folder.iterdir() if each.is_file()]
    assert {"keys.json", "horarium.sqlite3"} <= {each.name for each in files} or is_elsewhere()
    whole = b"".join(each.read_bytes() for each in (*files, backup))
    for said in ("whether it would be a sin", "have a son", "so that Mark can talk it over"):
        assert said in BERKELEY.read_text(encoding="utf-8")
        assert said.encode() not in whole


def is_elsewhere() -> bool:
    """Whether the rows are in no file of the folder."""
    return "HORARIUM_DATABASE" in os.environ


def test_several_at_once(tmp_path: Path) -> None:
    """The first commands of a new house wait for each other while the tables are made."""
    house = house_file(tmp_path)
    importing = [begun("import", house) for _ in range(4)]
    said = [each.communicate(timeout=120) for each in importing]
    assert said == [("Small house is in the database: 4 members.\n", "")] * 4


# Imports, says so, and holds what it wrote until it is told to go on.
_HOLDING = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from pathlib import Path
from subprocess import PIPE, Popen
from django.db import transaction
from horarium.actions.import_household import import_household
from horarium.core.household_file import read_household
household = read_household(Path(sys.argv[1]).read_text())
with transaction.atomic():
    import_household(household=household, file="a.toml", now=datetime.now(UTC), by="one")
    print("written", flush=True)
    sys.stdin.readline()
"""


def test_one_that_is_imported_meanwhile_is_no_mistake(tmp_path: Path) -> None:
    """Neither sees the other's row before it writes its own; the second writes over the first."""
    house = house_file(tmp_path)
    horarium("import", BERKELEY)
    one = Popen(
        [sys.executable, "-c", _HOLDING, str(house)],
        env=surroundings() | {"DJANGO_SETTINGS_MODULE": "horarium.config.settings"},
        stdin=PIPE,
        stdout=PIPE,
        text=True,
    )
    assert one.stdout
    assert one.stdout.readline() == "written\n"
    other = begun("import", house)
    time.sleep(3)  # it has looked, found nothing, and waits
    one.communicate("go on\n", timeout=60)
    said, wrong = other.communicate(timeout=60)
    assert "Small house is in the database: 4 members." in said
    assert wrong == ""


def test_several_households(tmp_path: Path) -> None:
    """With two, one must be named."""
    horarium("import", house_file(tmp_path))
    horarium("import", BERKELEY)
    assert refused("export") == (
        "There are several households; say which: Berkeley 1988, Small house."
    )
    assert horarium("export", "Small house").stdout.startswith('[household]\nname = "Small house"')


def test_what_cannot_be_kept(tmp_path: Path) -> None:
    """No household yet, a file with a mistake: a sentence each, and the last import stays."""
    assert refused("export") == "There is no household yet; horarium import FILE makes one."
    horarium("import", house_file(tmp_path))
    before = horarium("export").stdout
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(before.replace("days = ", "days = 9"), encoding="utf-8")
    assert "wrong.toml, line" in refused("import", wrong)
    assert horarium("export").stdout == before


def test_a_backup_and_its_drill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The drill touches nothing; the restore puts all of it into an empty database."""
    horarium("import", house_file(tmp_path))
    file, household = tmp_path / "backup.json", horarium("export").stdout
    horarium("backup", file)
    assert file.stat().st_mode & 0o077 == 0
    assert horarium("restore", file, "--drill").stdout == (
        f"{file} was restored into a database for the purpose, and all of it came back.\n"
    )
    assert refused("restore", file) == (
        f"{file}: the database is not empty; restore into one that holds nothing yet."
    )
    empty_database(tmp_path / "new house", monkeypatch)
    assert horarium("restore", file).returncode == 0
    assert horarium("export").stdout == household
    assert horarium("import", BERKELEY).returncode == 0
    assert horarium("export", "Small house").stdout == household


def test_a_damaged_backup(tmp_path: Path) -> None:
    """Told by the drill, before it is needed."""
    horarium("import", house_file(tmp_path))
    file = tmp_path / "backup.json"
    horarium("backup", file)
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"Rosa", b"Rosi"))
    assert "this backup was cut or changed" in refused("restore", file, "--drill")
    file.write_bytes(whole[:500])
    assert "this is no backup, or it was cut" in refused("restore", file, "--drill")
    assert "does not exist" in refused("restore", tmp_path / "none.json")
    assert refused("backup", tmp_path / "no" / "it.json") == f"{tmp_path / 'no'} does not exist."


def test_a_database_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each is told by what to correct."""
    monkeypatch.setenv("HORARIUM_DATABASE", "mysql://here")
    assert "write it like postgresql://" in refused("export")
    for address in ("postgresql://", "postgresql://a:secret@host:99999/x", "postgresql://[::1/x"):
        monkeypatch.setenv("HORARIUM_DATABASE", address)
        assert refused("export").startswith("HORARIUM_DATABASE is no address of a database; ")
    monkeypatch.setenv("HORARIUM_DATABASE", "postgresql://nobody@127.0.0.1:1/nothing")
    assert refused("export").startswith("The database cannot be opened: connection failed")
    monkeypatch.setenv("HORARIUM_DATABASE", "")
    (tmp_path / "file").touch()
    monkeypatch.setenv("HORARIUM_DATA", str(tmp_path / "file"))
    assert "say with HORARIUM_DATA where data may be kept" in refused("export")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "horarium.sqlite3").write_bytes(b"this is no database" * 100)
    monkeypatch.setenv("HORARIUM_DATA", str(tmp_path / "broken"))
    assert refused("export") == "The database cannot be opened: file is not a database."


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What has no room is refused whole; the household before it is still there."""
    monkeypatch.setenv("HORARIUM_DATABASE", "")
    assert horarium("import", house_file(tmp_path)).returncode == 0
    before = horarium("export").stdout
    room = 64 * 1024
    done = subprocess.run(
        words("import", BERKELEY),
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (room, room)),
    )
    assert done.returncode == 2, done.stdout
    assert "Traceback" not in done.stderr
    assert horarium("export", "Small house").stdout == before


def test_timesheets_of_a_week(tmp_path: Path) -> None:
    """On the screen or in a file; a day that is none is said."""
    assert "is no day" in refused("timesheets", "21.3.1988")
    horarium("import", house_file(tmp_path))
    shown = horarium("timesheets", "1988-03-23").stdout
    assert shown.startswith("row,week,version,approved_at,person,member,service,date,begin,end,")
    assert "\nweek,1988-03-21,0,," in shown.replace("\r\n", "\n")
    out = tmp_path / "week.csv"
    told = horarium("timesheets", "1988-03-23", "--household", "Small house", "--out", out)
    assert told.stdout == f"Written: {out}.\n"
    assert out.read_bytes().decode() == shown.replace("\r\n", "\n").replace("\n", "\r\n")
