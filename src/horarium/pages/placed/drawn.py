"""The page of an activity, as it is drawn from what the person is told."""

from collections.abc import Iterator

from horarium.core.findings import counted
from horarium.core.hours import monday
from horarium.pages.placed.context import PlacedContext
from horarium.pages.week.addresses import day_address, week_address
from horarium.pages.week.words import (
    away_words,
    company_words,
    dated_words,
    hours_words,
    names_words,
)
from horarium.tellings.placed import PlacedOfHis

UNKNOWN = (
    "The household no longer has this activity; the roster keeps its hours until it is "
    "planned anew."
)


def placed_page(told: PlacedOfHis) -> PlacedContext:
    """The page for the person."""
    day = told.clock.date_of(told.hours.away.start_at)
    return PlacedContext(
        title=told.hours.name,
        week=week_address(monday(day)),
        day=day_address(day),
        facts=tuple((what, words) for what, words in _facts(told) if words),
        note="" if told.known else UNKNOWN,
    )


def _facts(told: PlacedOfHis) -> Iterator[tuple[str, str]]:
    clock, hours = told.clock, told.hours
    yield "When", dated_words(clock, hours.when)
    yield "Away", away_words(clock, hours) if hours.is_outing else ""
    yield "With", company_words(hours)
    yield "Out of the machine", ", ".join(hours_words(clock, each) for each in told.out)
    yield "On duty", names_words(told.around)
    if told.known:
        yield "Others read", told.shown_as
        yield "It asks for", _asks(told)
        yield "Equipment", names_words(told.equipment)


def _asks(told: PlacedOfHis) -> str:
    able = f" who can do {names_words(told.skills)}" if told.skills else ""
    near = ", within call and not in the room" if told.within_call else ""
    return f"{counted(told.people, 'attendant')}{able}{near}"
