"""``horarium plan``: plan a household file, judge it, or say why a plan is as it is."""

import argparse
from pathlib import Path

from horarium.config.command.asking import asked
from horarium.config.command.reading import days_of, household_of, plan_of
from horarium.config.command.refusal import RefusalError
from horarium.config.command.replan import replan
from horarium.config.command.showing import (
    console,
    show_foreseen,
    show_household,
    show_judged,
    show_plan,
    show_why,
    show_written,
)
from horarium.config.command.writing import PLAN_NAME, keep, ready
from horarium.core.rules.explain import explain_gaps
from horarium.core.rules.verify import verify
from horarium.core.week import Week
from horarium.jobs.problem import Problem

_ONLY_WITH_REPLAN = ("absent", "leaves", "tolerance")


def plan(options: argparse.Namespace) -> int:
    """Do what the options of ``horarium plan`` ask. Raises RefusalError."""
    _agree(options)
    if options.out and not _asks_only(options):
        ready(options.out)
    if options.replan:
        return replan(options)
    if _asks_only(options):
        return _why(options)
    if options.check:
        return _check(options)
    return _plan(options)


def _agree(options: argparse.Namespace) -> None:
    for name in _ONLY_WITH_REPLAN:
        if getattr(options, name) and not options.replan:
            raise RefusalError(f"--{name} changes a plan; name it with --replan PLAN.json.")


def _asks_only(options: argparse.Namespace) -> bool:
    return bool(options.why) and not options.replan


def _plan(options: argparse.Namespace) -> int:
    household, text = household_of(options.file)
    screen = console()
    show_foreseen(screen, household)
    file = asked(Problem(text, str(options.file), options.seconds))
    week = Week(household, file.plan)
    show_plan(screen, week, file)
    if options.out:
        show_written(screen, options.out, keep(options.out, file, week))
    else:
        screen.print("Nothing was written; --out DIR keeps it.")
    return 0


def _check(options: argparse.Namespace) -> int:
    household, _ = household_of(options.file)
    screen = console()
    if options.check == Path():
        show_household(screen, household)
        return 0
    file, _ = plan_of(options.check, household)
    week = Week(household, file.plan)
    verdict, gaps = verify(week), explain_gaps(week)
    show_judged(screen, week, verdict.findings, gaps)
    return 0 if verdict.kept and not gaps else 1


def _why(options: argparse.Namespace) -> int:
    household, _ = household_of(options.file)
    file, _ = plan_of(_plan_to_ask(options), household)
    try:
        when = days_of(household, file, options.now).when(options.why)
    except ValueError as wrong:
        raise RefusalError(f"--why: {wrong}.") from None
    show_why(console(), Week(household, file.plan), when)
    return 0


def _plan_to_ask(options: argparse.Namespace) -> Path:
    if options.check and options.check != Path():
        return Path(options.check)
    if options.out:
        return Path(options.out, PLAN_NAME)
    raise RefusalError("--why asks a plan; name it with --check PLAN.json or --out DIR.")
