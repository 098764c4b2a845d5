"""A process of the house: it goes on until it is asked to end, or until whoever started it ends."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import django
from django.db import DatabaseError, connection

# So long a process waits when the database does not answer, before it asks again.
PAUSE = 2.0


class EndedError(BaseException):
    """This process was asked to end."""


def go_on(name: str, step: Callable[[], float], pause: float = PAUSE) -> None:
    """Take one step after the other; each says for how many seconds to rest.

    A database that does not answer is said and asked again after ``pause`` seconds.
    """
    while True:
        try:
            time.sleep(step())
        except DatabaseError as wrong:
            say(f"{name} cannot use the database: {wrong}")
            connection.close()
            time.sleep(pause)


def as_process(work: Callable[[], None]) -> None:
    """Do ``work`` with Django set up, until asked to end."""
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, _end)
    try:
        django.setup()
        work()
    except EndedError:
        return


def say(words: str) -> None:
    """A line for whoever runs the server; where their disk is full, it goes on without."""
    with suppress(OSError):
        print(words, file=sys.stderr, flush=True)  # noqa: T201 - it is their log


def _end(_number: int, _frame: FrameType | None) -> None:
    raise EndedError


def _end_with_the_parent() -> None:
    # Not through a buffer, which the end of this process would wait for.
    while os.read(0, 1):
        pass
    os._exit(0)
