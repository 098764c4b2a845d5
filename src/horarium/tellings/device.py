"""The device that a page is asked from, and how whoever holds it can show who they are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from horarium.store.devices import found_device
from horarium.store.door_keys import open_key
from horarium.store.models import AccountRow, DeviceRow
from horarium.store.passkeys import passkeys_of
from horarium.tellings.viewer import Viewer, viewer_from


@dataclass(frozen=True, slots=True)
class Device:
    """Where ``viewer`` is signed in. A shared one stands at his bed."""

    id: int
    public_id: UUID
    session: str
    viewer: Viewer
    shared: bool
    curtain: bool
    scribe: str
    wrong_tries: int
    seen_at: datetime


def device_of(device: int) -> Device | None:
    """A device on which somebody may still look at something. One query."""
    row = found_device(device)
    viewer = viewer_from(row.account) if row else None
    return _device(row, viewer) if row and viewer else None


def _device(row: DeviceRow, viewer: Viewer) -> Device:
    return Device(
        id=row.pk,
        public_id=row.public_id,
        session=row.session_key,
        viewer=viewer,
        shared=row.shared,
        curtain=row.curtain,
        scribe=row.scribe,
        wrong_tries=row.wrong_tries,
        seen_at=row.seen_at,
    )


@dataclass(frozen=True, slots=True)
class Means:
    """What an account can show that it is theirs with. No address, no names."""

    pattern: bool
    passkey: bool
    email: bool


def means_of(account: int) -> Means:
    """The means of an account."""
    row = AccountRow.objects.get(pk=account)
    has_passkey = any(True for _ in passkeys_of(account))
    return Means(pattern=bool(row.pattern), passkey=has_passkey, email=bool(row.email))


def key_opens(code: str, now: datetime) -> bool:
    """Whether a one-time code still opens the door. Whose it is, it does not tell."""
    return open_key(code, now) is not None
