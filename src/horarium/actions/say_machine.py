"""Somebody says where he is: in, out, cared for, otherwise ventilated; or that it feels wrong."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from horarium.core.hours import DAY
from horarium.core.machine_hours import MachineState, Said
from horarium.store.back_by import expect_back
from horarium.store.machine_said import account_in_the_room, keep_said, last_said

# The same said again so soon is one press that trembled.
AGAIN = timedelta(seconds=10)
# What was longer ago is not remembered to the minute.
LONGEST_AGO = DAY


@transaction.atomic
def say_machine(
    *,
    account: int,
    state: MachineState | None,
    now: datetime,
    by: str,
    at: datetime | None = None,
) -> UUID | None:
    """What was written down is named; None where the same was said a moment ago.

    Without a ``state`` something feels wrong. ``at`` is when it was, if that is not ``now``.
    Raises LookupError for whoever is not there, and ValueError, each with a sentence.
    """
    household = account_in_the_room(account, now).household
    if state is MachineState.UNKNOWN:
        raise ValueError("that nobody knows where he is cannot be said; say where he is")
    moment = sayable(at or now, now)
    last = last_said(household)
    said = Said("", moment, state, by, now, feels_wrong=state is None)
    if last and abs(now - last.said_at) < AGAIN:
        same = last.state == (state.value if state else "") and last.feels_wrong == said.feels_wrong
        if same and (at is None or last.at == moment):
            return None
    kept = keep_said(household, said, now=now)
    expect_back(household, now)
    return kept.public_id


def sayable(at: datetime, now: datetime) -> datetime:
    """An instant of which something can be said. Raises ValueError with a sentence."""
    if at > now:
        raise ValueError("that is still to come; only what has been can be said")
    if at < now - LONGEST_AGO:
        raise ValueError("that is more than a day ago; only the last 24 hours can be said")
    return at
