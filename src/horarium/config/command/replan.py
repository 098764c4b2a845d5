"""``horarium plan --replan``: the fewest and latest changes, shown before they are written."""

import argparse
from collections.abc import Iterator
from unicodedata import normalize

from horarium.config.command.asking import asked
from horarium.config.command.reading import days_of, household_of, plan_of
from horarium.config.command.refusal import RefusalError, unknown
from horarium.config.command.showing import console, show_gaps, show_why, show_written
from horarium.config.command.writing import keep
from horarium.core.happened import Away, Happening, Leaves, Lowered, after
from horarium.core.hours import Interval, length_from
from horarium.core.household import Household
from horarium.core.plan_file import PlanFile
from horarium.core.week import Week
from horarium.core.when import Days
from horarium.jobs.problem import Problem
from horarium.pages.terminal.difference import difference_shown


def replan(options: argparse.Namespace) -> int:
    """Change a plan for what happened, show the difference, and write it with ``--out``."""
    household, text = household_of(options.file)
    published, published_text = plan_of(options.replan, household)
    _same_days(household, published)
    days = days_of(household, published, options.now)
    happened = tuple(_happenings(options, household, days))
    changed = _after(household, happened)
    file = asked(
        Problem(text, str(options.file), options.seconds, published_text, days.now, happened)
    )
    before, now = Week(household, published.plan), Week(changed, file.plan)
    screen = console()
    screen.print(f"Counted as now: {days.clock.at(days.now)} {days.clock.local(days.now).year}.")
    screen.print(difference_shown(before, now))
    show_gaps(screen, now, file.gaps)
    if options.why:
        show_why(screen, now, _when("--why", days, options.why))
    if options.out:
        show_written(screen, options.out, keep(options.out, file, now))
    else:
        screen.print("Nothing was written; --out DIR keeps it.")
    return 0


def _same_days(household: Household, published: PlanFile) -> None:
    plan = household.planning
    if (plan.first_day, plan.days) != (published.plan.first_day, published.plan.days):
        raise RefusalError(
            f"The plan is of {published.plan.days} days from {published.plan.first_day} and the "
            f"household file plans {plan.days} days from {plan.first_day}; write the same into it."
        )


def _happenings(
    options: argparse.Namespace, household: Household, days: Days
) -> Iterator[Happening]:
    for name, said in options.absent:
        yield Away(_member(household, name), _still("--absent", days, said))
    for name, said in options.leaves:
        try:
            yield Leaves(_member(household, name), days.day(said))
        except ValueError as wrong:
            raise RefusalError(f"--leaves: {wrong}.") from None
    if options.tolerance:
        try:
            longest = length_from(options.tolerance)
        except ValueError as wrong:
            raise RefusalError(f"--tolerance: {wrong}.") from None
        yield Lowered(longest, days.clock.date_of(days.now))


def _still(option: str, days: Days, said: str) -> Interval:
    """As much of the hours as is still to come: what has happened stays as it was."""
    when = _when(option, days, said)
    if when.end_at <= days.now:
        raise RefusalError(f'{option}: "{said}" is over at {days.clock.at(days.now)}.')
    return Interval(max(when.start_at, days.now), when.end_at)


def _when(option: str, days: Days, said: str) -> Interval:
    try:
        return days.when(said)
    except ValueError as wrong:
        raise RefusalError(f"{option}: {wrong}.") from None


def _member(household: Household, name: str) -> str:
    known = [each.name for each in household.members]
    same = [each for each in known if each.casefold() == normalize("NFC", name.strip()).casefold()]
    if not same:
        raise unknown("nobody called", name, known)
    return same[0]


def _after(household: Household, happened: tuple[Happening, ...]) -> Household:
    try:
        return after(household, happened)
    except ValueError as wrong:
        raise RefusalError(f"--tolerance: {wrong}.") from None
