"""The planner's loop: ``python -m horarium.jobs.planner``, as long as the house is open.

It ends when whoever started it does: then its standard input is closed.
"""

import os
import secrets
import signal
import socket
import threading
import time
from types import FrameType

import django
from django.db import DatabaseError, connection

LOOK = 0.5
PAUSE = 2.0


class EndedError(BaseException):
    """This process was asked to end."""


def main() -> None:
    """Plan until asked to end."""
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, _end)
    try:
        django.setup()
        _go_on(f"{socket.gethostname()[:16]} {os.getpid()} {secrets.token_hex(4)}")
    except EndedError:
        return


def _go_on(worker: str) -> None:
    from horarium.jobs.work import say, work  # noqa: PLC0415 - it names rows, which Django finds

    while True:
        try:
            if not work(worker):
                time.sleep(LOOK)
        except DatabaseError as wrong:
            say(f"The planner cannot use the database: {wrong}")
            connection.close()
            time.sleep(PAUSE)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise EndedError


def _end_with_the_parent() -> None:
    # Not through a buffer, which the end of this process would wait for.
    while os.read(0, 1):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
