"""His scan pattern: four of nine words in his order, that open the curtain."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from horarium.store.accounts import locked_account
from horarium.store.events import append_event

TILES = ("river", "stone", "lamp", "bread", "cloud", "chair", "apple", "bridge", "letter")
PICKS = 4


def spelled(picks: Sequence[str]) -> str:
    """Picks as the text that is digested."""
    return " ".join(picks)


def set_pattern(*, account: int, picks: Sequence[str], now: datetime, by: str) -> None:
    """Only its digest is kept. Raises ValueError with a sentence."""
    if len(picks) != PICKS or not set(picks) <= set(TILES):
        raise ValueError("A pattern is four of the nine words.")
    if len(set(picks)) == 1:
        raise ValueError("Four times the same word is guessed at once; pick another order.")
    digest = make_password(spelled(picks))
    with transaction.atomic():
        row = locked_account(account)
        row.pattern = digest
        row.save(update_fields=["pattern"])
        append_event(row.household, "pattern set", at=now, by=by, content={})
