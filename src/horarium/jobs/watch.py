"""The watch's loop: ``python -m horarium.jobs.watch``. Every second it decides what is due.

Its signs of life are given after a tick that was written, and never else.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from horarium.core.watch.house_time import Reading
from horarium.jobs.clocks import read_clocks
from horarium.jobs.heartbeat import Heartbeat
from horarium.jobs.process import as_process, go_on, say

if TYPE_CHECKING:
    from horarium.actions.keep_watch import Kept

TICK = 1.0
# A database that does not answer is asked again sooner here than elsewhere.
PAUSE = 0.5


def main() -> None:
    """Keep watch until asked to end."""
    as_process(_watch)


def _watch() -> None:
    from horarium.actions.expect_everybody import expect_everybody  # noqa: PLC0415 - names rows
    from horarium.jobs.signs import Signs  # noqa: PLC0415

    signs = Signs(settings.DATA, Heartbeat(settings.HORARIUM_HEARTBEAT))
    expect_everybody(now=read_clocks().wall_at)
    go_on("The watch", lambda: tick(written=signs.give), PAUSE)


def tick(
    read: Callable[[], Reading] = read_clocks,
    written: "Callable[[Kept], None]" = lambda _: None,
) -> float:
    """One tick; for how many seconds to rest after it. ``written`` hears of it once it is."""
    from horarium.actions.keep_drills import keep_drills  # noqa: PLC0415 - names rows
    from horarium.actions.keep_watch import keep_watch  # noqa: PLC0415
    from horarium.store.house_clock import TooOldError  # noqa: PLC0415

    try:
        kept = keep_watch(reading=read())
    except TooOldError as wrong:
        say(str(wrong))
        connection.close()
        return 60.0
    written(kept)
    if kept.more:
        return 0.0
    keep_drills(reading=kept.now.reading)
    return TICK


if __name__ == "__main__":
    main()
