"""Somebody moves into the small house that is in the database, and what is there is told.

In a process of its own, as everything is that works on the data of a story.
"""

from datetime import UTC, date, datetime
from typing import Any

from horarium.actions.approve_absence import approve_absence
from horarium.actions.ask_absence import ask_absence
from horarium.actions.ask_wish import ask_wish
from horarium.core.hours import DAY, HOUR, HouseClock, monday
from horarium.core.roster import Plan, Shift
from horarium.store.accounts import account_for
from horarium.store.events import broken_event
from horarium.store.households import load_household
from horarium.store.models import (
    AccountRow,
    HopedAbsenceRow,
    HopedWishRow,
    HouseholdRow,
    MemberRow,
    ShiftRow,
)
from tests.lived_in import published

NAMES = ("Ana", "Ben", "Rosa")
ABSENCE = 12 * DAY


def first_day() -> date:
    """Of the days that are planned: some of them are over, and some are to come."""
    return monday(datetime.now(UTC).date())


def settle() -> None:
    """Accounts, a roster that has begun, an absence that is approved, and what is still open."""
    now, row = datetime.now(UTC), HouseholdRow.objects.get()
    accounts = {
        each.name: account_for(row, each, now) for each in MemberRow.objects.filter(household=row)
    }
    account_for(row, None, now)
    away = f"{first_day() + ABSENCE}"
    ask_absence(account=accounts["Ana"].pk, when=away, now=now, by="Ana")
    hope = HopedAbsenceRow.objects.get()
    approve_absence(household=row.pk, absence=hope.public_id, now=now, by="Mark")
    ask_absence(account=accounts["Ben"].pk, when=away, now=now, by="Ben")
    ask_wish(
        account=accounts["Rosa"].pk, likes=True, hours=("sat",), strength=1, now=now, by="Rosa"
    )
    household = load_household(row)
    published(row, household, _plan(household.clock), now)


def _plan(clock: HouseClock) -> Plan:
    starts = (7, 15, 23)
    shifts = []
    for n in range(14):
        midnight = clock.day(first_day() + n * DAY).start_at
        for name, hour in zip(NAMES, starts, strict=True):
            start_at = midnight + hour * HOUR
            shifts.append(Shift(start_at, start_at + 8 * HOUR, name))
    return Plan(first_day(), 14, tuple(sorted(shifts)))


def tell() -> dict[str, Any]:
    """Whom there is, who can sign in, whose the shifts are, and what is asked."""
    now, told = datetime.now(UTC), dict[str, Any]()
    for row in HouseholdRow.objects.all():
        shifts = ShiftRow.objects.filter(household=row)
        names = {each.member.name for each in shifts}
        told[row.name] = {
            "members": sorted(
                row.memberrow_set.filter(gone_at=None).values_list("name", flat=True)
            ),
            "ids": {each.name: each.pk for each in MemberRow.objects.filter(household=row)},
            "sign in": sorted(
                each.member.name if each.member else "Mark"
                for each in AccountRow.objects.filter(household=row, is_active=True)
            ),
            "over": {n: shifts.filter(member__name=n, end_at__lte=now).count() for n in names},
            "ahead": {n: shifts.filter(member__name=n, start_at__gt=now).count() for n in names},
            "absences": sorted(
                f"{each.member.name} {each.state}" for each in HopedAbsenceRow.objects.all()
            ),
            "wishes": sorted(
                f"{each.member.name} {each.state}" for each in HopedWishRow.objects.all()
            ),
            "kept": broken_event(row) is None,
        }
    return told
