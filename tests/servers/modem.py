"""A real Gammu SMS daemon with its dummy telephone: it takes, sends and receives, without a modem.

Where it is missing it is installed, if that is allowed here; else the run fails and says what to
install. The dummy sends whatever it is given, in parts where it is long; it cannot refuse a
number, so a test moves a file to ``error`` as the daemon would.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.processes import until

MISSING = (
    "The modem's tests need Gammu; install it (apt install gammu gammu-smsd) and run this again."
)
_DUMMY = """[gammu]
connection = none
model = dummy
device = {folder}/phone
"""
_DAEMON = """
[smsd]
service = files
inboxpath = {folder}/inbox/
outboxpath = {folder}/outbox/
sentsmspath = {folder}/sent/
errorsmspath = {folder}/error/
inboxformat = unicode
transmitformat = auto
logfile = {folder}/log
commtimeout = 1
receivefrequency = 1
statusfrequency = 0
loopsleep = 1
checksecurity = 0
checkbattery = 0
checksignal = 0
"""


def installed() -> None:
    """Gammu is here, or is brought. Ends the run with a sentence where it cannot be."""
    found = all(map(shutil.which, ("gammu", "gammu-smsd")))
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        packages = ("gammu", "gammu-smsd")
        for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", "-qq", *words], check=False, stdout=subprocess.DEVNULL)
    if not all(map(shutil.which, ("gammu", "gammu-smsd"))):
        sys.exit(MISSING)


@dataclass(frozen=True)
class Modem:
    """The folders of a daemon, and its telephone."""

    folder: Path

    def receive(self, sender: str, text: str) -> None:
        """A text reaches the SIM card, in parts where it is long."""
        subprocess.run(
            [
                *("gammu", "-c", str(self.folder / "phone.rc"), "savesms", "TEXT", "-unread"),
                *("-folder", "1", "-sender", sender, "-len", "400", "-unicode"),
            ],
            input=text,
            encoding="utf-8",
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=True,
            capture_output=True,
        )

    def wrote(self) -> str:
        """What the daemon says of itself."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")


def laid_out(folder: Path) -> Modem:
    """The folders, with no daemon at work in them."""
    for each in ("inbox", "outbox", "sent", "error", "phone"):
        (folder / each).mkdir()
    (folder / "phone.rc").write_text(_DUMMY.format(folder=folder), encoding="utf-8")
    (folder / "daemon.rc").write_text((_DUMMY + _DAEMON).format(folder=folder), encoding="utf-8")
    return Modem(folder)


@contextmanager
def at_work(modem: Modem) -> Iterator[None]:
    """The daemon takes and sends until the context ends."""
    installed()
    process = subprocess.Popen(
        ["gammu-smsd", "-c", str(modem.folder / "daemon.rc")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    try:
        until((modem.folder / "phone" / "sms" / "5").exists)
        yield
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    installed()
