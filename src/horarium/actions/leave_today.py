"""A member leaves, today: their access ends at once everywhere, and their hours reopen."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from horarium.core.hours import HouseClock, length_words
from horarium.store.accounts import close_account
from horarium.store.circle import locked_member
from horarium.store.events import append_event
from horarium.store.expecting import reopen_hours
from horarium.store.models import (
    AccountRow,
    AppRow,
    CheckInRow,
    EntrustedRow,
    HandedWordRow,
    HopedAbsenceRow,
    HopedWishRow,
    MemberRow,
    NoticeRow,
    ShiftRow,
)
from horarium.store.quiet import expect_no_answer, trusted_member
from horarium.store.stories import follow_circle
from horarium.store.unattended import follow_roster
from horarium.store.words import erase_for


@dataclass(frozen=True, slots=True)
class Reopened:
    """Hours that nobody has any more: of how many shifts, and how long they are together."""

    shifts: int
    length: timedelta


@transaction.atomic
def leave_today(*, household: int, member: UUID, now: datetime, by: str) -> Reopened:
    """What they did stays in the record. Raises LookupError with a sentence.

    A shift that runs ends now; later ones leave the roster. It cannot be undone: who comes
    back is invited anew.
    """
    row = locked_member(household, member)
    for account in AccountRow.objects.select_for_update().filter(member=row):
        close_account(account)
    is_trusted = trusted_member(row.household) == row
    expect_no_answer(row)
    reopened = _reopened(row, now)
    _nothing_open(row, now)
    AppRow.objects.filter(member=row).delete()
    row.leaves_on, row.gone_at = HouseClock(row.household.zone).date_of(now), now
    row.save(update_fields=["leaves_on", "gone_at"])
    follow_roster(row.household, now)
    follow_circle(row.household, {}, [row.name], now)
    erase_for(row)
    EntrustedRow.objects.filter(member=row).delete()
    append_event(
        row.household,
        "member left",
        at=now,
        by=by,
        content={
            "name": row.name,
            "shifts": reopened.shifts,
            "hours": length_words(reopened.length),
        },
    )
    _tell_person(row, reopened, now, is_trusted=is_trusted)
    return reopened


def _reopened(row: MemberRow, now: datetime) -> Reopened:
    """Their shifts leave the roster from now on."""
    shifts = list(ShiftRow.objects.filter(member=row, end_at__gt=now))
    length = sum((each.end_at - max(each.start_at, now) for each in shifts), timedelta())
    reopen_hours(shifts, now)
    ShiftRow.objects.filter(member=row, start_at__gte=now).delete()
    ShiftRow.objects.filter(member=row, start_at__lt=now, end_at__gt=now).update(end_at=now)
    return Reopened(len(shifts), length)


def _nothing_open(row: MemberRow, now: datetime) -> None:
    """They are not here any more, and hope for nothing that he would have to answer."""
    CheckInRow.objects.filter(member=row, out_at=None).update(out_at=now)
    HandedWordRow.objects.filter(check_in__member=row).delete()
    for hopes in (HopedAbsenceRow, HopedWishRow):
        hopes.objects.filter(member=row, state="open").update(state="taken back", answered_at=now)


def _tell_person(row: MemberRow, reopened: Reopened, now: datetime, *, is_trusted: bool) -> None:
    account = AccountRow.objects.filter(household=row.household, member=None).first()
    if not account:
        return
    sentence = f"{row.name} has left. No hours of theirs were ahead."
    if reopened.shifts:
        shifts = "1 shift" if reopened.shifts == 1 else f"{reopened.shifts} shifts"
        sentence = (
            f"{row.name} has left: {shifts}, {length_words(reopened.length)}, reopened. "
            "What if asks for a plan that fills them."
        )
    if is_trusted:
        sentence += " A quiet sign reaches nobody now."
    NoticeRow.objects.create(account=account, at=now, sentence=sentence)
