"""Where someone is signed in: noticed, named, covered by the curtain, and ended."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F, QuerySet

from horarium.core.hours import MINUTE
from horarium.store.models import AccountRow, DeviceRow, HouseholdRow

LONGEST_WAIT = MINUTE


def note_device(
    account: int, session_key: str, now: datetime, name: str, *, shared: bool
) -> DeviceRow:
    """A device that signed in just now; those whose sessions are over are forgotten."""
    living_devices(account, living=False).delete()
    row, _ = DeviceRow.objects.update_or_create(
        session_key=session_key,
        defaults={
            "account_id": account,
            "name": name,
            "shared": shared,
            "since_at": now,
            "seen_at": now,
        },
    )
    AccountRow.objects.filter(pk=account).update(seen_at=now)
    return row


def living_devices(account: int, *, living: bool = True) -> QuerySet[DeviceRow]:
    """The devices of an account whose sessions go on, or, if not ``living``, are over."""
    rows, sessions = DeviceRow.objects.filter(account_id=account), Session.objects.values("pk")
    if living:
        return rows.filter(session_key__in=sessions)
    return rows.exclude(session_key__in=sessions)


def found_device(device: int) -> DeviceRow | None:
    """A device with whose it is. One query."""
    rows = DeviceRow.objects.select_related("account__household", "account__member")
    return rows.filter(pk=device).first()


def keep_up(device: int, session_key: str, now: datetime) -> None:
    """Remember when a device was last used, and the name its session has got."""
    DeviceRow.objects.filter(pk=device).update(session_key=session_key, seen_at=now)
    AccountRow.objects.filter(devices=device).update(seen_at=now)


def end_devices(account: AccountRow, *, but: int | None = None) -> int:
    """Sign an account out everywhere, or everywhere but on one device; on how many."""
    rows = DeviceRow.objects.filter(account=account)
    return _end(rows.exclude(pk=but) if but else rows)


def end_device(account: int, device: UUID) -> int:
    """Sign an account out on one device."""
    return _end(DeviceRow.objects.filter(account_id=account, public_id=device))


@transaction.atomic
def _end(devices: QuerySet[DeviceRow]) -> int:
    Session.objects.filter(pk__in=list(devices.values_list("session_key", flat=True))).delete()
    return devices.delete()[0]


def draw_on_shared(household: HouseholdRow, now: datetime) -> int:
    """Draw the curtain on each device at his bed; on how many it was open."""
    rows = DeviceRow.objects.filter(
        account__household=household, account__member=None, shared=True, curtain=False
    )
    return rows.update(curtain=True, curtain_drawn_at=now)


def wait_after(wrong_tries: int) -> timedelta:
    """How long after so many wrong tries in a row the next one counts: 1, 2, 4 .. 60 s."""
    if not wrong_tries:
        return timedelta()
    return min(timedelta(seconds=2 ** min(wrong_tries - 1, 6)), LONGEST_WAIT)


@transaction.atomic
def begin_try(device: int, now: datetime) -> timedelta:
    """Count a try to open as wrong until it is known to be right.

    Returns how long it is too early, and then nothing was counted. Two at once take turns.
    """
    row = DeviceRow.objects.select_for_update().get(pk=device)
    if row.tried_at:
        early = row.tried_at + wait_after(row.wrong_tries) - now
        if timedelta() < early <= LONGEST_WAIT:
            return early
    DeviceRow.objects.filter(pk=device).update(wrong_tries=F("wrong_tries") + 1, tried_at=now)
    return timedelta()
