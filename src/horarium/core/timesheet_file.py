"""Timesheets as text: frozen when they are approved, and as the file that leaves the house."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from horarium.core.hours import HOUR, HouseClock, Interval
from horarium.core.spreadsheet import as_text
from horarium.core.visits import Exported, Timesheet, Visit

# Their names and their order stay; what is new comes at the end.
COLUMNS = (
    *("row", "week", "version", "approved_at", "person", "member", "service", "date"),
    *("begin", "end", "planned_hours", "present_hours", "difference_hours"),
    *("overtime_hours", "pay_per_hour", "pay"),
)
SERVICE = "attendance"


# -- frozen


def sheet_to_text(sheet: Timesheet) -> str:
    """All that a sheet says, so that it never changes with the house."""
    told = {
        "member": sheet.member,
        "monday": sheet.monday.isoformat(),
        "zone": sheet.clock.zone,
        "planned": [[each.start_at.isoformat(), each.end_at.isoformat()] for each in sheet.planned],
        "visits": [[each.in_at.isoformat(), _instant(each.out_at)] for each in sheet.visits],
        "pay": str(sheet.pay),
        "agreed": [each.total_seconds() for each in sheet.agreed or ()],
        "overtime_after": sheet.overtime_after and sheet.overtime_after.total_seconds(),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def sheet_from_text(text: str) -> Timesheet:
    """Raises ValueError, KeyError or TypeError for a text that was never made of a sheet."""
    told: dict[str, Any] = json.loads(text)
    agreed = [timedelta(seconds=each) for each in told["agreed"]]
    after = told["overtime_after"]
    return Timesheet(
        told["member"],
        date.fromisoformat(told["monday"]),
        HouseClock(told["zone"]),
        tuple(Interval(*map(datetime.fromisoformat, each)) for each in told["planned"]),
        tuple(
            Visit(datetime.fromisoformat(in_at), out_at and datetime.fromisoformat(out_at))
            for in_at, out_at in told["visits"]
        ),
        Decimal(told["pay"]),
        (agreed[0], agreed[1]) if agreed else None,
        None if after is None else timedelta(seconds=after),
    )


# -- exported


class _Lines(list[str]):
    """What csv writes into; it asks for this one method."""

    def write(self, line: str) -> None:
        self.append(line)


def timesheets_csv(person: str, exported: Iterable[Exported]) -> str:
    """A week's sheets: a row for each visit, each day and each week, told apart by ``row``."""
    lines = _Lines()
    writer = csv.DictWriter(lines, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for each in exported:
        same = _same(person, each)
        writer.writerows({**same, **row} for row in _rows(each.sheet))
    return "".join(lines)


def _same(person: str, exported: Exported) -> dict[str, str]:
    """What is so in every row of a sheet."""
    sheet, at = exported.sheet, exported.approved_at
    return {
        "week": sheet.monday.isoformat(),
        "version": str(exported.version),
        "approved_at": _local(sheet.clock, at) if at else "",
        "person": as_text(person),
        "member": as_text(sheet.member),
        "service": SERVICE,
    }


def _rows(sheet: Timesheet) -> Iterator[dict[str, str]]:
    yield from _visits(sheet)
    for each in sheet.days:
        yield {
            "row": "day",
            "date": each.day.isoformat(),
            "planned_hours": _hours(each.planned),
            "present_hours": _hours(each.present),
            "difference_hours": _hours(each.difference),
        }
    yield {
        "row": "week",
        "planned_hours": _hours(sheet.planned_length),
        "present_hours": _hours(sheet.present),
        "difference_hours": _hours(sheet.difference),
        "overtime_hours": "" if sheet.overtime is None else _hours(sheet.overtime),
        "pay_per_hour": str(sheet.pay) if sheet.pay else "",
        "pay": "" if sheet.earned is None else str(sheet.earned),
    }


def _visits(sheet: Timesheet) -> Iterator[dict[str, str]]:
    """Each stretch of a day; one that is open has no end and no hours."""
    for each in sheet.stretches:
        yield _visit(sheet.clock, each.start_at, each.end_at)
    for one in sheet.open:
        yield _visit(sheet.clock, one.in_at, None)


def _visit(clock: HouseClock, begin: datetime, end: datetime | None) -> dict[str, str]:
    return {
        "row": "visit",
        "date": clock.date_of(begin).isoformat(),
        "begin": _local(clock, begin),
        "end": _local(clock, end) if end else "",
        "present_hours": _hours(end - begin) if end else "",
    }


def _local(clock: HouseClock, at: datetime) -> str:
    """With the distance to UTC, so that a night with a change of clocks is told exactly."""
    return clock.local(at).isoformat(timespec="seconds")


def _hours(length: timedelta) -> str:
    return f"{length / HOUR:.2f}"
