"""A few of each way to break the watch, drawn anew each time; ``make faults`` does all of them."""

import subprocess
import sys

import pytest

from tests.contracts.tree import ROOT
from tests.faults.watch.bugs import BUGS
from tests.faults.watch.planted import missed_of


def breaks(*words: object) -> str:
    """Its line of figures; what was wrong is said where it fails."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.watch", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    print(ran.stdout)  # noqa: T201 - shown by pytest -rP
    assert ran.returncode == 0, f"{words}: {ran.stdout}{ran.stderr}"
    return ran.stdout


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Another one each time; pytest says which."""
    return int(request.config.getoption("randomly_seed", default=1) or 1) % 10**6


@pytest.mark.rows
def test_killed_anywhere_nobody_is_lost(seed: int) -> None:
    assert " 0 lost" in breaks("kills", "--size", 6, "--seed", seed)


def test_on_bad_days_nobody_is_lost_and_nothing_stands_still(seed: int) -> None:
    assert " 0 lost, 0 stalled" in breaks("schedules", "--size", 2, "--seed", seed)


def test_power_cut_loses_nothing_that_was_acknowledged(seed: int) -> None:
    """With synchronous=NORMAL it does, as the same line says."""
    line = breaks("cuts", "--size", 120, "--seed", seed)
    assert " 0 lost, 0 corrupt" in line


def test_killing_the_database_loses_nobody() -> None:
    assert " 0 lost" in breaks("restarts", "--size", 1)


@pytest.mark.parametrize("name", ["the chain ends after the last rung"])
def test_planted_bug_is_found(name: str) -> None:
    """All twenty take a while."""
    assert len(BUGS) == 20
    assert not missed_of([each for each in BUGS if each.name == name])
