"""A week as a table: a row a day, who is there, out of the machine, and what his hours are for."""

from collections.abc import Iterator
from datetime import date

from rich.table import Table
from rich.text import Text

from horarium.core.hours import DAY, Interval, union
from horarium.core.rules import competence, cover, two_people
from horarium.core.week import Week
from horarium.pages.terminal.words import hours_on

_GAPS = {cover.RULE.id: "NOBODY", two_people.RULE.id: "TOO FEW", competence.RULE.id: "UNTRAINED"}


def week_table(week: Week, monday: date) -> Table:
    """The calendar week from ``monday``. A line that begins with ``!`` is a gap."""
    table = Table(title=f"Week of {week.clock.on(monday)} {monday.year}", show_lines=True)
    table.add_column("Day", no_wrap=True)
    table.add_column("Who", ratio=3, overflow="fold")
    if week.household.machine:
        table.add_column("Out of machine", no_wrap=True, min_width=11, overflow="fold")
    table.add_column("His hours", ratio=3, overflow="fold")
    gaps = _gaps(week)
    for day in (monday + n * DAY for n in range(7)):
        if week.horizon.overlaps(week.clock.day(day)):
            table.add_row(*_cells(week, day, gaps))
    return table


def _cells(week: Week, day: date, gaps: list[tuple[Interval, str]]) -> Iterator[Text]:
    yield Text(week.clock.on(day))
    yield _lines(_who(week, day, gaps))
    if week.household.machine:
        yield _lines(_out(week, day))
    yield _lines(_his_hours(week, day))


def _lines(lines: Iterator[Text]) -> Text:
    return Text("\n").join(lines)


def _gaps(week: Week) -> list[tuple[Interval, str]]:
    """What is lacking and when; what several rules lack at once is said once."""
    found = [
        (finding.when, _GAPS[finding.rule])
        for rule in (cover.RULE, two_people.RULE, competence.RULE)
        for finding in rule.check(week)
        if finding.when
    ]
    nobody = union(when for when, lack in found if lack == "NOBODY")
    return [
        (when, lack)
        for when, lack in found
        if lack == "NOBODY" or not any(gap.contains(when) for gap in nobody)
    ]


def _who(week: Week, day: date, gaps: list[tuple[Interval, str]]) -> Iterator[Text]:
    span = week.clock.day(day)
    shifts = (shift for shift in week.shifts if _is_in(week, shift.when, span))
    there = [(shift.when, shift.member, "") for shift in shifts]
    lacking = [
        (when, f"!\N{NO-BREAK SPACE}{lack}", "bold red")
        for when, lack in gaps
        if when.overlaps(span)
    ]
    for when, words, style in sorted(there + lacking):
        line = Text(f"{hours_on(week.clock, day, when)} ")
        yield line.append(words, style=style)


def _is_in(week: Week, when: Interval, span: Interval) -> bool:
    """Whether hours belong into a day's row: not when only their last handover does."""
    part = when.common(span)
    if not part:
        return False
    return when.start_at >= span.start_at or part.length > week.household.planning.handover


def _out(week: Week, day: date) -> Iterator[Text]:
    for stretch in week.machine_free:
        if stretch.overlaps(week.clock.day(day)):
            yield Text(hours_on(week.clock, day, stretch))


def _his_hours(week: Week, day: date) -> Iterator[Text]:
    span = week.clock.day(day)
    for placed in sorted(week.plan.placed):
        if not span.holds(placed.start_at):
            continue
        line = Text(f"{hours_on(week.clock, day, placed.when)} {placed.activity}")
        if placed.travel:
            line.append(f" (away {hours_on(week.clock, day, placed.away)})")
        yield line
