"""PostgreSQL is killed again and again while people are due: nobody is lost.

The loops are those of the jobs, in processes of their own, with a clock that runs faster; they go
on as they do at home, where a database that does not answer is asked again. The server is started
and killed as in a crash: what it had acknowledged has to be there, what it had not is done again.
"""

import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import connection

from horarium.core.watch.house_time import Reading
from horarium.jobs.deliver import Messenger
from horarium.jobs.process import go_on
from horarium.jobs.watch import tick
from horarium.store.models import EpisodeRow, WatchRow
from horarium.store.outbox import LEASE
from tests.faults.watch.figures import Figures
from tests.faults.watch.ground import Ground
from tests.faults.watch.provider import Provider
from tests.servers.crowd import crowd, spread

TITLE = "restarts of the database"
# A second lasts so long for those who work.
_FASTER = 5
_BEGINS = datetime(1988, 3, 14, 12, tzinfo=UTC)
# A restart and what is done between it and the next, in seconds on the wall.
_BETWEEN = 1.2
_A_RESTART = 3.5
_DUE_A_SECOND = 3
# So long after the last restart, in seconds on the wall, the last must have been asked.
_GIVEN_UP = 180


def run(ground: Ground, size: int, _seed: int) -> Figures:
    """``size`` restarts."""
    found = Figures()
    file = ground.folder / "provider"
    length = timedelta(seconds=size * (_BETWEEN + _A_RESTART))
    count = max(int(length.total_seconds() * _DUE_A_SECOND), 10)
    crowd(spread(_BEGINS, length * _FASTER, count), _BEGINS - timedelta(minutes=1), 10)
    connection.close()
    began = time.monotonic()
    workers = [_begun(kind, began, file) for kind in ("watch", "watch", "deliver", "deliver")]
    for _ in range(size):
        time.sleep(_BETWEEN)
        ground.restart()
        found.add("restarts")
    over_at = time.monotonic()
    _wait_until_all_is_asked(began, file, count)
    found.add("seconds until all were asked", round(time.monotonic() - over_at))
    for each in workers:
        if not each.is_alive():
            found.wrong.append(f"{each.name} has ended")
        each.kill()
        each.join()
    _judge(file, count, found)
    return found


def _begun(kind: str, began: float, file: Path) -> multiprocessing.process.BaseProcess:
    made = multiprocessing.get_context("fork").Process(target=_works, args=(kind, began, file))
    made.start()
    return made


def _works(kind: str, began: float, file: Path) -> None:
    sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - what they say of it is not read
    if kind == "watch":
        go_on("The watch", lambda: tick(lambda: _read(began)) / _FASTER, 0.2)
    messenger = Messenger(lambda: _read(began))
    messenger.voices = {"sms": Provider(file).voice}
    go_on("Whoever delivers", lambda: messenger.step() / _FASTER, 0.2)


def _read(began: float) -> Reading:
    passed = timedelta(seconds=(time.monotonic() - began) * _FASTER)
    return Reading("boot", timedelta(days=1) + passed, _BEGINS + passed)


def _wait_until_all_is_asked(began: float, file: Path, count: int) -> None:
    """Whoever is not asked by then is lost, and not merely late."""
    last_at = max(WatchRow.objects.values_list("due_at", flat=True))
    given_up_at = time.monotonic() + _GIVEN_UP
    while time.monotonic() < given_up_at:
        if _read(began).wall_at > last_at + LEASE and len(_asked(_took(file))) == count:
            return
        time.sleep(0.5)


def _took(file: Path) -> Counter[str]:
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return Counter(json.loads(line)["key"] for line in text.splitlines())


def _asked(took: Iterable[str]) -> set[int]:
    """The watches of which somebody was told."""
    told = {key.partition(":")[0] for key in took}
    episodes = EpisodeRow.objects.values_list("watch", "public_id")
    return {watch for watch, name in episodes if str(name) in told}


def _judge(file: Path, count: int, found: Figures) -> None:
    took = _took(file)
    lost = count - len(_asked(took))
    found.add("people due", count)
    found.add("lost", lost)
    found.add("messages", len(took))
    found.add("extra copies", took.total() - len(took))
    if lost:
        found.wrong.append(f"{lost} of {count} who were due were never asked for")
