"""He says that he is alone. Many are asked at once, until somebody who can attend is here.

Nobody outside the circle is called by it, and nothing that he reads says so.
"""

from datetime import datetime, timedelta

from django.db import transaction

from horarium.store.circle import locked_household
from horarium.store.events import append_event
from horarium.store.expecting import AT_ONCE
from horarium.store.models import WatchRow

_FOR = timedelta(hours=8)


@transaction.atomic
def say_alone(*, household: int, now: datetime, by: str) -> bool:
    """Whether it was new: said twice, the search that runs goes on."""
    row = locked_household(household)
    if WatchRow.objects.filter(household=row, kind="alone").exclude(state="ended").exists():
        return False
    WatchRow.objects.create(
        household=row,
        kind="alone",
        due_at=now,
        until_at=now + _FOR,
        look_house_at=AT_ONCE,
        made_at=now,
    )
    append_event(row, "said to be alone", at=now, by=by, content={})
    return True
