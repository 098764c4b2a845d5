"""What was said of the machine is put right; what was said first stays beside it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from horarium.actions.say_machine import sayable
from horarium.core.machine_hours import MachineState, Said
from horarium.store.back_by import expect_back
from horarium.store.machine_said import account_in_the_room, keep_said, said_row


@transaction.atomic
def correct_machine(
    *,
    account: int,
    said: UUID,
    state: MachineState | None,
    at: datetime,
    now: datetime,
    by: str,
    feels_wrong: bool = False,
) -> bool:
    """Whether anything is put right by it. Neither ``state`` nor ``feels_wrong`` takes it back.

    Raises LookupError for whoever is not there and where nothing was said, and ValueError where
    it was corrected meanwhile or cannot be so; each with a sentence.
    """
    household = account_in_the_room(account, now).household
    wrong = said_row(household, said)
    value = state.value if state else ""
    if hasattr(wrong, "corrected_by"):
        newer = wrong.corrected_by
        if (newer.state, newer.feels_wrong, newer.at) == (value, feels_wrong, at):
            return False
        raise ValueError("somebody corrected this meanwhile; look at it as it stands now")
    if (wrong.state, wrong.feels_wrong, wrong.at) == (value, feels_wrong, at):
        return False
    if state is MachineState.UNKNOWN or (state and feels_wrong):
        raise ValueError("one thing is said at a time; say where he is, or that it feels wrong")
    sayable(wrong.at, now)
    words = Said("", sayable(at, now), state, by, now, feels_wrong)
    keep_said(household, words, now=now, corrects=wrong)
    expect_back(household, now)
    return True
