"""The pages' own process: ``python -m horarium.config.serving HOST PORT``.

It leads its own group of processes, and ends with all of it when whoever started it does: then
its standard input is closed.
"""

import multiprocessing
import os
import signal
import sys
import threading

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

# A page takes milliseconds; whoever looks on at a plan in the making takes a thread for a minute.
THREADS = 24
SECONDS_TO_FINISH = 2


def main(words: list[str]) -> None:
    """Answer at this host and port until told to end."""
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    multiprocessing.set_start_method("spawn")
    Server(
        "horarium.config.wsgi:application",
        address=words[0],
        port=int(words[1]),
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=SECONDS_TO_FINISH,
    ).serve()


def _end_with_the_parent() -> None:
    # Not through a buffer, which the end of this process would wait for.
    while os.read(0, 1):
        pass
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
