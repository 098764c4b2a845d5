"""The signs of life that the watch gives after a tick that was written, and never else.

A sign that cannot be given is said and holds up nothing: the watch itself goes on.
"""

import traceback
from datetime import timedelta
from pathlib import Path

from django.db import DatabaseError

from horarium.actions.keep_watch import Kept
from horarium.core.hours import MINUTE
from horarium.jobs.ending import say
from horarium.jobs.heartbeat import Heartbeat
from horarium.jobs.printed import write_sheet
from horarium.jobs.sealed import (
    Beat,
    NotSealedError,
    key_of,
    read_beat,
    write_beat,
    write_plan,
)
from horarium.jobs.systemd import ALIVE, READY, tell_systemd
from horarium.store.ahead import last_change, read_ahead

# What the break-glass knows is never older than this.
EVERY = MINUTE


class Signs:
    """Gives them for one watch: to systemd, to somebody outside, and to the break-glass."""

    def __init__(self, data: Path, heartbeat: Heartbeat) -> None:
        self._data, self._heartbeat = data, heartbeat
        self._well: timedelta | None = None
        self._written: tuple[int, timedelta] | None = None
        self._said = ""

    def give(self, kept: Kept) -> None:
        """This tick was written. Raises DatabaseError."""
        if kept.well:
            self._well = kept.now.reading.since_boot
            tell_systemd(READY, ALIVE)
            self._heartbeat.beat()
        try:
            self._leave(kept)
            self._said = ""
        except DatabaseError:
            raise
        except OSError as wrong:
            self._say(f"What the break-glass needs cannot be written: {wrong.strerror}.")
        except Exception:  # noqa: BLE001 - the watch goes on, whatever is wrong with its signs
            self._say(traceback.format_exc(limit=-1))

    def _leave(self, kept: Kept) -> None:
        """The beat first: reading rows for the rest may take a while."""
        now, key = kept.now, key_of(self._data)
        since_boot = now.reading.since_boot
        if self._well is None:
            self._well = self._last_well(kept, key)
        write_beat(self._data, key, Beat(now.reading.boot, since_boot, self._well, now.house_at))
        change = last_change()
        if self._written is None or self._is_old(change, since_boot):
            write_plan(self._data, key, read_ahead(now))
            # The sheet is for people: it says of when it is, and changes with the house alone.
            is_new = self._written is None or change != self._written[0]
            self._written = change, since_boot
            if is_new:
                write_sheet(self._data, now.latest_at)

    def _last_well(self, kept: Kept, key: bytes) -> timedelta:
        """Before its own first: a watch that is started again and again is not well by that."""
        reading = kept.now.reading
        try:
            last = read_beat(self._data, key)
        except NotSealedError:
            return reading.since_boot
        return last.well if last.boot == reading.boot else reading.since_boot

    def _is_old(self, change: int, since_boot: timedelta) -> bool:
        last_change, last = self._written or (0, timedelta())
        return change != last_change or since_boot - last >= EVERY

    def _say(self, words: str) -> None:
        """Once, as long as it is the same."""
        if words != self._said:
            say(words)
        self._said = words
