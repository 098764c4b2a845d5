"""His journal in rows: nothing of it opens without the key that his words open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from horarium.store.keys import (
    NoKeyError,
    held_open,
    hold_open,
    new_locked_key,
    new_name,
    relock,
    seal,
    unlocked,
    unseal,
)
from horarium.store.models import EntryRow, HouseholdRow, JournalRow

JOURNAL = "journal"


class ShutError(LookupError):
    """The journal is not open on this device; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What he wrote, and when."""

    id: UUID
    at: datetime
    text: str


def journal_of(household: int) -> JournalRow | None:
    """His journal, if he keeps one."""
    return JournalRow.objects.select_related("household").filter(household=household).first()


def begin(household: HouseholdRow, passphrase: str, device: int) -> None:
    """A journal, open on this device. Raises ValueError with a sentence."""
    if journal_of(household.pk):
        raise ValueError("There is a journal already; open it.")
    name = new_name(household, JOURNAL)
    hold_open(device, name, new_locked_key(name, passphrase))
    JournalRow.objects.create(household=household, key=name)


def open_with(journal: JournalRow, passphrase: str, device: int) -> None:
    """Open on this device. Raises ValueError or NoKeyError with a sentence."""
    hold_open(device, journal.key, unlocked(journal.key, passphrase))


def lock_anew(journal: JournalRow, passphrase: str, device: int) -> None:
    """Other words open it from now on. Raises ValueError or ShutError with a sentence."""
    relock(journal.key, _key(journal, device), passphrase)


def is_open(journal: JournalRow, device: int) -> bool:
    return held_open(device, journal.key) is not None


def entries(journal: JournalRow, device: int) -> Iterator[Entry]:
    """All that he wrote, the newest first. Raises ShutError with a sentence."""
    key = _key(journal, device)
    for row in EntryRow.objects.filter(journal=journal):
        yield Entry(
            UUID(str(row.public_id)), row.at, unseal(key, bytes(row.sealed), _about(journal, row))
        )


def write(journal: JournalRow, device: int, text: str, now: datetime, entry: UUID | None) -> None:
    """A new entry, or another text for one. Raises ShutError or LookupError with a sentence."""
    key = _key(journal, device)
    row = _entry(journal, entry) if entry else EntryRow(journal=journal, at=now)
    row.sealed = seal(key, text, _about(journal, row))
    row.save()


def take_out(journal: JournalRow, device: int, entry: UUID) -> None:
    """Raises ShutError or LookupError with a sentence."""
    _key(journal, device)
    _entry(journal, entry).delete()


def _entry(journal: JournalRow, entry: UUID) -> EntryRow:
    row = EntryRow.objects.filter(journal=journal, public_id=entry).first()
    if not row:
        raise LookupError("this is not in the journal any more")
    return row


def _key(journal: JournalRow, device: int) -> bytes:
    key = held_open(device, journal.key)
    if key is None:
        raise ShutError("The journal is shut; open it first.")
    return key


def _about(journal: JournalRow, row: EntryRow) -> str:
    """Each entry opens as itself alone: none can be put in the place of another."""
    return f"{journal.household.public_id}/{JOURNAL}/{row.public_id}"


__all__ = [
    "Entry",
    "NoKeyError",
    "ShutError",
    "begin",
    "entries",
    "is_open",
    "journal_of",
    "lock_anew",
    "open_with",
    "take_out",
    "write",
]
