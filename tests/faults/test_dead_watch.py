"""The watch of a house that runs hangs: nobody is told that it is alive, and people are told."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from horarium.config.command.run import BREAK_GLASS, WATCH
from tests.servers.processes import process_of, until
from tests.servers.running import running
from tests.small_house import house_file

# As it runs in the house, but for a voice that writes down, and for how long it waits.
_PROGRAM = """
import sys, time
from datetime import timedelta
from pathlib import Path
sys.modules["django"] = None
from horarium.core.watch.message import Voice
from horarium.jobs.break_glass import BreakGlass, Limits
data, heard = map(Path, sys.argv[1:])
def send(message, now):
    with heard.open("a") as file:
        file.write(f"{message.address}: {message.text}\\n")
    return ""
limits = Limits(silent=timedelta(seconds=5), look=timedelta(seconds=0.2))
beside = BreakGlass(data, {"sms": Voice(send)}, limits=limits)
while True:
    time.sleep(beside.step())
"""


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Its end of the socket that the house is started with."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield listening


def hears(listening: socket.socket) -> bool:
    """Whether the watch said that it is alive since it was asked last."""
    found = False
    try:
        while listening.recv(200):
            found = True
    except BlockingIOError:
        return found
    return found


def test_watch_that_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, systemd: socket.socket
) -> None:
    """It is neither dead nor does it anything, so that nobody starts it again."""
    monkeypatch.setenv("HORARIUM_PHONE", "http://SID:TOKEN@127.0.0.1:9/?from=+14155550100")
    data, heard = tmp_path / "data", tmp_path / "heard"
    with running(tmp_path, house_file(tmp_path)) as house:
        until(lambda: hears(systemd))
        until(lambda: process_of(house.process, BREAK_GLASS))
        until(lambda: is_locked(data))
        watch = process_of(house.process, WATCH)
        assert watch
        beside = subprocess.Popen([sys.executable, "-c", _PROGRAM, data, heard])
        try:
            os.kill(watch, signal.SIGSTOP)
            hears(systemd)
            until(heard.exists)
            assert not hears(systemd)
            os.kill(watch, signal.SIGCONT)
            until(lambda: "alive again" in heard.read_text(encoding="utf-8"))
            until(lambda: hears(systemd))
        finally:
            beside.kill()
            beside.wait()
    stopped, alive = heard.read_text(encoding="utf-8").splitlines()
    assert stopped == (
        "415 555 0111: Horarium's watch has stopped. Please make sure that somebody is there now."
    )
    assert alive.startswith("415 555 0111: Horarium's watch is alive again.")


def is_locked(data: Path) -> bool:
    """Whether a break-glass is on duty here: a second one waits."""
    folder = os.open(data, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(folder)
