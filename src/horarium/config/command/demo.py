"""``horarium demo``: Mark's month in Berkeley, 1988, and what if somebody cannot come."""

import argparse
import time
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

from rich.console import Console
from rich.text import Text

import horarium
from horarium.config.command.asking import asked
from horarium.config.command.reading import household_of
from horarium.config.command.showing import (
    console,
    show_foreseen,
    show_summary,
    show_weeks,
    show_written,
)
from horarium.config.command.writing import PLAN_NAME, keep, ready
from horarium.core.happened import Away, after
from horarium.core.hours import Interval, time_in
from horarium.core.household import Household
from horarium.core.plan_file import PlanFile, plan_to_text
from horarium.core.week import Week
from horarium.core.when import Days
from horarium.jobs.problem import Problem
from horarium.pages.terminal.difference import difference_shown

HOUSEHOLD = "berkeley-1988.toml"
ASKED = "thu night"


def demo(options: argparse.Namespace) -> int:
    """Plan the month, write it, and ask the question. Raises RefusalError."""
    ready(options.out)
    path = _household_file()
    household, text = household_of(path)
    screen = console()
    screen.print(Text(f"Planning {household.planning.days} days of {household.name}: {path}"))
    show_foreseen(screen, household)
    problem = Problem(text, str(path), options.seconds)
    began = time.monotonic()
    file = asked(problem)
    planned = time.monotonic() - began
    week = Week(household, file.plan)
    show_weeks(screen, week, most=1)
    show_summary(screen, week, file)
    show_written(screen, options.out, keep(options.out, file, week))
    screen.print(f"The plan took {planned:.0f} s.\n")
    _what_if(screen, problem, file, week)
    _and_now(screen, options.out, path)
    return 0


def _household_file() -> Path:
    """In an installed package among its files, in a clone at its top."""
    packed = Path(str(files(horarium))) / "households" / HOUSEHOLD
    clone = Path(horarium.__file__).parents[2] / "households" / HOUSEHOLD
    found = clone if clone.is_file() and not packed.is_file() else packed
    here = Path.cwd()
    return found.relative_to(here) if found.is_relative_to(here) else found


def _what_if(screen: Console, problem: Problem, file: PlanFile, week: Week) -> None:
    """Whoever has most of Thursday night cannot come, and it is Wednesday noon."""
    days = _days(week.household)
    night = days.when(ASKED)
    name = max(
        week.household.attendants,
        key=lambda each: _within(week, each.name, night),
    ).name
    screen.print(Text(f"What if {name} cannot come on Thursday night?", style="bold"))
    screen.print(f"It is {days.clock.at(days.now)}; {days.clock.words(night)} is meant.")
    away = Away(name, night)
    began = time.monotonic()
    changed = asked(
        Problem(problem.text, problem.name, problem.seconds, plan_to_text(file), days.now, (away,))
    )
    took = time.monotonic() - began
    after_it = Week(after(week.household, [away]), changed.plan)
    screen.print(difference_shown(week, after_it))
    screen.print(f"The answer took {took:.1f} s. Nothing of it was written.\n")


def _days(household: Household) -> Days:
    plan = household.planning
    first = household.clock.day(plan.first_day).start_at
    begin = Days(household.clock, plan.first_day, plan.days, first)
    return Days(household.clock, plan.first_day, plan.days, begin.moment("wed 12:00"))


def _within(week: Week, name: str, when: Interval) -> timedelta:
    return time_in(when, [shift.when for shift in week.shifts_of(name)])


def _and_now(screen: Console, out: Path, path: Path) -> None:
    pages = sorted(out.glob("week-*.html"))
    screen.print(Text("What to try", style="bold"))
    plan = f"horarium plan {path}"
    for line in (
        f"look at and print  {pages[0]}",
        f'{plan} --out {out} --why "sat night"',
        f'{plan} --replan {out / PLAN_NAME} --now 1988-03-24 --absent Rosa "sat night"',
        f"{plan} --check {out / PLAN_NAME}",
    ):
        screen.print(Text(f"  {line}"), soft_wrap=True)
