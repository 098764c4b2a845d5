"""The planner is a process that may die at any moment without harm."""

import os
import signal
from pathlib import Path

import pytest

from horarium.core.planner.make import TIERS
from horarium.jobs.plan import (
    PlannerDiedError,
    PlannerRefusedError,
    Progress,
    ask_planner,
)
from horarium.jobs.planning import POLITE
from horarium.jobs.problem import Problem
from tests.servers.processes import planner_of, runs, until
from tests.small_house import BERKELEY, HOUSE, begun, house_file


def test_a_plan_is_made_and_told_of() -> None:
    """Each tier begins and is reached, in order, and the plan comes back whole."""
    seen: list[Progress] = []
    file = ask_planner(Problem(HOUSE, "house.toml", seconds=60), seen.append)
    assert [each.tier for each in seen if each.step == "began"] == list(TIERS)
    assert [each.tier for each in seen if each.step == "reached"] == list(TIERS)
    assert file.household == "Small house"
    assert not file.gaps
    assert {each.activity for each in file.plan.placed} == {"Up", "Session"}
    assert [each.tier for each in file.tiers] == list(TIERS)


def test_the_planner_gives_way() -> None:
    """It has low priority, and so has its session, by which Linux shares out the processors."""
    seen: list[tuple[int, int, str]] = []

    def look(_: Progress) -> None:
        child = planner_of(os.getpid())
        group = Path(f"/proc/{child}/autogroup")
        told = group.read_text(encoding="ascii") if os.access(group, os.W_OK) else f"nice {POLITE}"
        seen.append((os.getpriority(os.PRIO_PROCESS, child), os.getsid(child), told))

    ask_planner(Problem(HOUSE, "house.toml", seconds=5), look)
    polite, session, group = seen[0]
    assert polite >= os.getpriority(os.PRIO_PROCESS, 0) + POLITE or polite == 19
    assert session != os.getsid(0)
    assert group.split()[-2:] == ["nice", str(POLITE)]


def test_a_killed_planner_is_one_sentence() -> None:
    """Whoever asked learns that it stopped, by which signal, and what to do."""

    def kill(_: Progress) -> None:
        os.kill(planner_of(os.getpid()), signal.SIGKILL)

    with pytest.raises(PlannerDiedError) as died:
        ask_planner(Problem(BERKELEY.read_text(encoding="utf-8"), "b.toml"), kill)
    assert str(died.value) == (
        "The planner stopped before it had finished (signal 9). Nothing was changed; run it again."
    )


def test_a_file_that_is_none_is_refused() -> None:
    """What the household file's reader says crosses the border between the processes."""
    with pytest.raises(PlannerRefusedError) as refused:
        ask_planner(Problem("days = 7", "house.toml"), print)
    assert str(refused.value).startswith("house.toml, line 1: ")


def test_a_published_plan_that_is_none_is_refused() -> None:
    """So does what the plan file's reader says."""
    with pytest.raises(PlannerRefusedError, match="no JSON"):
        ask_planner(Problem(HOUSE, "house.toml", published="{"), print)


def test_a_crash_tells_its_last_line() -> None:
    """A defect inside becomes a sentence that names it, not a page of code."""
    with pytest.raises(PlannerDiedError) as died:
        ask_planner(Problem(HOUSE, "house.toml", seconds="soon"), print)  # type: ignore[arg-type]
    assert "TypeError" in str(died.value)
    assert "\n" not in str(died.value)


def test_the_planner_ends_with_whoever_asked(tmp_path: Path) -> None:
    """When the asking process is killed, its planner does not go on alone."""
    asking = begun("plan", BERKELEY, "--out", tmp_path / "out")
    with asking:
        child = planner_of(asking.pid)
        asking.kill()
    until(lambda: not runs(child))


def test_ctrl_c_ends_both(tmp_path: Path) -> None:
    """Stopped by hand, it says so in one line, ends its planner and changes nothing."""
    asking = begun("plan", house_file(tmp_path), "--out", tmp_path / "out")
    with asking:
        child = planner_of(asking.pid)
        asking.send_signal(signal.SIGINT)
        _, said = asking.communicate(timeout=20)
    assert said.splitlines()[-1] == "Stopped. Nothing was changed."
    assert "Traceback" not in said
    assert asking.returncode == 130
    until(lambda: not runs(child))
    assert list((tmp_path / "out").iterdir()) == []
