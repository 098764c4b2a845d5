"""Runs a command beside a PostgreSQL of its own: ``python tests/servers/postgres.py pytest ...``.

The server listens on a socket in a temporary folder only, and is gone when the command ends.
Where PostgreSQL is missing it is installed, if that is allowed here; else the run fails and
says what to install.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MISSING = (
    "The database tests need PostgreSQL; install it (apt install postgresql) and run this again."
)
# PostgreSQL refuses to run as root; this user comes with its package.
OWNER = "postgres"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs, as distributions place them."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: each.parent.name)
    found = shutil.which("initdb")
    known = [each for each in folders if (each / "initdb").exists()]
    return known[-1] if known else Path(found).parent if found else None


def installed() -> Path:
    """The same, installed first if need be. Ends the run with a sentence where it cannot."""
    if not programs() and os.geteuid() == 0 and shutil.which("apt-get"):
        for words in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
            subprocess.run(["apt-get", "-qq", *words], check=False, stdout=subprocess.DEVNULL)
    folder = programs()
    if not folder:
        sys.exit(MISSING)
    return folder


@dataclass(frozen=True)
class Server:
    """A server that runs: where it is, and how to kill it and start it again."""

    address: str
    restart: Callable[[], None]


@contextmanager
def server() -> Iterator[str]:
    """The address of a server that runs as long as the context lasts."""
    with running() as made:
        yield made.address


@contextmanager
def running() -> Iterator[Server]:
    """A server that runs as long as the context lasts."""
    bin_, root = installed(), os.geteuid() == 0
    with tempfile.TemporaryDirectory(prefix="horarium-pg-") as folder:
        if root:
            shutil.chown(folder, OWNER, OWNER)
        data, user = Path(folder, "data"), ["runuser", "-u", OWNER, "--"] if root else []

        def pg(*words: str) -> None:
            subprocess.run([*user, *words], check=True, cwd=folder, stdout=subprocess.DEVNULL)

        pg(str(bin_ / "initdb"), "-D", str(data), "-U", OWNER, "-A", "trust", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=50"
        control = [str(bin_ / "pg_ctl"), "-D", str(data), "-w"]
        start = [*control, "-l", str(Path(folder, "log")), "-o", options, "start"]

        def restart() -> None:
            """As when it crashes: nobody is told, and it finds by itself what was committed."""
            pg(*control, "-m", "immediate", "stop")
            pg(*start)

        pg(*start)
        try:
            address = f"postgresql://{OWNER}@{folder.replace('/', '%2F')}/postgres"
            yield Server(address, restart)
        finally:
            pg(*control, "-m", "immediate", "stop")


def main(words: Sequence[str]) -> int:
    with server() as address:
        environment = {**os.environ, "HORARIUM_DATABASE": address}
        return subprocess.run(words, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
