"""Visits put right, and timesheets approved: each with what stood before beside it."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from horarium.actions.approve_timesheets import approve_timesheets
from horarium.actions.check_in import check_in
from horarium.actions.check_out import check_out
from horarium.actions.correct_visit import add_visit, correct_visit
from horarium.actions.doubt_timesheet import doubt_timesheet
from horarium.actions.leave_today import leave_today
from horarium.core.hours import HOUR, MINUTE
from horarium.core.timesheet_file import sheet_from_text
from horarium.store.backup import backup_text
from horarium.store.models import (
    CheckInRow,
    CorrectionRow,
    DoubtRow,
    EventRow,
    HouseholdRow,
    MemberRow,
    NoticeRow,
    TimesheetRow,
    WatchRow,
)
from horarium.store.visits import WeekOf, weeks_of
from tests.cast import MONDAY, at
from tests.in_the_house import account, furnished, member

pytestmark = pytest.mark.django_db
AFTER = at("mon+1 09:00")


@pytest.fixture
def row() -> HouseholdRow:
    return furnished()


def came(row: HouseholdRow, name: str, since: str, until: str = "") -> CheckInRow:
    check_in(household=row.pk, name=name, now=at(since), by=name)
    if until:
        check_out(household=row.pk, name=name, now=at(until), by=name)
    return CheckInRow.objects.filter(member__name=name).latest("pk")


def week(row: HouseholdRow, name: str = "Ana") -> WeekOf:
    [found] = [each for each in weeks_of(row, MONDAY) if each.member.name == name]
    return found


def approve(row: HouseholdRow, *names: str, now: datetime = AFTER) -> tuple[str, ...]:
    chosen = MemberRow.objects.filter(household=row)
    chosen = chosen.filter(name__in=names) if names else chosen
    return approve_timesheets(
        household=row.pk,
        monday=MONDAY,
        members=set(chosen.values_list("public_id", flat=True)),
        now=now,
        by="Mark",
    )


def right(
    row: HouseholdRow, visit: CheckInRow, since: str, until: str, now: datetime = AFTER
) -> Any:
    return correct_visit(
        household=row.pk,
        visit=visit.pk,
        in_at=at(since),
        out_at=at(until) if until else None,
        now=now,
        by="Mark",
    )


# -- what a sheet is made of


def test_planned_stands_beside_what_happened(row: HouseholdRow) -> None:
    came(row, "Ana", "wed 06:55", "wed 15:10")
    sheet = week(row).sheet
    assert (sheet.planned_length, sheet.present) == (16 * HOUR, 8 * HOUR + 15 * MINUTE)
    assert week(row, "Ben").sheet.present.total_seconds() == 0


def test_who_left_the_circle_has_a_sheet_of_the_days_they_were_here(row: HouseholdRow) -> None:
    came(row, "Ana", "wed 07:00", "wed 15:00")
    ana = member(row, "Ana").public_id
    leave_today(household=row.pk, member=ana, now=at("thu 09:00"), by="Mark")
    assert week(row).sheet.present == 8 * HOUR
    assert week(row).sheet.planned_length == 8 * HOUR


# -- approval


def test_all_are_approved_in_one_go_and_frozen(row: HouseholdRow) -> None:
    came(row, "Ana", "wed 07:00", "wed 15:00")
    account(row, "Ana")
    assert approve(row) == ("Ana", "Ben", "Rosa")
    frozen = TimesheetRow.objects.get(member__name="Ana")
    assert (frozen.version, frozen.by, frozen.approved_at) == (1, "Mark", AFTER)
    assert sheet_from_text(frozen.text) == week(row).sheet
    assert EventRow.objects.filter(kind="timesheets approved").count() == 1
    assert "8 h" in NoticeRow.objects.get(account__member__name="Ana").sentence


def test_approved_again_as_it_is_nothing_is_written(row: HouseholdRow) -> None:
    came(row, "Ana", "wed 07:00", "wed 15:00")
    approve(row)
    events = EventRow.objects.count()
    assert approve(row) == ()
    assert (TimesheetRow.objects.count(), EventRow.objects.count()) == (3, events)


def test_all_but_one(row: HouseholdRow) -> None:
    assert approve(row, "Ana", "Rosa") == ("Ana", "Rosa")
    assert not TimesheetRow.objects.filter(member__name="Ben").exists()


def test_who_has_not_checked_out_holds_up_their_sheet_and_all_chosen_with_it(
    row: HouseholdRow,
) -> None:
    came(row, "Ana", "wed 07:00")
    with pytest.raises(ValueError, match="Ana came Wed 16 Mar 07:00 and has not checked out"):
        approve(row)
    assert not TimesheetRow.objects.exists()
    assert approve(row, "Ben", "Rosa") == ("Ben", "Rosa")


def test_running_week_is_not_approved(row: HouseholdRow) -> None:
    with pytest.raises(ValueError, match="not over yet"):
        approve(row, now=at("sun 23:59"))


def test_later_correction_is_another_version_and_the_first_stays(row: HouseholdRow) -> None:
    visit = came(row, "Ana", "wed 07:00", "wed 15:00")
    approve(row)
    MemberRow.objects.filter(name="Ana").update(pay=Decimal("99.00"))
    right(row, visit, "wed 07:00", "wed 15:30")
    assert week(row).differs
    assert approve(row) == ("Ana",)
    first, second = TimesheetRow.objects.filter(member__name="Ana")
    assert (first.version, second.version) == (1, 2)
    assert sheet_from_text(first.text).present == 8 * HOUR
    assert sheet_from_text(second.text).present == 8 * HOUR + 30 * MINUTE
    # What was agreed in that week is what it was.
    assert sheet_from_text(second.text).pay == sheet_from_text(first.text).pay
    assert not week(row).differs


# -- putting right


def test_what_was_put_right_stays_beside_it(row: HouseholdRow) -> None:
    visit = came(row, "Ana", "wed 07:20", "wed 15:00")
    account(row, "Ana")
    assert right(row, visit, "wed 07:00", "wed 15:00")
    assert not right(row, visit, "wed 07:00", "wed 15:00")
    kept = CorrectionRow.objects.get()
    assert (kept.in_before_at, kept.out_before_at) == (at("wed 07:20"), at("wed 15:00"))
    assert (kept.in_at, kept.by) == (at("wed 07:00"), "Mark")
    assert "you came Wed 16 Mar 07:00" in NoticeRow.objects.get().sentence
    assert week(row).sheet.present == 8 * HOUR


def test_forgotten_check_out_is_put_right_and_the_watch_knows(row: HouseholdRow) -> None:
    """Ana left at noon and said nothing: from now on nobody counts as here."""
    visit = came(row, "Ana", "wed 07:00")
    right(row, visit, "wed 07:00", "wed 12:00", now=at("wed 13:00"))
    watch = WatchRow.objects.get(member=None, kind="arrival")
    assert (watch.due_at, watch.until_at) == (at("wed 13:00"), at("wed 15:00"))
    assert not week(row).sheet.open


def test_who_is_still_here_stays_here(row: HouseholdRow) -> None:
    visit = came(row, "Ana", "wed 07:20")
    right(row, visit, "wed 07:00", "", now=at("wed 13:00"))
    assert not WatchRow.objects.exists()
    assert week(row).sheet.open[0].in_at == at("wed 07:00")


def test_visit_that_never_was(row: HouseholdRow) -> None:
    visit = came(row, "Ana", "wed 07:00", "wed 15:00")
    right(row, visit, "wed 07:00", "wed 07:00")
    assert week(row).sheet.present.total_seconds() == 0
    assert week(row).visits == (visit,)


def test_visit_that_nobody_checked_in_for(row: HouseholdRow) -> None:
    ana = member(row, "Ana").public_id
    hours = {"in_at": at("wed 07:00"), "out_at": at("wed 15:00")}
    add_visit(household=row.pk, member=ana, now=AFTER, by="Mark", **hours)
    assert week(row).sheet.present == 8 * HOUR
    assert CorrectionRow.objects.get().in_before_at is None


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        ("wed 15:00", "wed 07:00", "left before they came"),
        ("wed 07:00", "mon+1 10:00", "still to come"),
        ("wed 07:00", "", "say when they left"),
        ("1988-03-01 07:00", "wed 15:00", "more than a week"),
    ],
)
def test_what_cannot_have_been(row: HouseholdRow, since: str, until: str, why: str) -> None:
    visit = came(row, "Ana", "wed 07:00", "wed 15:00")
    with pytest.raises(ValueError, match=why):
        right(row, visit, since, until)
    assert not CorrectionRow.objects.exists()


def test_visit_of_another_house(row: HouseholdRow) -> None:
    visit = came(row, "Ana", "wed 07:00", "wed 15:00")
    other = furnished("another house")
    with pytest.raises(LookupError, match="no such visit"):
        right(other, visit, "wed 07:00", "wed 16:00")


# -- doubt


def doubt(row: HouseholdRow, name: str = "Ana", words: str = " I stayed\nuntil four ") -> None:
    doubt_timesheet(account=account(row, name).pk, monday=MONDAY, words=words, now=AFTER, by=name)


def test_member_says_that_it_is_wrong_and_he_is_told(row: HouseholdRow) -> None:
    account(row)
    doubt(row)
    assert [each.words for each in week(row).doubted] == ["I stayed until four"]
    assert "Ana on their week of 14 to 20 March 1988: I stayed until four" in (
        NoticeRow.objects.get().sentence
    )
    assert "four" not in EventRow.objects.get(kind="timesheet doubted").content


def test_doubt_stays_and_is_settled_by_what_is_approved_after_it(row: HouseholdRow) -> None:
    doubt(row)
    approve(row, now=AFTER + HOUR)
    assert week(row).doubts
    assert not week(row).doubted


@pytest.mark.parametrize(("name", "words"), [("Ana", "  "), ("Ana", "x" * 201)])
def test_doubt_is_one_line(row: HouseholdRow, name: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"say"):
        doubt(row, name, words)
    assert not DoubtRow.objects.exists()


def test_who_has_no_sheet_doubts_none(row: HouseholdRow) -> None:
    with pytest.raises(LookupError):
        doubt(row, "Father Brendan")


def test_all_of_it_is_in_a_backup(row: HouseholdRow) -> None:
    visit = came(row, "Ana", "wed 07:20", "wed 15:00")
    right(row, visit, "wed 07:00", "wed 15:00")
    doubt(row)
    approve(row)
    text = backup_text()
    for table in ("correctionrow", "doubtrow", "timesheetrow"):
        assert f'"store.{table}"' in text
