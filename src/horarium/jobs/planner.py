"""The planner's loop: ``python -m horarium.jobs.planner``, as long as the house is open."""

import os
import secrets
import socket

from horarium.jobs.process import as_process, go_on

LOOK = 0.5


def main() -> None:
    """Plan until asked to end."""
    as_process(_plan)


def _plan() -> None:
    from horarium.jobs.work import work  # noqa: PLC0415 - it names rows, which Django finds

    worker = f"{socket.gethostname()[:16]} {os.getpid()} {secrets.token_hex(4)}"
    go_on("The planner", lambda: 0.0 if work(worker) else LOOK)


if __name__ == "__main__":
    main()
