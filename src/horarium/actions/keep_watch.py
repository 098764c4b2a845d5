"""One tick of the watch: house time goes on, and whatever is due is decided and written down.

A change of state and the asks that it causes are written together or not at all. Any number of
ticks may run at once, without a leader: they take turns.
"""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from django.db import InterfaceError, InternalError, OperationalError, transaction

from horarium.actions.request_plan import NotAskedError, request_plan
from horarium.core.hours import HouseClock
from horarium.core.watch.decide import decide
from horarium.core.watch.house_time import HouseTime, Reading
from horarium.core.watch.situation import PlanAnew
from horarium.store.beats import beat
from horarium.store.elsewhere import ask_whether_it_holds
from horarium.store.episodes import Decided, write_decisions, write_undecided
from horarium.store.house_clock import advance_house_clock
from horarium.store.ladders import make_ready
from horarium.store.models import WatchRow
from horarium.store.outbox import stuck_messages
from horarium.store.watches import Known, due_watches, overdue_watches

MOST = 100
# A decision that is so late, or a message that waits so long, is a watch that does not work.
LATE = timedelta(seconds=10)
# The database itself is in trouble: the whole tick is done again.
_TROUBLE = (OperationalError, InterfaceError, InternalError)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a tick did: how many it decided, and whether it found itself well.

    ``more`` is whether others are waiting to be decided at once. It is well when none waits for
    longer than it should, to be decided or to be sent.
    """

    now: HouseTime
    decided: int
    more: bool
    well: bool


def _plan_anew(row: WatchRow, now: HouseTime) -> None:
    """A plan is asked for, which he may publish; what is being planned already is not disturbed."""
    wall_at = now.reading.wall_at
    day = HouseClock(row.household.zone).date_of(row.due_at)
    with suppress(NotAskedError), transaction.atomic():
        request_plan(household=row.household_id, now=wall_at, by="the watch", about=day)


@transaction.atomic
def keep_watch(*, reading: Reading, most: int = MOST) -> Kept:
    """Decide what is due. What cannot be decided pages for itself and holds up nothing else."""
    now = advance_house_clock(reading)
    rows = due_watches(now, most)
    known = Known.of(rows, now)
    _write(list(_decided(rows, known, now)), now)
    ask_whether_it_holds(now)
    well = not overdue_watches(now, now.house_at - LATE) and not stuck_messages(now)
    beat("watch", now, well=well)
    if not rows:
        make_ready(now.latest_at)
    return Kept(now, len(rows), len(rows) == most, well)


def _decided(rows: Iterable[WatchRow], known: Known, now: HouseTime) -> Iterator[Decided]:
    """What is to be written of each; one that cannot be decided does not hold up the others."""
    for row in rows:
        try:
            situation = known.situation(row, now)
            decision = decide(now, situation)
            known.follow(row, decision)
            yield Decided(row, known.episodes.get(row.pk), situation, decision)
        except _TROUBLE:
            raise
        except Exception:  # noqa: BLE001 - whatever is wrong with one is wrong with that one
            write_undecided(row, now, traceback.format_exc(limit=-1))


def _write(decided: Sequence[Decided], now: HouseTime) -> None:
    """All at once; where one of them cannot be written, each by itself."""
    try:
        with transaction.atomic():
            write_decisions(decided, now)
            for each in decided:
                if PlanAnew() in each.decision.actions:
                    _plan_anew(each.row, now)
    except _TROUBLE:
        raise
    except Exception:  # noqa: BLE001 - the same
        if len(decided) > 1:
            for each in decided:
                _write([each], now)
        else:
            write_undecided(decided[0].row, now, traceback.format_exc(limit=-1))
