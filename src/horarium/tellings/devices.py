"""Where someone is signed in, and what they can sign in with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from horarium.core.hours import HouseClock
from horarium.store.devices import living_devices
from horarium.store.models import AccountRow
from horarium.store.passkeys import passkeys_of
from horarium.store.pushes import pushes_of
from horarium.tellings.viewer import Viewer


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One device of theirs, in words."""

    id: UUID
    name: str
    since: str
    seen: str
    shared: bool
    rings: bool = False


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey of theirs, in words."""

    id: int
    name: str
    made: str


@dataclass(frozen=True, slots=True)
class Keys:
    """All that opens the door for one account: told to nobody but them."""

    devices: tuple[SignedIn, ...]
    passkeys: tuple[Passkey, ...]
    email: str
    has_pattern: bool


def keys_of(viewer: Viewer) -> Keys:
    """Their own keys."""
    row = AccountRow.objects.select_related("household").get(pk=viewer.account)
    clock = HouseClock(row.household.zone)
    return Keys(
        devices=tuple(signed_in(viewer.account, clock)),
        passkeys=tuple(_passkeys(viewer.account, clock)),
        email=row.email,
        has_pattern=bool(row.pattern),
    )


def signed_in(account: int, clock: HouseClock) -> Iterator[SignedIn]:
    """Where an account is signed in, the last used first."""
    ringing = {each.device_id for each in pushes_of(account)}
    for row in living_devices(account):
        since, seen = clock.at(row.since_at), clock.at(row.seen_at)
        yield SignedIn(row.public_id, row.name, since, seen, row.shared, row.pk in ringing)


def _passkeys(account: int, clock: HouseClock) -> Iterator[Passkey]:
    for pk, name, made_at, _ in passkeys_of(account):
        yield Passkey(pk, name, _day(made_at, clock))


def _day(instant: datetime, clock: HouseClock) -> str:
    return clock.on(clock.date_of(instant))
