"""The page of a gap, as it is drawn from what the person is told."""

from horarium.core.hours import HouseClock, monday, short_day
from horarium.pages.gap.closing import closing_shown
from horarium.pages.gap.context import GapContext
from horarium.pages.week.addresses import day_address, gap_address, week_address
from horarium.pages.week.words import (
    dated_words,
    hours_words,
    lack_words,
    names_words,
    printed,
    time_words,
)
from horarium.tellings.gap import Missing, NoGap, OpenGap

OVER = "These hours are over; nobody can come to them any more."


def gap_page(told: OpenGap | NoGap) -> GapContext:
    """The page, of a gap or of hours that are none."""
    return _open(told) if isinstance(told, OpenGap) else _none(told)


def _open(told: OpenGap) -> GapContext:
    day = told.clock.date_of(told.when.start_at)
    return GapContext(
        title=f"Gap {dated_words(told.clock, told.when)}",
        week=week_address(monday(day)),
        day=day_address(day),
        hours=dated_words(told.clock, told.when),
        note=OVER if told.is_over else "",
        missing=tuple(_missing(told.clock, each) for each in told.parts),
        closings=tuple(closing_shown(each, told.reach, day) for each in told.closings),
        reasons=tuple(printed(each.sentence) for each in told.reasons),
    )


def _missing(clock: HouseClock, part: Missing) -> str:
    """``03:00–05:00: Nobody``, and who is there all the same."""
    there = f"; there: {names_words(part.there)}" if part.there else ""
    hours = hours_words(clock, part.lacking.when)
    return f"{hours}: {lack_words(part.lacking.lack)}{there}."


def _none(told: NoGap) -> GapContext:
    day = told.clock.date_of(told.start_at)
    hours = f"{short_day(day)} {time_words(told.clock, told.start_at)}"
    return GapContext(
        title=f"No gap {hours}",
        week=week_address(monday(day)),
        day=day_address(day),
        hours=hours,
        note=_why_none(told),
        near=gap_address(told.near.start_at) if told.near else "",
        near_hours=dated_words(told.clock, told.near) if told.near else "",
    )


def _why_none(told: NoGap) -> str:
    if not told.planned:
        return "No published plan holds these hours."
    if told.there:
        return f"These hours are covered now, by {names_words(told.there)}."
    return "These hours need nobody."
