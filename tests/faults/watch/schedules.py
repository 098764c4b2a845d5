"""Bad days, drawn by a seed each: nobody is lost, nothing stands still, few copies are sent."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.db import connection

from horarium.actions import deliver_messages as delivering
from horarium.core.hours import DAY, MINUTE
from horarium.store import outbox
from horarium.store.ladders import make_ready
from horarium.store.models import AskRow, ComingRow, OutboxRow, WatchRow
from tests.faults.watch.bad_day import BadDay
from tests.faults.watch.figures import Figures
from tests.faults.watch.ground import Ground
from tests.faults.watch.kills import prepared
from tests.faults.watch.scenarios import SCENARIOS

TITLE = "schedules"
# Of the time in which the house could work: longer without an ask, and it stands still.
STALLED = 12 * MINUTE
REGRESSIONS = Path(__file__).with_name("seeds.txt")
_LENGTH = 18 * MINUTE
_BEGINS = ("nobody comes", "he is alone", "two are due at once")


def run(ground: Ground, size: int, seed: int) -> Figures:
    """``size`` schedules from ``seed`` on; before them each seed at which something was wrong once.

    Below 0 are calm days: nothing breaks, and two of each job merely take turns.
    """
    found = Figures()
    days = Days(ground)
    kept = [
        int(line.split()[0]) for line in REGRESSIONS.read_text().splitlines() if line[:1].isdigit()
    ]
    began = time.monotonic()
    for each in (*kept, *range(seed, seed + size)):
        days.judged(each, found)
    found.counts["a second"] = round(found.counts["schedules"] / (time.monotonic() - began), 1)
    return found


class Days:
    """Houses that are ready, and what became of them."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        connection.settings_dict["OPTIONS"]["timeout"] = 0
        ground.keep("empty")
        chosen = [each for each in SCENARIOS if each.name in _BEGINS]
        self._ready = []
        for number, each in enumerate(chosen):
            ready = prepared(ground, each, f"day_{number}")
            make_ready(ready.home.now + 10 * DAY, 100)
            ground.keep(ready.name)
            self._ready.append(ready)

    def day(self, seed: int) -> BadDay:
        """The day of a seed, over."""
        dice = random.Random(seed)  # noqa: S311 - no secret is drawn here
        ready = dice.choice(self._ready)
        self._ground.use(ready.name)
        length = _LENGTH if seed >= 0 else 3 * MINUTE
        day = BadDay(ready.home.row.pk, ready.home.read(), dice, length, calm=seed < 0)
        with _looking_on(day):
            day.run()
        return day

    def judged(self, seed: int, found: Figures) -> None:
        """What was wrong on the day of a seed."""
        day = self.day(seed)
        lost, stalled = list(_lost(day)), list(_stalled(day))
        copies = {key: count - 1 for key, count in day.carrier.took.items() if count > 1}
        found.add("schedules")
        found.add("crashes", day.counts["crashes"] + day.counts["reboots"])
        found.add("freezes", day.counts["freezes"])
        found.add("messages", len(day.carrier.took))
        found.add("lost", len(lost))
        found.add("stalled", len(stalled))
        found.add("extra copies", sum(copies.values()))
        longest = max(found.counts.get("min at most without an ask", 0), day.longest / MINUTE)
        found.counts["min at most without an ask"] = round(longest, 1)
        too_many = [
            f"{extra} copies too many of {key}, which was hit {day.hits[key]} times"
            for key, extra in copies.items()
            if extra > day.hits[key] + day.carrier.lies[key]
        ]
        found.wrong += [f"seed {seed}: {each}" for each in (*lost, *stalled, *too_many, *day.wrong)]


def _stalled(day: BadDay) -> Iterator[str]:
    if day.longest > STALLED:
        yield f"{day.longest / MINUTE:.0f} min without an ask"


def _lost(day: BadDay) -> Iterator[str]:
    """What was to be said and never was, though everything worked at the end."""
    took = day.carrier.took
    for row in OutboxRow.objects.select_related("episode", "ask"):
        if row.state == "pending":
            yield f"{row.key} was never sent"
        if row.state in ("sent", "delivered", "seen") and row.key not in took:
            yield f"{row.key} counts as sent, and nobody took it"
        if (
            row.state == "failed"
            and not day.carrier.failed[row.key]
            and row.ref not in day.carrier.lost
        ):
            yield f"{row.key} counts as failed, and never did"
        if row.state == "void" and row.purpose == "ask" and not _may_be_void(row):
            yield f"{row.key} was dropped"
    for watch in WatchRow.objects.filter(state="open", member__name="Ana"):
        yield f"{watch} is open, and Ana is here"


def _may_be_void(row: OutboxRow) -> bool:
    if row.episode is None or row.episode.ended_at or row.ask is None:
        return True
    asks = AskRow.objects.filter(episode=row.episode, contact=row.contact)
    said_no = asks.filter(outcome="declined").exists()
    return said_no or ComingRow.objects.filter(episode=row.episode, contact=row.contact).exists()


@contextmanager
def _looking_on(day: BadDay) -> Iterator[None]:
    """Sees when a claim was looked at and when something was recorded; changes nothing."""
    # Kept before they are looked on at.
    held, recorded = outbox.is_held, outbox.record_sent

    def is_held(row: OutboxRow, *told: Any) -> bool:
        holds = held(row, *told)
        day.held(row.key, holds)
        return holds

    def record_sent(row: OutboxRow, *told: Any) -> None:
        try:
            recorded(row, *told)
        except Exception:
            # Taken and not written: who has it knows, and another may send it again.
            day.hits[row.key] += 1
            raise
        day.is_recorded(row.key)

    with (
        patch.object(delivering, "is_held", is_held),
        patch.object(delivering, "record_sent", record_sent),
    ):
        yield
