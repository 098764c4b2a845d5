"""The circle as the person sees it: who is in it, as what, and who may sign in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from horarium.core.hours import HouseClock
from horarium.core.people import Part
from horarium.store.models import (
    AccountRow,
    DeviceRow,
    DoorKeyRow,
    HouseholdRow,
    MemberRow,
    ShiftRow,
)
from horarium.store.quiet import trusted_member
from horarium.tellings.devices import SignedIn, signed_in
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class InCircle:
    """One member: ``invited_until`` while a code of theirs is open, ``devices`` how many."""

    id: UUID
    name: str
    parts: tuple[Part, ...]
    has_account: bool
    has_signed_in: bool
    invited_until: str
    devices: int


@dataclass(frozen=True, slots=True)
class Circle:
    """Everyone in it, in his order; ``person_devices`` is on how many he is signed in.

    ``gone`` are those who have left and of whom something is kept, the last first.
    """

    members: tuple[InCircle, ...]
    person_devices: int
    gone: tuple["Gone", ...] = ()


def circle_of(viewer: Viewer, now: datetime) -> Circle:
    """For the person; the number of queries does not grow with the circle."""
    household = HouseholdRow.objects.get(pk=viewer.household)
    rows = MemberRow.objects.filter(household=household, gone_at=None)
    accounts = {each.member_id: each for each in AccountRow.objects.filter(household=household)}
    keys = _open_keys(household, now)
    devices = _devices(household)
    clock = HouseClock(household.zone)
    return Circle(
        tuple(_in_circle(each, accounts.get(each.pk), keys, devices, clock) for each in rows),
        devices.count(viewer.account),
        _who_left(household, clock),
    )


def _open_keys(household: HouseholdRow, now: datetime) -> dict[int, datetime]:
    """Until when the last open code of an account opens."""
    rows = DoorKeyRow.objects.filter(
        account__household=household, used_at=None, expires_at__gt=now
    ).order_by("expires_at")
    return dict(rows.values_list("account_id", "expires_at"))


def _devices(household: HouseholdRow) -> list[int]:
    """The account of each device that is signed in."""
    rows = DeviceRow.objects.filter(account__household=household)
    return list(rows.values_list("account_id", flat=True))


def _in_circle(
    row: MemberRow,
    account: AccountRow | None,
    keys: dict[int, datetime],
    devices: list[int],
    clock: HouseClock,
) -> InCircle:
    until_at = keys.get(account.pk) if account else None
    return InCircle(
        id=row.public_id,
        name=row.name,
        parts=in_order(row.parts),
        has_account=account is not None,
        has_signed_in=bool(account and account.seen_at),
        invited_until=clock.at(until_at) if until_at else "",
        devices=devices.count(account.pk) if account else 0,
    )


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts in the order in which they are always named."""
    there = set(parts)
    return tuple(part for part in Part if part in there)


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody who left, of whom something is kept, and on what day it was."""

    id: UUID
    name: str
    left: str


def _who_left(household: HouseholdRow, clock: HouseClock) -> tuple[Gone, ...]:
    rows = MemberRow.objects.filter(household=household, erased_at=None).exclude(gone_at=None)
    return tuple(
        Gone(UUID(str(row.public_id)), row.name, clock.on(clock.date_of(row.gone_at)))
        for row in rows.order_by("-gone_at", "-pk")
        if row.gone_at
    )


@dataclass(frozen=True, slots=True)
class OneMember:
    """A member with where they are signed in, and what ends when they leave today.

    ``is_trusted`` is whether a quiet sign reaches them.
    """

    member: InCircle
    account: int | None
    devices: tuple[SignedIn, ...]
    shifts: int
    hours: timedelta
    runs_until: str
    first: str
    is_trusted: bool = False


def one_member(viewer: Viewer, member: UUID, now: datetime) -> OneMember:
    """Raises LookupError where this circle has no such member."""
    found = [each for each in circle_of(viewer, now).members if each.id == member]
    if not found:
        raise LookupError("there is no such member")
    row = MemberRow.objects.select_related("household").get(public_id=member)
    clock = HouseClock(row.household.zone)
    account = AccountRow.objects.filter(member=row).first()
    shifts = list(ShiftRow.objects.filter(member=row, end_at__gt=now))
    running = [each for each in shifts if each.start_at < now]
    return OneMember(
        member=found[0],
        account=account.pk if account else None,
        devices=tuple(signed_in(account.pk, clock)) if account else (),
        shifts=len(shifts),
        hours=sum((each.end_at - max(each.start_at, now) for each in shifts), timedelta()),
        runs_until=clock.at(running[0].end_at) if running else "",
        first=next((clock.at(each.start_at) for each in shifts if each.start_at >= now), ""),
        is_trusted=trusted_member(row.household) == row,
    )


def moment(viewer: Viewer, instant: datetime) -> str:
    """An instant on the wall clock of the viewer's house."""
    household = HouseholdRow.objects.get(pk=viewer.household)
    return HouseClock(household.zone).at(instant)
