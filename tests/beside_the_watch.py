"""A house that is watched, with its break-glass beside it, and what may happen to its database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from horarium.core.watch.message import Message, NotSentError, Voice
from horarium.jobs.break_glass import BreakGlass
from horarium.jobs.heartbeat import Heartbeat
from horarium.jobs.signs import Signs
from horarium.jobs.watch import tick
from tests.watched_house import NUMBERS, WatchedHouse, watched

NIGHT = ("Rosa mon 15:00-23:15", "Ana mon 23:00-07:15", "Ben tue 07:00-15:15")
SECOND = timedelta(seconds=1)


class Bench:
    """A watched house with its break-glass beside it; its voice keeps what it was given."""

    def __init__(self, home: WatchedHouse, data: Path) -> None:
        self.home, self.sent = home, list[Message]()
        self.is_down = False
        self.signs = Signs(data, Heartbeat(""))
        self.glass = BreakGlass(data, {"sms": Voice(self._send)}, home.read)

    def _send(self, message: Message, _now: datetime) -> str:
        if self.is_down:
            raise NotSentError("the provider does not answer")
        self.sent.append(message)
        return ""

    def alive(self, length: timedelta = 10 * SECOND, **wall: timedelta) -> None:
        """The watch ticks, the break-glass looks, and time passes; the clock may be set."""
        tick(self.home.read, self.signs.give)
        self.glass.step()
        self.home.pass_time(length, **wall)

    def silent(self, length: timedelta) -> None:
        """The watch does not tick."""
        end = self.home.now + length
        while self.home.now < end:
            self.glass.step()
            self.home.pass_time(2 * SECOND)
        self.glass.step()

    def trying(self, length: timedelta) -> None:
        """The watch tries to tick, and the database refuses."""
        end = self.home.now + length
        while self.home.now < end:
            with pytest.raises(DatabaseError):
                tick(self.home.read, self.signs.give)
            connection.close()
            self.glass.step()
            self.home.pass_time(10 * SECOND)
        self.glass.step()

    def told(self) -> dict[str, str]:
        """What each telephone was told last."""
        names = {number: name for name, number in NUMBERS.items()}
        return {names[each.address]: each.text for each in self.sent}


@contextmanager
def beside(data: Path, since: str = "mon 20:00") -> Iterator[Bench]:
    """A night in which Rosa is here until eleven, and Ana comes then."""
    (data / "secret").write_text("a secret of this house", encoding="utf-8")
    with watched(*NIGHT, since="mon 14:00") as home:
        home.until("mon 14:55").comes("Rosa")
        home.until(since)
        bench = Bench(home, data)
        bench.alive()
        yield bench


@contextmanager
def read_only() -> Iterator[None]:
    """The database takes nothing, on every connection there is, as one that is opened anew."""
    sqlite = connection.vendor == "sqlite"
    options = connection.settings_dict["OPTIONS"]
    before = dict(options)
    if sqlite:
        options["init_command"] = f"{before.get('init_command', '')} PRAGMA query_only=ON;"
    else:
        options["options"] = f"{before.get('options', '')} -c default_transaction_read_only=on"
    connection.close()
    try:
        yield
    finally:
        options.clear()
        options.update(before)
        connection.close()
