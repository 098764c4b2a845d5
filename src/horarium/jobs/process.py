"""A process of the house that uses its rows: it goes on, whatever the database does meanwhile."""

import time
from collections.abc import Callable

import django
from django.db import DatabaseError, connection

from horarium.jobs.ending import EndedError, say, until_ended

__all__ = ["EndedError", "as_process", "go_on", "say"]

# So long a process waits when the database does not answer, before it asks again.
PAUSE = 2.0


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

    def set_up_and_work() -> None:
        django.setup()
        work()

    until_ended(set_up_and_work)
