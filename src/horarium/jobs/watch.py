"""The watch's loop: ``python -m horarium.jobs.watch``. Every second it decides what is due.

Its proof of life is given after a tick that was written and found itself well, and never else.
"""

from collections.abc import Callable

from django.db import connection

from horarium.core.watch.house_time import Reading
from horarium.jobs.clocks import read_clocks
from horarium.jobs.process import as_process, go_on, say

TICK = 1.0
# A database that does not answer is asked again sooner here than elsewhere.
PAUSE = 0.5


def main() -> None:
    """Keep watch until asked to end."""
    as_process(_watch)


def _watch() -> None:
    from horarium.actions.expect_everybody import expect_everybody  # noqa: PLC0415 - names rows

    expect_everybody(now=read_clocks().wall_at)
    go_on("The watch", tick, PAUSE)


def tick(read: Callable[[], Reading] = read_clocks) -> float:
    """One tick; for how many seconds to rest after it."""
    from horarium.actions.keep_watch import keep_watch  # noqa: PLC0415 - names rows
    from horarium.store.house_clock import TooOldError  # noqa: PLC0415

    try:
        kept = keep_watch(reading=read())
    except TooOldError as wrong:
        say(str(wrong))
        connection.close()
        return 60.0
    return 0.0 if kept.more else TICK


if __name__ == "__main__":
    main()
