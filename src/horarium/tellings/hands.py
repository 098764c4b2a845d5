"""How somebody works the pages: told to nobody but them."""

from dataclasses import dataclass
from datetime import timedelta

from horarium.store.models import HandsRow


@dataclass(frozen=True, slots=True)
class Hands:
    """No switch unless they chose; the rest is what is proposed to whoever begins."""

    switches: int = 0
    step: timedelta = timedelta(seconds=1.5)
    hold: timedelta = timedelta()
    again: timedelta = timedelta(seconds=0.3)
    select_key: str = "Space"
    step_key: str = "Enter"
    rounds: int = 3


def hands_of(account: int) -> Hands:
    """What an account has chosen. One query."""
    row = HandsRow.objects.filter(account_id=account).first()
    if not row:
        return Hands()
    return Hands(
        row.switches, row.step, row.hold, row.again, row.select_key, row.step_key, row.rounds
    )
