"""Signs of life are given after a tick that was written and well, and hold nothing up."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from horarium.core.hours import HOUR
from horarium.jobs.heartbeat import Heartbeat
from horarium.jobs.sealed import BEAT, PLAN
from horarium.jobs.signs import Signs
from horarium.jobs.watch import tick
from tests.servers.processes import until
from tests.watched_house import watched

pytestmark = pytest.mark.django_db

NIGHT = ("Ana mon 23:00-07:15",)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a secret in it."""
    (tmp_path / "secret").write_text("a secret of this house", encoding="utf-8")
    return tmp_path


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Its end of the socket on which it listens."""
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(address)
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        yield listening


def heard(listening: socket.socket) -> str:
    try:
        return listening.recv(200).decode()
    except BlockingIOError:
        return ""


def test_systemd_hears_of_a_tick_that_was_well(data: Path, systemd: socket.socket) -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        signs = Signs(data, Heartbeat(""))
        tick(home.read, signs.give)
        assert heard(systemd) == "READY=1\nWATCHDOG=1"


def test_systemd_hears_nothing_of_messages_that_nobody_sends(
    data: Path, systemd: socket.socket
) -> None:
    """Asks were written and nobody delivers: to hear nothing makes it start the house again."""
    with watched(*NIGHT, since="mon 22:00") as home:
        signs = Signs(data, Heartbeat(""))
        home.pass_time(2 * HOUR)
        tick(home.read, signs.give)
        assert heard(systemd)
        home.pass_time(HOUR)
        tick(home.read, signs.give)
        assert not heard(systemd)
        assert (data / BEAT).exists()


def test_systemd_hears_nothing_of_a_tick_that_was_not_written(
    data: Path, systemd: socket.socket
) -> None:
    with watched(*NIGHT, since="mon 14:00") as home:
        signs = Signs(data, Heartbeat(""))
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE store_beatrow RENAME TO elsewhere")
        with pytest.raises(DatabaseError):
            tick(home.read, signs.give)
        assert not heard(systemd)
        assert not (data / BEAT).exists()


def test_nobody_listens_and_the_watch_goes_on(
    data: Path, systemd: socket.socket, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither systemd nor a disk that takes nothing holds up a tick."""
    Path(os.environ["NOTIFY_SOCKET"]).unlink()
    (data / "secret").unlink()
    with watched(*NIGHT, since="mon 14:00") as home:
        signs = Signs(data, Heartbeat(""))
        for _ in range(3):
            tick(home.read, signs.give)
    said = capsys.readouterr().err
    assert said.count("What the break-glass needs cannot be written") == 1
    assert "systemd cannot be told" in said
    assert not (data / PLAN).exists()
    assert not heard(systemd)


# -- to somebody outside


def test_heartbeat_that_stalls_delays_no_tick(data: Path) -> None:
    """Whoever listens takes the request and never answers: there is no second one meanwhile."""
    with (
        socket.create_server(("127.0.0.1", 0)) as outside,
        watched(*NIGHT, since="mon 14:00") as home,
    ):
        taken: list[socket.socket] = []

        def stall() -> None:
            while True:
                try:
                    taken.append(outside.accept()[0])
                except OSError:
                    return

        threading.Thread(target=stall, daemon=True).start()
        heartbeat = Heartbeat(f"http://127.0.0.1:{outside.getsockname()[1]}/house", every=0.0)
        signs = Signs(data, heartbeat)
        for _ in range(20):
            tick(home.read, signs.give)
        # The thread still waits for an answer when all twenty are done.
        assert heartbeat._thread
        assert heartbeat._thread.is_alive()
        until(lambda: taken)
        assert len(taken) == 1
        with closing(taken[0]) as asked:
            assert asked.recv(200).startswith(b"GET /house ")
            asked.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        heartbeat._thread.join(10)
        outside.shutdown(socket.SHUT_RDWR)


def test_heartbeat_comes_once_in_a_while_and_only_when_well(data: Path) -> None:
    with watched(*NIGHT, since="mon 22:00") as home:
        begun: list[str] = []

        class Counting(Heartbeat):
            """Says when it would go out."""

            def _fetch(self) -> None:
                begun.append("out")

        signs = Signs(data, Counting("http://localhost/", every=3600.0))
        for _ in range(3):
            tick(home.read, signs.give)
        until(lambda: begun)
        assert begun == ["out"]
        unwell = Signs(data, Counting("http://localhost/", every=0.0))
        home.pass_time(2 * HOUR)
        tick(home.read)
        home.pass_time(HOUR)
        tick(home.read, unwell.give)
        assert begun == ["out"]


def test_heartbeat_that_fails_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    heartbeat = Heartbeat(f"http://127.0.0.1:{port}/", every=0.0)
    for _ in range(3):
        heartbeat.beat()
        assert heartbeat._thread
        heartbeat._thread.join(10)
    assert capsys.readouterr().err.count("does not get out") == 1


def test_the_break_glass_needs_no_framework() -> None:
    """It starts and ends where Django and the database cannot even be imported."""
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from horarium.jobs.break_glass import _plugged_in, VOICES\n"
        "_plugged_in(VOICES); print('ready')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == "ready\n", done.stderr
    assert "can reach nobody" in done.stderr
