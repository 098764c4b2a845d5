"""His journal is begun, opened, shut, and locked with other words: by him, on one device."""

from datetime import datetime

from django.db import transaction

from horarium.store import journals, keys
from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.journals import journal_of
from horarium.store.keys import SHORTEST_PASSPHRASE as SHORTEST

__all__ = ["SHORTEST", "begin_journal", "lock_journal", "open_journal", "shut_journal"]


@transaction.atomic
def begin_journal(*, household: int, device: int, words: str, now: datetime, by: str) -> None:
    """``words`` are the only way in, from now on. Raises ValueError with a sentence."""
    row = locked_household(household)
    journals.begin(row, words, device)
    append_event(row, "journal begun", at=now, by=by, content={})


@transaction.atomic
def open_journal(*, household: int, device: int, words: str, now: datetime, by: str) -> None:
    """Raises ValueError where these are not the words, LookupError where there is none here."""
    journal = journal_of(household)
    if not journal:
        raise LookupError("there is no journal yet; begin one")
    journals.open_with(journal, words, device)
    append_event(journal.household, "journal opened", at=now, by=by, content={})


def shut_journal(*, device: int) -> None:
    """Whoever comes to this device finds it shut."""
    keys.shut(device)


@transaction.atomic
def lock_journal(*, household: int, device: int, words: str, now: datetime, by: str) -> None:
    """Other words open it from now on. Raises ValueError or LookupError with a sentence."""
    journal = journal_of(household)
    if not journal:
        raise LookupError("there is no journal yet; begin one")
    journals.lock_anew(journal, words, device)
    append_event(journal.household, "journal locked anew", at=now, by=by, content={})
