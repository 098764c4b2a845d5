"""Puts a plan into a folder: plan.json, a page a week, and a calendar file a member."""

import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from horarium.api.calendars import calendar_name, member_calendar
from horarium.config.command.refusal import refusal
from horarium.core.hours import monday
from horarium.core.plan_file import PlanFile, plan_to_text
from horarium.core.week import Week
from horarium.pages.wall.from_week import wall_week
from horarium.pages.wall.page import wall_page
from horarium.store.whole_file import write_all

PLAN_NAME = "plan.json"
_CALENDAR = re.compile(r"(?:.+-)?[0-9a-f]{8}\.ics")


def ready(folder: Path) -> None:
    """Make the folder if need be, and be sure that it can be written. Raises RefusalError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as wrong:
        raise refusal(folder, wrong) from None


def keep(folder: Path, file: PlanFile, week: Week) -> list[str]:
    """Write it all or nothing, and name the files. Raises RefusalError.

    Calendars of members who no longer have shifts here are removed; nothing else is.
    """
    files = _files(file, week)
    try:
        write_all(folder, files)
        for old in folder.iterdir():
            if _CALENDAR.fullmatch(old.name) and old.name not in files:
                old.unlink()
    except OSError as wrong:
        raise refusal(folder, wrong) from None
    return list(files)


def _files(file: PlanFile, week: Week) -> dict[str, bytes]:
    now = datetime.now(UTC)
    pages = {
        f"week-{first}.html": wall_page(wall_week(week, first)).encode()
        for first in sorted({monday(day) for day in week.dates})
    }
    calendars = {
        calendar_name(member.name): member_calendar(week, member.name, now)
        for member in week.household.attendants
    }
    return {**pages, **calendars, PLAN_NAME: plan_to_text(file).encode()}
