"""Somebody left. It always works: staying is their choice.

Whoever leaves in the middle of their hours leaves hours that are nobody's, which the watch searches
for from that moment. What was handed to them in words goes with them.
"""

from datetime import datetime

from django.db import transaction

from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.expecting import expect_again, look_again
from horarium.store.models import CheckInRow


@transaction.atomic
def check_out(*, household: int, name: str, now: datetime, by: str) -> bool:
    """Whether they were here. Where a clock was set back, nobody leaves before they came."""
    row = locked_household(household)
    open_ = CheckInRow.objects.filter(member__household=row, member__name=name, out_at=None)
    here = open_.first()
    if here is None:
        return False
    here.out_at = max(now, here.in_at)
    here.save(update_fields=["out_at"])
    here.words.all().delete()
    expect_again(row, here.member, now)
    look_again(row, now)
    append_event(row, "checked out", at=now, by=by, content={"name": name})
    return True
