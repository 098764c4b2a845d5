"""How a process of the house ends: when it is asked to, or when whoever started it ends.

Nothing here needs Django, for one of them must go on where Django cannot.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType


class EndedError(BaseException):
    """This process was asked to end."""


def until_ended(work: Callable[[], None], *, alone: bool = False) -> None:
    """Do ``work`` until asked to end; unless it is ``alone``, also until the parent ends."""
    if not alone:
        threading.Thread(target=_end_with_the_parent, daemon=True).start()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, _end)
    try:
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
