"""Each thing that the doctor can find is brought about, and found."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from horarium.config.doctor import Told, Weight, machine, rows
from horarium.core.hours import DAY, HOUR, MINUTE
from horarium.core.story import Story
from horarium.core.watch.house_time import Reading
from horarium.core.watching import Watching
from horarium.jobs.watch import tick
from horarium.store.keys import FILE
from horarium.store.models import BeatRow, DrillRow, HouseClockRow
from horarium.store.stories import save_story
from tests.cast import attendant, house
from tests.planned_house import furnished
from tests.small_house import horarium, house_file
from tests.stories.test_kept_household import empty_database

NOW = datetime(1988, 3, 14, 12, tzinfo=UTC)


def wrongs(found: Iterable[Told]) -> str:
    """What is wrong, with what to do; each has both."""
    told = [each for each in found if each.weight is Weight.WRONG]
    assert all(each.sentence.endswith(".") and each.remedy for each in told)
    return " ".join(each.sentence for each in told)


def all_well(found: Iterable[Told]) -> bool:
    return all(each.weight is Weight.WELL for each in found)


# -- the machine


def test_room_on_the_disk(tmp_path: Path) -> None:
    """A file system that has no room at all is at hand on every machine."""
    assert all_well(machine.disk(tmp_path))
    assert "Only 0.0 GB are free" in wrongs(machine.disk(Path("/proc")))
    assert "cannot be used" in wrongs(machine.disk(tmp_path / "nowhere"))


def test_folder_and_secret_that_others_can_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x", encoding="utf-8")
    tmp_path.chmod(0o700)
    secret.chmod(0o600)
    assert all_well(machine.permissions(tmp_path))
    secret.chmod(0o640)
    tmp_path.chmod(0o755)
    found = [*machine.permissions(tmp_path)]
    assert len(found) == 2
    assert wrongs(found).count("Others on this machine can get at") == 2
    assert found[1].remedy == f"Type chmod 600 {secret}"


def command(folder: Path, name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command of the system that says this; no other is found."""
    file = folder / name
    lines = "".join(f"echo {each}\n" for each in said.splitlines())
    file.write_text(f"#!/bin/sh\n{lines}", encoding="utf-8")
    file.chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))


def test_clock_that_nobody_keeps_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(tmp_path, "timedatectl", "yes", monkeypatch)
    assert all_well(machine.clock_is_set())
    command(tmp_path, "timedatectl", "no", monkeypatch)
    [found] = machine.clock_is_set()
    assert (found.weight, found.sentence) == (
        Weight.UNSURE,
        "The clock is not kept right by the network.",
    )
    (tmp_path / "timedatectl").unlink()
    [found] = machine.clock_is_set()
    assert found.weight is not Weight.WRONG


def test_systemd_with_and_without_its_watchdog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(tmp_path, "systemctl", "ActiveState=active\nWatchdogUSec=20s", monkeypatch)
    assert all_well(machine.systemd())
    command(tmp_path, "systemctl", "ActiveState=active\nWatchdogUSec=0", monkeypatch)
    assert "has no watchdog" in wrongs(machine.systemd())
    (tmp_path / "systemctl").unlink()
    [found] = machine.systemd()
    assert found.sentence == "systemd does not run horarium.service."


def test_backup_that_is_old_or_unknown(tmp_path: Path) -> None:
    assert wrongs(machine.backup_age(tmp_path, NOW)) == "No backup is known of."
    machine.note_backup(tmp_path)
    made = datetime.now(UTC)
    assert all_well(machine.backup_age(tmp_path, made + HOUR))
    assert "8 days ago" in wrongs(machine.backup_age(tmp_path, made + 8 * DAY + HOUR))
    (tmp_path / machine.LAST_BACKUP).write_text("yesterday", encoding="ascii")
    assert wrongs(machine.backup_age(tmp_path, NOW)) == "No backup is known of."


def test_what_was_left_out() -> None:
    assert all_well(machine.set_up("https://a.example", secure=True, heartbeat="https://b"))
    found = [*machine.set_up("http://localhost:8000", secure=False, heartbeat="")]
    assert [each.weight for each in found] == [Weight.UNSURE] * 2


# -- the rows


@pytest.mark.django_db(transaction=True)
def test_database_that_a_power_cut_could_rob(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what the open connection says of itself, and not by what is set up."""
    mine = connection.copy()
    sqlite = mine.vendor == "sqlite"
    if sqlite:  # a file of its own: nobody else may have it open while its journal changes
        mine.settings_dict["NAME"] = tmp_path / "mine.sqlite3"
    monkeypatch.setattr(rows, "connection", mine)
    assert all_well(rows.durable())
    changes = ("PRAGMA synchronous=NORMAL", "PRAGMA journal_mode=DELETE", "PRAGMA busy_timeout=9")
    for each in changes if sqlite else ("SET synchronous_commit=off",):
        with mine.cursor() as cursor:
            cursor.execute(each)
        name = each.partition("=")[0].split()[-1]
        assert ("only 9 ms" if "busy" in name else name) in wrongs(rows.durable())
        mine.close()
        assert all_well(rows.durable())
    mine.close()


def reading(since_boot: timedelta = HOUR, wall: timedelta = HOUR) -> Reading:
    return Reading("boot", DAY + since_boot, NOW + wall)


@pytest.mark.django_db
def test_key_that_is_not_here(settings: Any, tmp_path: Path) -> None:
    settings.KEYS = tmp_path
    save_story(furnished(), Story((), (), ()))
    assert all_well(rows.keys())
    (tmp_path / FILE).unlink()
    [found] = rows.keys()
    assert found.sentence.startswith("1 key is missing from ")
    assert found.remedy == "Put your copy of that folder back."


@pytest.mark.django_db
def test_clock_that_jumped_and_a_watch_that_is_too_old() -> None:
    tick(reading)
    assert all_well(rows.clock(reading(2 * HOUR, 2 * HOUR)))
    assert "set to another time" in wrongs(rows.clock(reading(2 * HOUR, 9 * HOUR)))
    assert not [*rows.fence()]
    HouseClockRow.objects.update(version=99)
    assert "does not go on after 99" in wrongs(rows.fence())


@pytest.mark.django_db
def test_proofs_of_life_that_fail_to_come() -> None:
    never = "The watch is not running. Delivery is not running."
    assert wrongs(rows.proofs_of_life(NOW)) == never
    for name in ("watch", "deliver", "sms"):
        BeatRow.objects.create(name=name, house_at=NOW, wall_at=NOW)
    assert all_well(rows.proofs_of_life(NOW + timedelta(seconds=9)))
    assert "The watch is not running since 10 min ago." in wrongs(
        rows.proofs_of_life(NOW + 10 * MINUTE)
    )
    BeatRow.objects.filter(name="sms").update(well=False, sentence="no credit is left")
    found = wrongs(rows.proofs_of_life(NOW + timedelta(seconds=9)))
    assert found == "The channel sms: no credit is left (9 s ago)."


@pytest.mark.django_db
def test_who_cannot_be_woken_and_nobody_to_fall_back_on(settings: object) -> None:
    settings.HORARIUM_VOICES = {"mail": None}  # type: ignore[attr-defined]
    ana, ben = attendant("Ana", phone="415 555 0111"), attendant("Ben")
    furnished(house(members=(ana, ben)))
    assert wrongs(rows.channels()).startswith("No channel is set up that wakes anybody")
    assert "nothing that wakes reaches Ana, Ben." in wrongs(rows.reached())
    settings.HORARIUM_VOICES = {"sms": None}  # type: ignore[attr-defined]
    [found] = rows.channels()
    assert (found.weight, "shares one way out: sms" in found.sentence) == (Weight.UNSURE, True)
    found_wrong = wrongs(rows.reached())
    assert "nothing that wakes reaches Ben." in found_wrong
    assert "nobody is named to be called when nobody else answers." in found_wrong
    settings.HORARIUM_VOICES = {"sms": None, "modem": None}  # type: ignore[attr-defined]
    assert all_well(rows.channels())


@pytest.mark.django_db
def test_house_that_can_be_reached(settings: object) -> None:
    settings.HORARIUM_VOICES = {"sms": None}  # type: ignore[attr-defined]
    watching = Watching(floor="the answering service", floor_phone="415 555 0170")
    ana = attendant("Ana", phone="415 555 0111")
    furnished(house(members=(ana,), watching=watching))
    assert all_well(rows.reached())


@pytest.mark.django_db
def test_who_lets_drills_pass(settings: object) -> None:
    settings.HORARIUM_VOICES = {"sms": None}  # type: ignore[attr-defined]
    watching = Watching(floor="the answering service", floor_phone="415 555 0170")
    row = furnished(house(members=(attendant("Ana", phone="415 555 0111"),), watching=watching))
    contact = str(row.memberrow_set.get().public_id)
    for day in range(2):
        assert all_well(rows.reached())
        at = NOW + day * DAY
        told = {"day": at.date(), "asked_house_at": at, "asked_at": at, "outcome": "failed"}
        DrillRow.objects.create(household=row, contact=contact, way="sms", code="4711", **told)
    assert "Ana let the last two drills pass." in wrongs(rows.reached())


# -- as it is typed


@pytest.mark.rows
def test_typed_it_says_the_worst_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A house that does not run; a backup is made meanwhile."""
    empty_database(tmp_path / "data", monkeypatch)
    horarium("import", house_file(tmp_path))
    said = horarium("doctor")
    assert said.returncode == 1
    words = [line.split()[0] for line in said.stdout.splitlines()]
    assert words == sorted(words, key=["WRONG", "unsure", "well"].index)
    assert "The watch is not running. Start horarium run." in said.stdout
    assert "No backup is known of." in said.stdout
    horarium("backup", tmp_path / "backup.json")
    assert "The last backup was made 0 days ago." in horarium("doctor").stdout


def test_database_that_cannot_be_opened_is_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest is looked at all the same."""
    monkeypatch.setenv("HORARIUM_DATA", str(tmp_path))
    monkeypatch.setenv("HORARIUM_DATABASE", "nonsense")
    said = horarium("doctor")
    assert said.returncode == 1
    assert "HORARIUM_DATABASE is no address of a database" in said.stdout
    assert "GB are free" in said.stdout
