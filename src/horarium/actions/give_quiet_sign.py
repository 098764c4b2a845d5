"""He gives his quiet sign: one member hears of it, and nobody else ever sees a trace."""

from datetime import datetime

from django.db import transaction

from horarium.store.accounts import locked_account
from horarium.store.events import append_event
from horarium.store.quiet import expect_answer, is_quiet_word, trusted_member


@transaction.atomic
def give_quiet_sign(*, account: int, word: str, now: datetime, by: str) -> bool:
    """Whether it was one: this word is his, and there is somebody whom he trusts.

    Given again before it is answered, it is the same sign.
    """
    row = locked_account(account)
    trusted = trusted_member(row.household)
    if trusted is None or not is_quiet_word(row, word):
        return False
    if expect_answer(row.household, trusted, now):
        append_event(row.household, "quiet sign given", at=now, by=by, content={})
    return True
