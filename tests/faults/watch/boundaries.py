"""Where a process can die: before and after each statement, each commit, each call of a channel."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection

from horarium.core.watch.message import Message, Voice

# Told what comes next or has just been done: "before SELECT", "after commit", "after send".
Reached = Callable[[str], None]


@contextmanager
def boundaries(reached: Reached) -> Iterator[None]:
    """``reached`` is called at each boundary of the database."""
    real = connection._commit  # type: ignore[attr-defined]

    def around(execute: Any, sql: str, *told: Any) -> Any:
        verb = sql.split(None, 1)[0]
        reached(f"before {verb}")
        found = execute(sql, *told)
        reached(f"after {verb}")
        return found

    def commit() -> None:
        reached("before commit")
        real()
        reached("after commit")

    connection._commit = commit  # type: ignore[attr-defined]
    try:
        with connection.execute_wrapper(around):
            yield
    finally:
        del connection._commit  # type: ignore[attr-defined]


def bounded(voice: Voice, reached: Reached) -> Voice:
    """The same channel, with a boundary before and after each message that it is given."""

    def send(message: Message, now: datetime) -> str:
        reached("before send")
        ref = voice.send(message, now)
        reached("after send")
        return ref

    return Voice(send, voice.receipts, voice.replies)
