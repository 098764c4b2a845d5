"""His journal, as he alone reads it, on a device where he opened it."""

from dataclasses import dataclass
from uuid import UUID

from horarium.core.hours import HouseClock
from horarium.store.journals import NoKeyError, ShutError, entries, is_open, journal_of
from horarium.tellings.viewer import Viewer

__all__ = ["EntryTold", "JournalTold", "NoKeyError", "ShutError", "entry_told", "journal_told"]


@dataclass(frozen=True, slots=True)
class EntryTold:
    """What he wrote, and when it was."""

    id: UUID
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class JournalTold:
    """Whether he keeps one, whether it is open here, and then what is in it."""

    is_kept: bool
    is_open: bool = False
    entries: tuple[EntryTold, ...] = ()


def journal_told(viewer: Viewer, device: int) -> JournalTold:
    """For the person alone, on this device."""
    journal = journal_of(viewer.household)
    if not journal:
        return JournalTold(is_kept=False)
    if not is_open(journal, device):
        return JournalTold(is_kept=True)
    clock = HouseClock(journal.household.zone)
    told = (EntryTold(each.id, clock.at(each.at), each.text) for each in entries(journal, device))
    return JournalTold(is_kept=True, is_open=True, entries=tuple(told))


def entry_told(viewer: Viewer, device: int, entry: UUID) -> EntryTold:
    """One of them. Raises LookupError with a sentence where it is not there, or shut."""
    for each in journal_told(viewer, device).entries:
        if each.id == entry:
            return each
    raise LookupError("this is not in the journal, or the journal is shut")
