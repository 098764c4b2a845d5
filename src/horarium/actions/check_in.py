"""Somebody came."""

from datetime import datetime

from django.db import transaction

from horarium.store.circle import locked_household, who_comes
from horarium.store.devices import draw_on_shared
from horarium.store.events import append_event
from horarium.store.expecting import look_again
from horarium.store.models import CheckInRow


@transaction.atomic
def check_in(*, household: int, name: str, now: datetime, by: str) -> bool:
    """Whether they were not here already. The curtain is drawn on every device at his bed.

    Raises LookupError with a sentence where nobody of that name comes to attend.
    """
    row = locked_household(household)
    member = who_comes(row, name)
    draw_on_shared(row, now)
    if CheckInRow.objects.filter(member=member, out_at=None).exists():
        return False
    CheckInRow.objects.create(member=member, in_at=now)
    look_again(row, now)
    append_event(row, "checked in", at=now, by=by, content={"name": name})
    return True
