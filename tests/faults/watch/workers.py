"""Workers that take turns at every boundary, each with a connection of its own, in one thread.

What happens between two boundaries of a worker, others may do in; whose turn it is, is drawn.
So a run is the same each time that the dice are, and no thread hides what it does.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any, cast

from django.db import OperationalError, connections
from greenlet import getcurrent, greenlet

# So long a statement waits for a lock, as the settings say.
_WAITS = timedelta(seconds=10)
_AGAIN = timedelta(seconds=0.4)


class KilledError(BaseException):
    """This worker dies here."""


class Worker:
    """Somebody at work: ``wakes`` is from when it may go on, ``holds`` whether in a transaction."""

    def __init__(self, name: str, turn: "Turns", work: Callable[["Worker"], None]) -> None:
        self.name, self.wakes, self.is_dead = name, turn.now, False
        # Looked at by whoever judges: which message it is about to send or has just sent.
        self.key, self.since = "", turn.now
        self.sent: dict[str, int] = {}
        self.is_idle = self.is_frozen = False
        self._turn = turn
        self._connection = cast("Any", connections.create_connection("default"))
        self._connection.execute_wrappers.append(self._around)
        connection: Any = self._connection
        real = connection._commit

        def commit() -> None:
            self.pause("before commit")
            real()
            self.pause("after commit")

        connection._commit = commit
        self._greenlet = greenlet(lambda: self._live(work))

    def _live(self, work: Callable[["Worker"], None]) -> None:
        with suppress(KilledError):
            work(self)

    @property
    def holds(self) -> bool:
        return bool(self._connection.in_atomic_block)

    def go(self) -> None:
        """It goes on until its next boundary."""
        self.is_idle = self.is_frozen = False
        with self._connected():
            self._greenlet.switch()
        if self._greenlet.dead:
            self.end()

    def kill(self) -> None:
        """It dies where it is; what it had not committed is gone."""
        self.is_dead = True
        with self._connected():
            if self._greenlet:
                self._greenlet.throw(KilledError)
        self.end()

    def end(self) -> None:
        self.is_dead = True
        self._connection.in_atomic_block = False
        self._connection.close()

    @contextmanager
    def _connected(self) -> Iterator[None]:
        last = connections["default"]
        connections["default"] = self._connection
        try:
            yield
        finally:
            connections["default"] = last

    def pause(self, what: str, length: timedelta = timedelta(seconds=0.01)) -> None:
        """A boundary: the others may go on."""
        if self.is_dead:
            raise KilledError
        assert getcurrent() is self._greenlet
        self.wakes = self._turn.now + length
        self._turn.reached(self, what)
        self._greenlet.parent.switch()

    def rest(self, length: timedelta) -> None:
        """It has nothing to do for so long, or until it is woken."""
        self.is_idle = True
        self.pause("rest", length)

    def fill(self, pages: int) -> None:
        """From now on its database may have so many pages."""
        if self._connection.connection:
            self._connection.connection.execute(f"PRAGMA max_page_count = {pages}")

    def _around(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        verb = sql.split(None, 1)[0]
        self.pause(f"before {verb}")
        began = self._turn.now
        while True:
            self._turn.refuses(verb)
            try:
                found = execute(sql, params, many, context)
            except OperationalError as wrong:
                if "locked" not in str(wrong) or self._turn.now - began > _WAITS:
                    raise
                self.pause("waits for a lock", _AGAIN)
                continue
            self.pause(f"after {verb}")
            return found


class Turns:
    """Who is at work, and what time it is for all of them."""

    now: timedelta

    def reached(self, worker: Worker, what: str) -> None:
        """A worker is at a boundary."""
        raise NotImplementedError

    def refuses(self, verb: str) -> None:
        """Raises where the database cannot do it now."""
        raise NotImplementedError
