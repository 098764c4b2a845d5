"""Someone says how their hands work."""

from datetime import datetime, timedelta

from django.db import transaction

from horarium.store.accounts import locked_account
from horarium.store.events import append_event
from horarium.store.models import HandsRow
from horarium.tellings.hands import Hands

# What a key is called by browsers; each is on a keyboard, or sent by a switch interface.
KEYS = ("Space", "Enter", "ArrowRight", "ArrowDown", "F9", "F13", "F14", "F15", "F16")
SHORTEST_STEP, LONGEST_STEP = timedelta(seconds=0.5), timedelta(seconds=10)
LONGEST_FILTER = timedelta(seconds=2)
MOST_ROUNDS = 10


@transaction.atomic
def set_hands(*, account: int, hands: Hands, now: datetime, by: str) -> None:
    """From the next page on. Raises ValueError with a sentence for what nobody can work with."""
    _check(hands)
    row = locked_account(account)
    HandsRow.objects.update_or_create(
        account=row,
        defaults={
            "switches": hands.switches,
            "step": hands.step,
            "hold": hands.hold,
            "again": hands.again,
            "select_key": hands.select_key,
            "step_key": hands.step_key,
            "rounds": hands.rounds,
        },
    )
    name = row.member.name if row.member else row.household.person_name
    append_event(row.household, "hands set", at=now, by=by, content={"name": name})


def _check(hands: Hands) -> None:
    none = timedelta()
    if hands.select_key == hands.step_key:
        raise ValueError("The two switches need two different keys; choose another for one.")
    if not {hands.select_key, hands.step_key} <= set(KEYS):
        raise ValueError("This key cannot be a switch; choose one from the list.")
    if not SHORTEST_STEP <= hands.step <= LONGEST_STEP:
        raise ValueError("A step lasts between half a second and ten seconds.")
    if not none <= hands.hold <= LONGEST_FILTER or not none <= hands.again <= LONGEST_FILTER:
        raise ValueError("A press is held, and the next is ignored, for two seconds at most.")
    if hands.switches not in (0, 1, 2) or not 1 <= hands.rounds <= MOST_ROUNDS:
        raise ValueError("There are no, one or two switches, and one to ten rounds.")
