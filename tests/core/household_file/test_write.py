"""Writing a household file: what is written reads as the same household."""

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from horarium.core.hours import DAY, HouseClock, Interval
from horarium.core.household import Household
from horarium.core.household_file import read_household
from horarium.core.household_file.write import household_text
from horarium.core.people import Absence
from horarium.core.watching import Watching
from tests.cast import MONDAY, activity, attendant, house, machine, need, weekly
from tests.contracts.tree import ROOT
from tests.core.planner.houses import households, sayable

FILES = sorted((ROOT / "households").glob("*.toml"))


def again(household: Household) -> Household:
    return read_household(household_text(household))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_household_comes_back(path: Path) -> None:
    """What is read from a household's file and written reads as the same once more."""
    household = read_household(path.read_text(encoding="utf-8"))
    assert again(household) == household


@given(households())
@settings(max_examples=60)
def test_any_household_comes_back(household: Household) -> None:
    """So does any household that rules and planner are tried with, as far as a file can say it."""
    household = sayable(household)
    assert again(household) == household


@pytest.mark.parametrize("name", ['Ana "Anita"', "Юлия", "Zoë\\", "李 小龙", "# = []", "'"])
def test_any_name_comes_back(name: str) -> None:
    """Names in any script, with quotes and with what TOML reads as its own signs."""
    household = house(name=name, members=(attendant(name),), needs=(need("sat,sun", name=name),))
    assert again(household) == household


@given(
    zone=st.sampled_from(["America/Los_Angeles", "Europe/Dublin", "Australia/Lord_Howe"]),
    day=st.integers(0, 365),
    halves=st.lists(st.integers(0, 200), min_size=2, max_size=2, unique=True).map(sorted),
)
def test_any_absence_comes_back(zone: str, day: int, halves: list[int]) -> None:
    """From half an hour to four days on the wall, in the nights of a clock change too."""
    clock = HouseClock(zone)
    start, end = (timedelta(minutes=30 * each) for each in halves)
    from_day = MONDAY + day * DAY
    when = Interval(clock.first(from_day, time(), start), clock.last(from_day, time(), end))
    ana = replace(attendant("Ana"), absences=(Absence(when),))
    household = house(clock=clock, members=(ana,))
    assert again(household) == household


def test_a_whole_day_in_the_machine_and_of_quiet_comes_back() -> None:
    """From midnight to midnight has no other end."""
    [always] = weekly("always")
    lung = replace(machine(), sleep_from=time(), sleep_length=DAY)
    household = house(machine=lung, watching=Watching(quiet=always))
    assert again(household) == household


def test_a_watch_as_usual_is_not_written() -> None:
    assert "watch" not in household_text(house())
    assert '[watch]\ngrace = "0m"\n' in household_text(house(watching=Watching(grace=timedelta())))


def test_an_activity_of_days_comes_back() -> None:
    """A stay of two days has hours of exactly that, which only ``at`` can say."""
    [two_days] = weekly("sat 10:00-10:00")
    stay = activity("stay", "48h", "in")
    stay = replace(stay, hours=(replace(two_days, length=2 * DAY),))
    household = house(activities=(stay,))
    assert again(household) == household
