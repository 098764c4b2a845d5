"""What systemd is told, where it started the house: its socket is in the environment."""

import os
import socket

from horarium.jobs.ending import say

READY = "READY=1"
ALIVE = "WATCHDOG=1"


def tell_systemd(*words: str) -> None:
    """Say these, if anybody listens; who does not hear it starts the house again."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    # A name that begins with @ is in no folder.
    where = f"\0{address[1:]}" if address.startswith("@") else address
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as telling:
            telling.setblocking(False)  # noqa: FBT003 - the parameter has no name
            telling.sendto("\n".join(words).encode(), where)
    except OSError as wrong:
        say(f"systemd cannot be told that the watch is alive: {wrong.strerror}.")
