"""A plan in figures: each attendant's hours beside what was agreed, and each funder's."""

from datetime import timedelta

from rich.table import Table
from rich.text import Text

from horarium.core.hours import DAY, MINUTE, length_words
from horarium.core.people import Contract, Member
from horarium.core.roster import Shift
from horarium.core.rules.authorised_hours import billed
from horarium.core.rules.fairness import weekends
from horarium.core.week import Week


def people_table(week: Week) -> Table:
    """Hours a week on average beside the agreed ones; nights and weekends in the plan."""
    table = Table(title=f"Who works how much, {week.plan.days} days")
    table.add_column("Attendant", ratio=1, overflow="fold")
    for heading in ("Hours", "A week", "Agreed", "Nights", "Weekends"):
        table.add_column(heading, justify="right", no_wrap=True)
    for member, contract, shifts in week.contracted():
        table.add_row(*(Text(cell) for cell in _person(week, member, contract, shifts)))
    return table


def _person(
    week: Week, member: Member, contract: Contract, shifts: tuple[Shift, ...]
) -> tuple[str, ...]:
    parts = (shift.when.common(week.horizon) for shift in shifts)
    total = sum((part.length for part in parts if part), timedelta())
    days = {week.clock.date_of(shift.start_at) for shift in shifts} & set(week.dates)
    worked = sum(day in days or day + DAY in days for day in weekends(week))
    agreed = f"{_whole(contract.least)}-{_whole(contract.most)}"
    a_week = total * 7 / week.plan.days // MINUTE * MINUTE
    nights = len(week.nights_of(member.name))
    return (
        member.name,
        length_words(total),
        length_words(a_week),
        f"{agreed} h",
        str(nights),
        str(worked),
    )


def _whole(length: timedelta) -> str:
    return f"{length / timedelta(hours=1):g}"


def funders_table(week: Week) -> Table:
    """What each funder would be billed in each period, what is authorised, and what is left."""
    table = Table(title="Who pays")
    table.add_column("Funder", ratio=1, overflow="fold")
    table.add_column("From", no_wrap=True)
    for heading in ("Billed", "Authorised", "Left"):
        table.add_column(heading, justify="right", no_wrap=True)
    for funder in week.household.funders:
        for first, used in billed(week, funder).items():
            left = funder.authorised - used
            table.add_row(
                Text(funder.name),
                f"{funder.period} of {week.clock.on(first)}",
                length_words(used),
                length_words(funder.authorised),
                length_words(left) if left >= timedelta() else f"! {length_words(left)}",
            )
    return table
