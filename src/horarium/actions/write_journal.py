"""He writes in his journal, writes something anew, or takes it out."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.store import journals
from horarium.store.events import append_event
from horarium.store.journals import journal_of
from horarium.store.models import JournalRow

LONGEST = 20_000
"""Characters of one entry: an evening of dictation."""


@transaction.atomic
def write_journal(
    *, household: int, device: int, text: str, now: datetime, by: str, entry: UUID | None = None
) -> None:
    """A new entry, or another text for ``entry``. Raises ValueError or LookupError."""
    if not text.strip():
        raise ValueError("There is nothing written yet.")
    if len(text) > LONGEST:
        raise ValueError(f"This is longer than {LONGEST:,} characters; write it in two parts.")
    journal = _journal(household)
    journals.write(journal, device, text.strip(), now, entry)
    append_event(journal.household, "journal written", at=now, by=by, content={})


@transaction.atomic
def take_out_of_journal(
    *, household: int, device: int, entry: UUID, now: datetime, by: str
) -> None:
    """It is gone. Raises LookupError with a sentence."""
    journal = _journal(household)
    journals.take_out(journal, device, entry)
    append_event(journal.household, "journal taken from", at=now, by=by, content={})


def _journal(household: int) -> JournalRow:
    journal = journal_of(household)
    if not journal:
        raise LookupError("there is no journal yet; begin one")
    return journal
