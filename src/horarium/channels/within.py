"""An end to waiting, whatever is waited for."""

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# Seconds. A name that is not resolved, or an answer that drips, ends with the sum of both.
CONNECT = 4.0
READ = 4.0


def within(seconds: float, work: Callable[[], T], stop: Callable[[], object]) -> T:
    """What ``work`` returns or raises, or TimeoutError after so many seconds.

    A time-out of a socket begins anew with each byte, and looking up a name knows none. So the
    work is done in a thread that nobody waits for longer than this; ``stop`` then helps it end.
    """
    found: list[T] = []
    wrong: list[BaseException] = []

    def done() -> None:
        try:
            found.append(work())
        except BaseException as error:  # noqa: BLE001 - it is raised where the work was asked for
            wrong.append(error)

    thread = threading.Thread(target=done, daemon=True)
    thread.start()
    thread.join(seconds)
    if found:
        return found[0]
    if wrong:
        raise wrong[0]
    stop()
    raise TimeoutError
