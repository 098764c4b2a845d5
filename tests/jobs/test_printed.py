"""The sheet for the wall as a file: current when the power goes, and its owner's alone."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from horarium.jobs.heartbeat import Heartbeat
from horarium.jobs.printed import SHEET
from horarium.jobs.signs import Signs
from horarium.jobs.watch import tick
from horarium.store.models import HouseholdRow
from horarium.tellings.printed import LINES, MOST_CALLED, printed_ladder
from tests.cast import at
from tests.watched_house import WatchedHouse, watched

pytestmark = pytest.mark.django_db

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Ben tue 07:00-15:15")


def flat(data: Path) -> str:
    text = (data / SHEET).read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", text.partition("</style>")[2]).split())


def ticks(home: WatchedHouse, signs: Signs) -> None:
    tick(home.read, signs.give)
    home.pass_time(timedelta(seconds=1))


def test_every_change_is_in_the_file_at_the_next_tick(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret of this house", encoding="utf-8")
    signs = Signs(tmp_path, Heartbeat(""))
    with watched(*NIGHT, since="mon 14:00") as home:
        ticks(home, signs)
        told = flat(tmp_path)
        assert "Printed Mon 14 Mar 14:00 1988. It replaces all before it." in told
        assert "Mon 14 Mar 14:00–15:00 nobody" in told
        assert "15:00–23:15 Rosa Dolores, Grace, Ben" in told
        assert "Rosa 415 555 0112" in told
        assert "At the end the answering service 415 555 0170" in told
        home.until("mon 16:00")
        home.publish("Grace mon 23:00-07:15", "Ben tue 07:00-15:15")
        ticks(home, signs)
        assert "Printed Mon 14 Mar 16:00" in flat(tmp_path)
        assert "23:00–07:15 Grace Dolores" in flat(tmp_path)


def test_without_a_change_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret of this house", encoding="utf-8")
    signs = Signs(tmp_path, Heartbeat(""))
    with watched(*NIGHT, since="mon 14:00") as home:
        home.work()
        ticks(home, signs)
        before = (tmp_path / SHEET).stat().st_ino
        for _ in range(3):
            ticks(home, signs)
        assert (tmp_path / SHEET).stat().st_ino == before


def test_it_is_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret of this house", encoding="utf-8")
    with watched(*NIGHT, since="mon 14:00") as home:
        ticks(home, Signs(tmp_path, Heartbeat("")))
    assert (tmp_path / SHEET).stat().st_mode & 0o077 == 0


def test_nobody_is_called_for_hours_that_they_have() -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        row = HouseholdRow.objects.select_related("watching").get(pk=home.row.pk)
        sheet = printed_ladder(row, at("mon 16:00"))
        assert [(each.on, each.hours) for each in sheet.rows[:2]] == [
            (("Rosa",), "15:00–23:15"),
            (("Ana",), "23:00–07:15"),
        ]
        for each in sheet.rows:
            assert not {*each.on} & {*each.then}
            assert len(each.then) <= MOST_CALLED
        assert {name for each in sheet.rows for name in (*each.on, *each.then)} == {
            each.name for each in sheet.numbers
        }


def test_everybody_named_has_a_number_and_what_does_not_fit_is_left_out() -> None:
    """Eight shifts of an hour and a half each are more than a sheet holds of a week."""
    days = "tue wed thu fri sat sun".split()
    names = ("Ana", "Ben", "Rosa", "Grace")
    hours = [f"{start:02}:00-{start + 3:02}:00" for start in range(0, 21, 3)]
    shifts = [f"{names[n % 4]} {day} {each}" for day in days for n, each in enumerate(hours)]
    with watched(*shifts, since="mon 23:59") as home:
        sheet = printed_ladder(HouseholdRow.objects.get(pk=home.row.pk), home.now)
        assert len(sheet.rows) + (len(sheet.numbers) + 1) // 2 in (LINES - 1, LINES)
        named = {name for each in sheet.rows for name in (*each.on, *each.then)}
        assert named == {each.name for each in sheet.numbers}
        assert all(each.phone for each in sheet.numbers)
