"""Drills are looked at: those waited for in vain have failed, and one begins where it is time.

In a transaction of its own, so that nothing about drills ever holds up a search.
"""

import traceback

from django.db import Error, transaction

from horarium.core.watch.drill import DrillDecision, decide_drill
from horarium.core.watch.house_time import HouseTime, Reading
from horarium.core.watch.pace import LONGEST
from horarium.store.drills import (
    BY,
    drill_situation,
    due_houses,
    held_houses,
    look_again,
    write_drills,
)
from horarium.store.events import append_event
from horarium.store.house_clock import house_time
from horarium.store.models import HouseholdRow


def keep_drills(*, reading: Reading) -> int:
    """Look where it is time to; in how many houses. Mostly in none, and nothing is written."""
    now = house_time(reading)
    if not due_houses(now).exists():
        return 0
    with transaction.atomic():
        rows = held_houses(now)
        for row in rows:
            _keep(row, now)
    return len(rows)


def _keep(row: HouseholdRow, now: HouseTime) -> None:
    try:
        with transaction.atomic():
            write_drills(row, now, decide_drill(now, drill_situation(row, now)))
    except Error:
        raise
    except Exception:  # noqa: BLE001 - one house that cannot be decided must not hold up the others
        look_again(row, DrillDecision((), None, now.house_at + LONGEST))
        content = {"why": traceback.format_exc(limit=-1)[-400:]}
        append_event(row, "drill undecided", at=now.reading.wall_at, by=BY, content=content)
