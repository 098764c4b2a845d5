"""``horarium run``: pages, planner, watch, delivery and break-glass; what dies is started again."""

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from types import FrameType

from horarium.config.addresses import site, spelled
from horarium.config.command.door import tell_first_keys
from horarium.config.command.keeping import database, say
from horarium.config.command.refusal import RefusalError

# How long each may take to end by itself, and after how long it counts as well again.
SECONDS_TO_END = 4.0
SECONDS_TO_BE_WELL = 60.0
LONGEST_PAUSE = 30.0
_LOOK = 0.2

PAGES = "horarium.config.serving"
PLANNER = "horarium.jobs.planner"
WATCH = "horarium.jobs.watch"
MESSENGER = "horarium.jobs.deliver"
BREAK_GLASS = "horarium.jobs.break_glass"


def run(options: Namespace) -> int:
    """Open the house and keep it open. Raises RefusalError."""
    origin = os.environ.get("HORARIUM_URL", "http://localhost:8000")
    address = options.address or _listens(origin)
    # Before a key is given out: the house may be open already.
    _be_sure_it_is_free(*_host_and_port(address))
    with database():
        tell_first_keys()
    return serve(address)


def serve(address: str) -> int:
    """Answer at an address such as ``127.0.0.1:8000`` until told to end. Raises RefusalError."""
    host, port = _host_and_port(address)
    _be_sure_it_is_free(host, port)
    children = (
        Child("The pages", (PAGES, host, str(port))),
        Child("The planner", (PLANNER,)),
        Child("The watch", (WATCH,)),
        Child("Delivery", (MESSENGER,)),
        Child("The break-glass", (BREAK_GLASS,)),
    )
    with _told_to_end() as ending:
        for each in children:
            each.start()
        _tell(f"Horarium answers at http://{spelled(host)}:{port}. Ctrl-C ends it.")
        while not ending.wait(_LOOK):
            for each in children:
                each.look_after()
        _end(children)
    _tell("Horarium has ended.")
    return 0


@dataclass
class Child:
    """A process that is started again when it dies: at once the first time, then more slowly."""

    name: str
    words: tuple[str, ...]
    process: "subprocess.Popen[bytes] | None" = None
    deaths: int = 0
    again_at: float = 0.0
    started_at: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        """In a session and a group of its own, which ends when this process does."""
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own modules, by their names
            (sys.executable, "-P", "-m", *self.words),
            stdin=subprocess.PIPE,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": _settings()},
            start_new_session=True,
        )

    def look_after(self) -> None:
        """Notice that it died, say so, and start it again when its pause is over."""
        if self.process:
            status = self.process.poll()
            if status is not None:
                self._died(status)
        elif time.monotonic() >= self.again_at:
            self.start()

    def _died(self, status: int) -> None:
        lived = time.monotonic() - self.started_at
        self.deaths = 1 if lived > SECONDS_TO_BE_WELL else self.deaths + 1
        pause = min(2.0 ** (self.deaths - 1) - 1, LONGEST_PAUSE)
        why = f"signal {-status}" if status < 0 else f"status {status}"
        when = f"in {pause:.0f} s" if pause else "now"
        _tell(f"{self.name} stopped ({why}); started again {when}.")
        self.signal(signal.SIGKILL)
        self.process, self.again_at = None, time.monotonic() + pause

    def signal(self, number: int) -> None:
        """To all of its group."""
        if self.process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)

    def wait(self, until: float) -> None:
        """For its end; it is ended where it takes longer."""
        if not self.process:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(until - time.monotonic(), 0))
        self.signal(signal.SIGKILL)
        self.process.wait()


def _end(children: Sequence[Child]) -> None:
    until = time.monotonic() + SECONDS_TO_END
    for each in children:
        each.signal(signal.SIGTERM)
    for each in children:
        each.wait(until)


def _tell(words: str) -> None:
    """At once, to whoever reads the log; the house stays open where their disk is full."""
    with suppress(OSError):
        say(words)
        sys.stdout.flush()


def _settings() -> str:
    return os.environ.get("DJANGO_SETTINGS_MODULE", "horarium.config.settings")


@contextmanager
def _told_to_end() -> Iterator[threading.Event]:
    """Set once the terminal (Ctrl-C) or the system asks this process to end."""
    ending = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        ending.set()

    before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield ending
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _listens(origin: str) -> str:
    """Where to answer so that the pages are found at their address.

    Behind a proxy that speaks https, and for this machine alone, only on this machine.
    """
    try:
        where = site(origin)
    except ValueError as wrong:
        raise RefusalError(f"{wrong}.") from None
    if where.secure:
        return "127.0.0.1:8000"
    if where.host == "localhost":
        return f"127.0.0.1:{where.port}"
    try:
        return f"{spelled(str(ip_address(where.host)))}:{where.port}"
    except ValueError:
        return f"0.0.0.0:{where.port}"


def _host_and_port(address: str) -> tuple[str, int]:
    host, colon, port = address.rpartition(":")
    sentence = f'"{address}" is no address to answer at; write it like 127.0.0.1:8000.'
    if not colon or not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
        raise RefusalError(sentence)
    try:
        return str(ip_address("127.0.0.1" if host == "localhost" else host.strip("[]"))), int(port)
    except ValueError:
        raise RefusalError(sentence) from None


def _be_sure_it_is_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
            tried.listen(1)
        except OSError as wrong:
            raise RefusalError(_cannot_answer(f"{spelled(host)}:{port}", wrong)) from None


def _cannot_answer(address: str, wrong: OSError) -> str:
    if wrong.errno == errno.EADDRINUSE:
        return (
            f"Something answers at {address} already; end it, or name another address "
            "with --address."
        )
    if wrong.errno == errno.EACCES:
        return f"You may not answer at {address}; name a port from 1024 on with --address."
    return f"Nothing can answer at {address} ({wrong.strerror}); name another with --address."
