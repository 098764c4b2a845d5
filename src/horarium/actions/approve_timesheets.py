"""He approves the timesheets of a week, of all or of some: each is frozen as it stands."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from horarium.core.hours import length_words, week_words
from horarium.core.timesheet_file import sheet_to_text
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.models import TimesheetRow
from horarium.store.notices import notify_member
from horarium.store.visits import WeekOf, weeks_of


@transaction.atomic
def approve_timesheets(
    *, household: int, monday: date, members: Collection[UUID], now: datetime, by: str
) -> tuple[str, ...]:
    """Whose were approved. One that was approved, and is as it was then, is left alone.

    All or nothing: raises ValueError with a sentence where a week is not over or somebody has not
    checked out.
    """
    row = locked_household(household)
    chosen = [each for each in weeks_of(row, monday) if each.member.public_id in members]
    for week in chosen:
        _can_be(week, now)
    to_approve = [each for each in chosen if not each.approved or each.differs]
    for each in to_approve:
        _approve(each, now, by)
    if to_approve:
        content = {
            "week": monday.isoformat(),
            "sheets": [[str(each.member.public_id), _version(each)] for each in to_approve],
        }
        append_event(row, "timesheets approved", at=now, by=by, content=content)
    return tuple(each.member.name for each in to_approve)


def _can_be(week: WeekOf, now: datetime) -> None:
    sheet = week.sheet
    if now < sheet.when.end_at:
        raise ValueError(f"the week of {week_words(sheet.monday)} is not over yet")
    for each in sheet.open:
        came = sheet.clock.at(each.in_at)
        raise ValueError(
            f"{week.member.name} came {came} and has not checked out; say first when they left"
        )


def _version(week: WeekOf) -> int:
    return week.approved[-1].version + 1 if week.approved else 1


def _approve(week: WeekOf, now: datetime, by: str) -> None:
    sheet = week.sheet
    TimesheetRow.objects.create(
        member=week.member,
        monday=sheet.monday,
        version=_version(week),
        text=sheet_to_text(sheet),
        by=by,
        approved_at=now,
    )
    words = f"{week_words(sheet.monday)}: {length_words(sheet.present)}"
    again = ", corrected" if week.approved else ""
    notify_member(week.member, f"{by} approved your timesheet of {words}{again}.", now)
