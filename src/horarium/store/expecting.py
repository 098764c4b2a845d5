"""Who is expected: rows of the watch that follow the roster, and their ladders made ready."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from horarium.core.hours import HOUR, MINUTE, Interval
from horarium.core.watch.situation import Kind
from horarium.store.models import (
    AbsenceRow,
    HouseholdRow,
    MachineFreeRow,
    MemberRow,
    ShiftRow,
    WatchRow,
)

# Whatever is to be looked at by then is looked at by the next tick.
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
# Hours that are nobody's are searched for when they begin so soon; a plan fills later ones.
SEARCHED_AHEAD = 48 * HOUR
# Who leaves so shortly before the end of their hours has done them.
ALMOST_OVER = 15 * MINUTE


def expect_arrivals(household: HouseholdRow, now: datetime) -> None:
    """An arrival for each shift that is still to begin; what fell out of the roster stands down.

    Call it in the transaction that changes the roster or who is away.
    """
    shifts = ShiftRow.objects.filter(household=household, start_at__gt=now, watch=None)
    WatchRow.objects.bulk_create(_watch(each, now) for each in shifts)
    _expect_back(household, now)
    moved = going_on(household).filter(kind=Kind.ARRIVAL, shift=None, member__isnull=False)
    moved.update(stood_down="the roster changed", look_house_at=AT_ONCE)
    _follow_absences(household)
    change_ladders(household)


def _watch(shift: ShiftRow, now: datetime) -> WatchRow:
    return WatchRow(
        household_id=shift.household_id,
        kind=Kind.ARRIVAL,
        shift=shift,
        member_id=shift.member_id,
        due_at=shift.start_at,
        until_at=shift.end_at,
        look_house_at=AT_ONCE,
        made_at=now,
    )


def _expect_back(household: HouseholdRow, now: datetime) -> None:
    """From each planned stretch out of the machine he is to be back; he may not have been out."""
    known = WatchRow.objects.filter(household=household, kind=Kind.BACK, due_at__gt=now)
    watched = set(known.values_list("due_at", flat=True))
    free = MachineFreeRow.objects.filter(household=household, start_at__gt=now)
    WatchRow.objects.bulk_create(
        WatchRow(
            household=household,
            kind=Kind.BACK,
            due_at=each.end_at,
            until_at=each.end_at + 8 * HOUR,
            look_house_at=AT_ONCE,
            made_at=now,
        )
        for each in free
        if each.end_at not in watched
    )


def going_on(household: HouseholdRow) -> QuerySet[WatchRow]:
    """What the watch still has in mind."""
    return WatchRow.objects.filter(household=household).exclude(state="ended")


def _follow_absences(household: HouseholdRow) -> None:
    """Whoever is away when they are expected cannot come; who is not any more, can."""
    expected = going_on(household).filter(kind=Kind.ARRIVAL, member__isnull=False, stood_down="")
    away = AbsenceRow.objects.filter(member__household=household)
    spans: dict[int, list[Interval]] = {}
    for each in away:
        spans.setdefault(each.member_id, []).append(Interval(each.start_at, each.end_at))
    for row in expected:
        cannot = any(each.holds(row.due_at) for each in spans.get(row.member_id or 0, ()))
        if cannot and not row.cannot:
            row.cannot, row.look_house_at = True, AT_ONCE
            row.save(update_fields=["cannot", "look_house_at"])


def reopen_hours(shifts: Iterable[ShiftRow], now: datetime) -> None:
    """These hours are nobody's any more: who is needed in them soon is searched for at once.

    Call it before the shifts leave the roster.
    """
    for shift in shifts:
        if shift.start_at <= now + SEARCHED_AHEAD:
            WatchRow.objects.create(
                household_id=shift.household_id,
                kind=Kind.ARRIVAL,
                due_at=max(shift.start_at, now),
                until_at=shift.end_at,
                look_house_at=AT_ONCE,
                made_at=now,
            )


def expect_again(household: HouseholdRow, member: MemberRow, now: datetime) -> None:
    """Of a member who leaves before their hours are over, the rest of them is nobody's now."""
    running = ShiftRow.objects.filter(
        household=household, member=member, start_at__lte=now, end_at__gt=now + ALMOST_OVER
    )
    for shift in running:
        reopen_hours([shift], now)


def look_again(household: HouseholdRow, now: datetime) -> None:
    """Somebody came, left or said something: what is due or open is decided at the next tick."""
    near = Q(state="open") | Q(due_at__lte=now + SEARCHED_AHEAD)
    going_on(household).filter(near).update(look_house_at=AT_ONCE)


def change_ladders(household: HouseholdRow) -> None:
    """Something that a ladder rests on has changed: those that are not frozen are made anew.

    Whether hours that were nobody's still lack somebody is asked then, too.
    """
    going = going_on(household)
    going.filter(state="waiting").exclude(ladder="").update(ladder="")
    nobodys = going.filter(kind=Kind.ARRIVAL, shift=None, member=None)
    nobodys.update(ladder="", look_house_at=AT_ONCE)
