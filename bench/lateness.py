"""How late somebody is asked: from when it is due to when the ask is committed, on SQLite.

One tick after the other, as the job does it, on the machine's clock. Many are expected in many
small houses; of those, so many are due within a minute, some of them in one second. Then all of a
crowd is overdue at once, as after an outage: how long it takes until each has been asked.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from measuring import begin, keep, table

os.environ["HORARIUM_DATA"] = tempfile.mkdtemp(prefix="horarium-bench-")
os.environ["HORARIUM_DATABASE"] = ""
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from horarium.config.database import open_database

open_database()

from django.conf import settings  # noqa: E402

from horarium.core.hours import DAY, HOUR  # noqa: E402
from horarium.core.watch.house_time import Reading  # noqa: E402
from horarium.jobs.watch import TICK, tick  # noqa: E402
from horarium.store.models import AskRow, EventRow, OutboxRow, WatchRow  # noqa: E402
from tests.servers.crowd import crowd, spread  # noqa: E402

settings.HORARIUM_VOICES = {"sms": None}
HEAD = ("open watches", "due in the minute", "p50, s", "p99, s", "max, s", "tick p50, ms", "max")
_IN_ONE_SECOND = 300
_SECOND = timedelta(seconds=1)


def main() -> None:
    told = _words()
    begin("Lateness", __doc__ or "")
    rows = [_minute(each, told.due, told.seconds, told.json) for each in told.watches]
    table(HEAD, rows)
    table(("overdue", "all asked after, s", "a second"), [_catch_up(told.overdue, told.json)])


def _words() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--watches", type=int, nargs="+", default=[10_000, 100_000])
    words.add_argument("--due", type=int, default=2_300, help="of them, due in the minute")
    words.add_argument("--seconds", type=int, default=60, help="of the minute")
    words.add_argument("--overdue", type=int, default=10_000, help="at once, as after an outage")
    words.add_argument("--json", type=Path, default=None, help="append a line for each result")
    return words.parse_args()


def _read() -> Reading:
    return Reading("bench", timedelta(seconds=time.monotonic()), datetime.now(UTC))


def _minute(watches: int, due: int, seconds: int, file: Path | None) -> tuple[object, ...]:
    _empty()
    now = datetime.now(UTC)
    # Later ones are looked at when they are due; the minute begins once all are made.
    crowd(spread(now + HOUR, DAY, watches - due), now, 50)
    first = datetime.now(UTC) + timedelta(seconds=4 + due / 400)
    at_once = min(_IN_ONE_SECOND, due // 2)
    dues = [
        *spread(first, seconds * _SECOND, due - at_once),
        *spread(first + seconds // 2 * _SECOND, _SECOND, at_once),
    ]
    crowd(dues, now, 50)
    ticks = list(_ticks(first + (seconds + 30) * _SECOND, due))
    late = sorted(_late(ticks, dues))
    lengths = sorted(end - start for start, end in ticks)
    result = {
        "watches": watches,
        "due": len(late),
        "p50": _at(late, 0.5),
        "p99": _at(late, 0.99),
        "max": _at(late, 1),
        "tick_p50_ms": 1000 * _at(lengths, 0.5),
        "tick_max_ms": 1000 * _at(lengths, 1),
    }
    keep(file, "lateness", result)
    return tuple(round(each, 2) for each in result.values())


def _empty() -> None:
    """Rows that the record keeps are left: a house that is new has another name."""
    for each in (OutboxRow, AskRow, WatchRow):
        each.objects.all().delete()


def _ticks(until_at: datetime, due: int) -> Iterator[tuple[datetime, datetime]]:
    """When each tick began and was committed; until all have been asked."""
    while datetime.now(UTC) < until_at and _asked() < due:
        began = _read()
        rest = tick(lambda: began)  # noqa: B023 - it is called before the next is read
        yield began.wall_at, datetime.now(UTC)
        time.sleep(min(rest, TICK))


def _asked() -> int:
    return WatchRow.objects.filter(state="open").count()


def _late(ticks: list[tuple[datetime, datetime]], dues: list[datetime]) -> Iterator[timedelta]:
    committed = dict(ticks)
    first = {
        each.episode.watch_id: each
        for each in AskRow.objects.filter(step=1).select_related("episode__watch")
    }
    for each in first.values():
        yield committed[each.asked_at] - each.episode.watch.due_at
    if len(first) < len(dues):
        raise SystemExit(f"{len(dues) - len(first)} of {len(dues)} were not asked for in time.")


def _at(values: list[timedelta], share: float) -> float:
    return values[min(int(len(values) * share), len(values) - 1)].total_seconds()


def _catch_up(overdue: int, file: Path | None) -> tuple[object, ...]:
    _empty()
    now = datetime.now(UTC)
    crowd(spread(now - HOUR, HOUR, overdue), now - 2 * HOUR, 50)
    began = time.monotonic()
    while _asked() < overdue:
        tick(_read)
    seconds = time.monotonic() - began
    keep(file, "catching up", {"overdue": overdue, "seconds": seconds})
    events = EventRow.objects.count()
    print(f"{events:,} events are in the record by then.\n")
    return overdue, round(seconds, 1), round(overdue / seconds)


if __name__ == "__main__":
    main()
