"""One-time codes for the door: made, used once, and never kept but as a digest."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from horarium.core.hours import DAY, HOUR
from horarium.store.models import AccountRow, DoorKeyRow

# No two of these look alike, whatever the typeface; 12 of them hold 54 bits.
ALPHABET = "ACDEFHJKMNPRTUVWXY34679"
LENGTH = 12

# How long a code of each purpose opens.
LIFETIMES = {
    "first": 7 * DAY,
    "join": 7 * DAY,
    "sign in": DAY,
    "curtain": HOUR,
}
_KEPT = 30 * DAY


@dataclass(frozen=True, slots=True)
class DoorKey:
    """A code as it is told, in groups, and until when it opens."""

    code: str
    expires_at: datetime

    @property
    def address(self) -> str:
        """The path that opens with it."""
        return f"/door/key/{plain(self.code)}/"


def new_code() -> str:
    """``K7FM-3WRX-9TAD``: random, and readable aloud."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def plain(typed: str) -> str:
    """A code without what people write between its letters."""
    return "".join(each for each in typed.upper() if each in ALPHABET)


def digest_of(typed: str) -> str:
    return hashlib.sha256(plain(typed).encode()).hexdigest()


def make_key(
    account: AccountRow, purpose: str, now: datetime, lifetime: timedelta | None = None
) -> DoorKey:
    """A new code; those of the same purpose that the account had open no longer open."""
    DoorKeyRow.objects.filter(expires_at__lt=now - _KEPT).delete()
    DoorKeyRow.objects.filter(account=account, purpose=purpose, used_at=None).delete()
    code, expires_at = new_code(), now + (lifetime or LIFETIMES[purpose])
    DoorKeyRow.objects.create(
        account=account,
        purpose=purpose,
        digest=digest_of(code),
        made_at=now,
        expires_at=expires_at,
    )
    return DoorKey(code, expires_at)


def open_key(typed: str, now: datetime) -> DoorKeyRow | None:
    """The key that a code is, if it still opens."""
    rows = DoorKeyRow.objects.select_related("account__household", "account__member")
    row = rows.filter(digest=digest_of(typed), used_at=None, expires_at__gt=now).first()
    return row if row and row.account.is_active else None


def use_key(typed: str, purposes: Iterable[str], now: datetime) -> DoorKeyRow | None:
    """The key that a code is, used up by this; of several at once, one gets it."""
    row = open_key(typed, now)
    if row is None or row.purpose not in set(purposes):
        return None
    used = DoorKeyRow.objects.filter(pk=row.pk, used_at=None).update(used_at=now)
    return row if used else None


def void_keys(account: AccountRow) -> None:
    """No code that was given to an account opens any more."""
    DoorKeyRow.objects.filter(account=account, used_at=None).delete()
