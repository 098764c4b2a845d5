"""He chooses which of the nine words gives his quiet sign, or none."""

from datetime import datetime

from django.db import transaction

from horarium.actions.set_pattern import TILES
from horarium.store.accounts import locked_account
from horarium.store.events import append_event


@transaction.atomic
def set_quiet_word(*, account: int, word: str, now: datetime, by: str) -> None:
    """With "" there is none any more. Raises ValueError with a sentence."""
    if word and word not in TILES:
        raise ValueError("A quiet sign is one of the nine words.")
    row = locked_account(account)
    row.quiet_word = word
    row.save(update_fields=["quiet_word"])
    append_event(row.household, "quiet word set", at=now, by=by, content={})
