"""A device is used: the first time, or again."""

from datetime import datetime

from horarium.store.devices import keep_up, note_device


def note_new_device(
    *, account: int, session: str, name: str, shared: bool, now: datetime, by: str
) -> int:
    """The number of a device on which ``by`` has just signed in."""
    del by
    return note_device(account, session, now, name, shared=shared).pk


def note_use(*, device: int, session: str, now: datetime, by: str) -> None:
    """Remember that it is used, and the session it has got."""
    del by
    keep_up(device, session, now)
