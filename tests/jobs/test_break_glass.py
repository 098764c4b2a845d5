"""The watch stops, and people are told so by a process that needs none of what it stopped of."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from horarium.core.hours import HOUR, MINUTE
from horarium.jobs.sealed import BEAT, PLAN
from tests.beside_the_watch import SECOND, beside
from tests.store.unguarded import unguarded
from tests.watched_house import NUMBERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def forgotten(transactional_db: None) -> Iterator[None]:  # noqa: ARG001 - before its rows go
    """Events stay; those of a test may go."""
    yield
    unguarded("DELETE FROM store_eventrow")


def test_whoever_must_be_there_is_told_within_ninety_seconds(tmp_path: Path) -> None:
    with beside(tmp_path, "mon 22:30") as bench:
        bench.silent(48 * SECOND)
        assert not bench.sent
        bench.silent(20 * SECOND)
        words = "Horarium's watch has stopped. Please make sure that somebody is there"
        assert bench.told() == {
            "Rosa": f"{words} 15:00-23:15.",
            "Ana": f"{words} 23:00-07:15.",
            "Mark": f"{words} 15:00-23:15.",
            "service": f"{words} 15:00-23:15.",
        }
        assert all(each.loud for each in bench.sent)


def test_it_is_said_again_every_quarter_and_then_that_it_is_over(tmp_path: Path) -> None:
    with beside(tmp_path) as bench:
        bench.silent(16 * MINUTE)
        first = [each.key for each in bench.sent]
        assert len(first) == len(set(first)) == 6
        assert "This is as of" in bench.told()["Rosa"]
        bench.sent.clear()
        bench.alive()
        assert set(bench.told().values()) == {
            "Horarium's watch is alive again. Whoever does not come is missed again."
        }
        assert not any(each.loud for each in bench.sent)
        bench.sent.clear()
        for _ in range(30):
            bench.alive()
        assert not bench.sent


def test_whom_nobody_could_tell_is_tried_again_in_a_minute(tmp_path: Path) -> None:
    with beside(tmp_path) as bench:
        bench.is_down = True
        bench.silent(2 * MINUTE)
        bench.is_down = False
        bench.silent(MINUTE)
        assert set(bench.told()) == {"Rosa", "Mark", "service"}


@pytest.mark.parametrize("jump", [-HOUR, HOUR, timedelta(days=-7000)])
def test_clock_that_is_set_wakes_nobody(tmp_path: Path, jump: timedelta) -> None:
    with beside(tmp_path) as bench:
        bench.alive(10 * SECOND, wall=jump)
        for _ in range(12):
            bench.alive()
        assert not bench.sent


def test_clock_that_is_set_hides_no_outage(tmp_path: Path) -> None:
    """The hours that count are those of the house, not of the clock that is wrong."""
    with beside(tmp_path, "mon 22:30") as bench:
        bench.home.pass_time(SECOND, wall=timedelta(days=-7000))
        bench.silent(70 * SECOND)
        assert bench.told()["Ana"].endswith("23:00-07:15.")


def test_machine_that_slept_wakes_nobody(tmp_path: Path) -> None:
    with beside(tmp_path) as bench:
        bench.home.pass_time(8 * HOUR)
        bench.glass.step()
        for _ in range(12):
            bench.alive()
        assert not bench.sent


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("forgotten")
def test_full_disk_is_an_outage(tmp_path: Path) -> None:
    """Nothing can grow any more: neither the rows nor what is written beside them."""
    if connection.vendor != "sqlite":
        pytest.skip("the disk of a server is not the house's")
    with beside(tmp_path) as bench:
        plan = (tmp_path / PLAN).read_bytes()
        with no_file_grows():
            bench.trying(80 * SECOND)
        assert set(bench.told()) == {"Rosa", "Mark", "service"}
        assert (tmp_path / PLAN).read_bytes() == plan


@contextmanager
def no_file_grows() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_watch_that_ticks_and_is_never_well_is_an_outage(tmp_path: Path) -> None:
    """Nobody delivers: each tick is written, and what it asks for goes nowhere."""
    with beside(tmp_path, "mon 23:05") as bench:
        for _ in range(30):
            bench.alive()
        assert not bench.sent
        for _ in range(30):
            bench.alive()
        assert set(bench.told()) >= {"Mark", "service"}


def test_both_files_are_their_owners_alone_and_name_nobody(tmp_path: Path) -> None:
    with beside(tmp_path):
        for name in (PLAN, BEAT):
            assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert not any(each in text for each in ("Mark", "Rosa", "Ana", "Ben"))


@pytest.mark.parametrize("name", [PLAN, BEAT])
def test_file_that_somebody_else_wrote_is_not_believed(tmp_path: Path, name: str) -> None:
    """What was known before counts: nobody is called at a number that was put there."""
    with beside(tmp_path) as bench:
        content = (tmp_path / name).read_text(encoding="utf-8")
        changed = content.replace(NUMBERS["Rosa"], "415 555 9999").replace('":', '" :')
        assert changed != content
        (tmp_path / name).write_text(changed, encoding="utf-8")
        bench.silent(70 * SECOND)
        assert set(bench.told()) == {"Rosa", "Mark", "service"}


def test_folder_that_is_gone_is_an_outage(tmp_path: Path) -> None:
    """What was read before is enough."""
    with beside(tmp_path) as bench:
        for each in (PLAN, BEAT, "secret"):
            (tmp_path / each).unlink()
        bench.silent(70 * SECOND)
        assert set(bench.told()) == {"Rosa", "Mark", "service"}


def test_change_of_the_roster_is_known_at_the_next_tick(tmp_path: Path) -> None:
    with beside(tmp_path, "mon 22:30") as bench:
        bench.home.publish("Rosa mon 15:00-23:15", "Grace mon 23:00-07:15", "Ben tue 07:00-15:15")
        bench.alive(SECOND)
        bench.silent(70 * SECOND)
        assert set(bench.told()) == {"Rosa", "Grace", "Mark", "service"}


def test_while_he_is_elsewhere_nobody_whose_hours_these_are_is_told(tmp_path: Path) -> None:
    """Rosa, who has not checked out, he and the floor are; whoever is next, when he is back."""
    with beside(tmp_path, "mon 22:30") as bench:
        bench.home.elsewhere(until="mon 23:30")
        bench.alive(SECOND)
        bench.silent(70 * SECOND)
        assert set(bench.told()) == {"Rosa", "Mark", "service"}
        bench.silent(75 * MINUTE)
        assert "Ana" in bench.told()


def test_days_later_it_says_that_it_knows_no_roster(tmp_path: Path) -> None:
    """And those who could come are told besides: nobody's hours are known any more."""
    with beside(tmp_path) as bench:
        bench.glass._looked = bench.home.read().since_boot + 30 * HOUR
        bench.home.pass_time(30 * HOUR)
        bench.glass.step()
        told = bench.told()
        assert told["Mark"].startswith("Horarium's watch has stopped. Please make sure that ")
        assert "is there now. The last roster known here is of Mon 14 Mar 20:00" in told["Mark"]
        assert len(told) > 3
