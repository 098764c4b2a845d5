"""Prints what was planned, judged or changed. It is his terminal: it names everything."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from horarium.core.findings import Finding
from horarium.core.foreseen import foreseen
from horarium.core.hours import Interval, monday
from horarium.core.household import Household
from horarium.core.household_file.mistake import plain
from horarium.core.plan_file import GapExplained, PlanFile
from horarium.core.rules.explain_shift import why_this_shift
from horarium.core.week import Week
from horarium.pages.terminal.findings_list import findings_list
from horarium.pages.terminal.gaps_list import gaps_list
from horarium.pages.terminal.summary import funders_table, people_table
from horarium.pages.terminal.tiers import tiers_table
from horarium.pages.terminal.week_table import week_table

MOST_FINDINGS = 5
MOST_OTHERS = 3
_WIDTH_ON_PAPER = 100


def console() -> Console:
    """Standard output: as wide as the terminal, or where there is none, as a page of text."""
    screen = Console(highlight=False)
    return screen if screen.is_terminal else Console(highlight=False, width=_wide(screen))


def _wide(screen: Console) -> int:
    """What the environment says (COLUMNS), or else more than the 80 that are taken for granted."""
    return max(screen.width, _WIDTH_ON_PAPER)


def show_household(screen: Console, household: Household) -> None:
    """What a household file holds, in one sentence, and what no plan can mend."""
    plan = household.planning
    counts = f"{len(household.attendants)} attendants, {len(household.activities)} activities"
    days = f"{plan.days} days from {household.clock.on(plan.first_day)} {plan.first_day.year}"
    screen.print(Text(f"{household.name} can be planned: {counts}, {days}."))
    show_foreseen(screen, household)


def show_foreseen(screen: Console, household: Household) -> None:
    """What can be said before any plan is made."""
    for sentence in foreseen(household):
        screen.print(Text(f"! {sentence}"))


def show_plan(screen: Console, week: Week, file: PlanFile) -> None:
    """Every week as a table, who works how much, and what the rules say."""
    show_weeks(screen, week)
    show_summary(screen, week, file)


def show_weeks(screen: Console, week: Week, most: int | None = None) -> None:
    """The weeks as tables, the first ``most`` of them."""
    mondays = sorted({monday(day) for day in week.dates})
    for first in mondays[:most]:
        screen.print(week_table(week, first))


def show_summary(screen: Console, week: Week, file: PlanFile) -> None:
    """The plan in figures, and what the rules say."""
    screen.print(people_table(week))
    if week.household.funders:
        screen.print(funders_table(week))
    show_judged(screen, week, file.findings, file.gaps)
    if file.tiers:
        screen.print(tiers_table(file.tiers, file.findings))


def show_judged(
    screen: Console, week: Week, findings: Iterable[Finding], gaps: Sequence[GapExplained]
) -> None:
    """Findings tier by tier, and each gap with its reasons."""
    screen.print(findings_list(findings, most=MOST_FINDINGS))
    show_gaps(screen, week, gaps)


def show_gaps(screen: Console, week: Week, gaps: Sequence[GapExplained]) -> None:
    """Each gap with why nobody is there, and what would close it."""
    screen.print(gaps_list(gaps, week.clock))


def show_why(screen: Console, week: Week, when: Interval) -> None:
    """Why each person has the shift they have in these hours."""
    shifts = [shift for shift in week.shifts if shift.when.overlaps(when)]
    if not shifts:
        screen.print(Text(f"Nobody has a shift {week.clock.words(when)}."))
    for shift in shifts:
        why = why_this_shift(week, shift)
        screen.print(Text(f"{shift.member}, {week.clock.words(shift.when)}", style="bold"))
        screen.print(Text(f"  {why.sentence}"))
        for other in why.others[:MOST_OTHERS]:
            screen.print(Text(f"  - {other.sentence}"))


def show_written(screen: Console, folder: Path, names: Sequence[str]) -> None:
    """What was written and where."""
    pages = [name for name in names if name.endswith(".html")]
    calendars = [name for name in names if name.endswith(".ics")]
    where = plain(str(folder), 200)
    screen.print(
        Text(
            f"Written into {where}: plan.json, {len(pages)} pages for the wall "
            f"({pages[0]} ...), {len(calendars)} calendars."
        )
    )
