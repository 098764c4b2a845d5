"""Ladders made ready before they are needed, so that the first page waits for nothing."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from horarium.core.hours import DAY, HOUR, MINUTE, Interval
from horarium.core.roster import Shift
from horarium.core.watch.ladder import lacks, ladder_for, quiet_ladder, skills_of
from horarium.core.watch.record import ladder_to_text
from horarium.core.watch.situation import Expected, Kind
from horarium.core.week import Week
from horarium.store.expecting import ALMOST_OVER
from horarium.store.models import CheckInRow, WatchRow
from horarium.store.reach import reached_in
from horarium.store.weeks import days_around

READY_BEFORE = 2 * HOUR


def make_ready(latest_at: datetime, most: int = 5) -> int:
    """Make ladders for what begins soon, a few at a time; how many were made."""
    soon = WatchRow.objects.filter(
        state="waiting", ladder="", stood_down="", due_at__lte=latest_at + READY_BEFORE
    )
    rows = list(soon.select_related("household", "member")[:most])
    for row in rows:
        make_ladder(row)
    return len(rows)


@transaction.atomic
def make_ladder(row: WatchRow) -> None:
    """The ladder of one arrival, and the skills that it needs, as things stand.

    Hours that were nobody's, and that the roster has somebody for by now, are stood down.
    """
    if row.kind == Kind.QUIET:
        _quiet(row)
        return
    when = Interval(row.due_at, max(row.until_at, row.due_at + MINUTE))
    week = days_around(row.household, when).week
    is_nobodys = row.kind == Kind.ARRIVAL and row.member is None
    if is_nobodys and not lacks(_without_who_left(week, row), when):
        row.stood_down = "the roster has somebody for these hours"
    if row.kind != Kind.BACK:
        row.skills = skills_of(week, when, row.member.name if row.member else "")
    ladder = ladder_for(week, expected_of(row), reached_in(row.household))
    row.ladder = ladder_to_text(ladder)
    row.save(update_fields=["ladder", "skills", "stood_down"])


def _quiet(row: WatchRow) -> None:
    """Its member is set while there is something to expect."""
    if row.member:
        row.ladder = ladder_to_text(quiet_ladder(row.member.name, reached_in(row.household)))
        row.save(update_fields=["ladder"])


def _without_who_left(week: Week, row: WatchRow) -> Week:
    """Whoever checked out in the middle of their hours is not there, whatever the roster says."""
    came = CheckInRow.objects.filter(member__household=row.household).filter(
        Q(out_at=None) | Q(out_at__gt=row.due_at - DAY)
    )
    left = dict(came.order_by("in_at").values_list("member__name", "out_at"))

    def is_there(shift: Shift) -> bool:
        out_at = left.get(shift.member)
        return out_at is None or not shift.start_at < out_at < shift.end_at - ALMOST_OVER

    shifts = tuple(filter(is_there, week.plan.shifts))
    return replace(week, plan=replace(week.plan, shifts=shifts))


def expected_of(row: WatchRow) -> Expected:
    """What is expected, as the watch decides by it."""
    contact = str(row.member.public_id) if row.member else ""
    skills, search_at = row.skills, row.search_at
    return Expected(Kind(row.kind), row.due_at, row.until_at, contact, skills, search_at)
