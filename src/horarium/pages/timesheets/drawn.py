"""The timesheets of a week, as they are drawn from what is told."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from horarium.core.hours import DAY, HouseClock, length_words, monday, week_words
from horarium.core.visits import DayOfSheet, Timesheet, Visit
from horarium.pages.timesheets.context import (
    Choice,
    DayLine,
    Sheet,
    TimesheetsContext,
    VisitLine,
)
from horarium.pages.week.addresses import date_from
from horarium.pages.week.words import isolated
from horarium.tellings.timesheets import CorrectionTold, SheetsTold, SheetTold, VisitTold

_MINUS = "\N{MINUS SIGN}"


def sheets_address(first_day: date) -> str:
    return f"/timesheets/{first_day}/"


def monday_of(text: str) -> date | None:
    """Of the week of a day in an address; None for what is no day."""
    day = date_from(text)
    return monday(day) if day else None


def person_page(
    told: SheetsTold, chosen: Collection[str] | None = None, mistake: str = ""
) -> TimesheetsContext:
    """Everybody's. ``chosen`` are those that were ticked when something was wrong."""
    return _page(
        told,
        tuple(_sheet(each, his=True) for each in told.sheets),
        choices=tuple(_choices(told, chosen)),
        waiting=tuple(_waiting(told)),
        nothing="" if told.sheets else "Nobody attended in this week, and nobody was to.",
        mistake=mistake,
    )


def member_page(
    told: SheetsTold, now: datetime, typed: str = "", mistake: str = ""
) -> TimesheetsContext:
    """Their own."""
    begun = told.clock.day(told.monday).start_at <= now
    return _page(
        told,
        tuple(_sheet(each, his=False) for each in told.sheets),
        nothing="" if told.sheets else "There is no timesheet of yours for this week.",
        can_doubt=bool(told.sheets) and begun,
        typed=typed,
        mistake=mistake,
    )


def _page(told: SheetsTold, sheets: tuple[Sheet, ...], **more: object) -> TimesheetsContext:
    parts: dict[str, object] = {
        "title": f"Timesheets, {week_words(told.monday)}",
        "earlier": sheets_address(told.monday - 7 * DAY),
        "later": sheets_address(told.monday + 7 * DAY),
        "address": sheets_address(told.monday),
        "sheets": sheets,
    }
    return TimesheetsContext(**(parts | more))  # type: ignore[arg-type]


# -- approving


def _choices(told: SheetsTold, chosen: Collection[str] | None) -> Iterator[Choice]:
    for each in told.sheets:
        if not told.is_over or each.sheet.open or (each.approved and not each.differs):
            continue
        note = "They say that something is wrong; see below." if each.unsettled else ""
        again = ", corrected since it was approved" if each.approved else ""
        words = f"{isolated(each.sheet.member)}: {_summary(each.sheet)}{again}"
        ticked = not each.unsettled if chosen is None else str(each.id) in chosen
        yield Choice(str(each.id), words, ticked, note)


def _waiting(told: SheetsTold) -> Iterator[str]:
    if not told.is_over:
        yield "This week is not over; it can be approved when it is."
        return
    for each in told.sheets:
        for visit in each.sheet.open:
            came = told.clock.at(visit.in_at)
            yield (
                f"{isolated(each.sheet.member)} came {came} and has not checked out: "
                "put right first when they left."
            )


# -- a sheet


def _sheet(told: SheetTold, *, his: bool) -> Sheet:
    sheet = told.sheet
    whole = DayOfSheet(sheet.monday, sheet.planned_length, sheet.present)
    return Sheet(
        name=isolated(sheet.member),
        summary=_summary(sheet),
        days=tuple(
            _line(f"{each.day:%a} {each.day.day}", each)
            for each in sheet.days
            if each.planned or each.present
        ),
        whole=_line("Week", whole),
        visits=tuple(_visit(sheet.clock, each, his=his) for each in told.visits),
        facts=tuple((what, words) for what, words in _facts(told) if words),
        doubts=tuple(f"{sheet.clock.at(at)}: {words}" for at, words in told.doubts),
    )


def _summary(sheet: Timesheet) -> str:
    return f"{length_words(sheet.present)} here, {length_words(sheet.planned_length)} planned"


def _line(words: str, told: DayOfSheet) -> DayLine:
    return DayLine(
        words,
        length_words(told.planned),
        length_words(told.present),
        _difference(told.difference),
    )


def _difference(length: timedelta) -> str:
    if abs(length) < timedelta(minutes=1):
        return "none"
    return f"{_MINUS if length < timedelta() else '+'}{length_words(abs(length))}"


def _facts(told: SheetTold) -> Iterator[tuple[str, str]]:
    sheet = told.sheet
    if sheet.agreed:
        least, most = map(length_words, sheet.agreed)
        yield "Agreed", f"{least} to {most} a week"
    if sheet.overtime is not None:
        beyond = length_words(sheet.overtime_after or timedelta())
        yield "Overtime", f"{length_words(sheet.overtime)}, beyond {beyond} a week"
    if sheet.earned is not None:
        yield "Pay", f"{sheet.earned} for the hours here at {sheet.pay} an hour"
    for each in told.approved:
        yield (
            "Approved" if each.version == 1 else "Approved again",
            f"{sheet.clock.at(each.at)} by {each.by}: {_summary(each.sheet)}",
        )
    if told.differs:
        yield "Since then", "a visit was put right; approve it again"


# -- a visit


def _visit(clock: HouseClock, told: VisitTold, *, his: bool) -> VisitLine:
    return VisitLine(
        visit_words(clock, told.visit),
        tuple(before_words(clock, each) for each in told.corrections),
        f"/visit/{told.id}/" if his else "",
        told.visit.out_at is None,
    )


def visit_words(clock: HouseClock, visit: Visit) -> str:
    """``Wed 16 Mar 07:00-15:00, 8 h``."""
    if visit.out_at is None:
        return f"{clock.at(visit.in_at)}, not checked out"
    if visit.when is None:
        return f"{clock.at(visit.in_at)}, taken back"
    return f"{clock.words(visit.when).replace('-', '–')}, {length_words(visit.when.length)}"


def before_words(clock: HouseClock, told: CorrectionTold) -> str:
    """What stood there, and who put it right when."""
    by = f"{told.by} {clock.at(told.at)}"
    if told.before is None:
        return f"Nobody had checked in; written down by {by}."
    return f"Before: {visit_words(clock, told.before)}. Put right by {by}."
