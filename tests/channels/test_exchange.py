"""One question over HTTP: sealed where the address says so, and asked of nobody it should not."""

import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from horarium.channels import exchange
from horarium.channels.exchange import NoAnswerError, ask
from horarium.channels.public import is_public, may_be_reached
from tests.servers.running import free_port
from tests.servers.sealed import sealed


class _Desk(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"{self.headers['Host']} {self.path}".encode())

    def log_message(self, *_: object) -> None:
        """It says nothing of its own."""


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a server that speaks https, and its certificate."""
    context, file = sealed(tmp_path)
    server = HTTPServer(("127.0.0.1", 0), _Desk)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"https://localhost:{server.server_port}", file
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_server_that_is_trusted_is_asked(
    place: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name, with the path as it stands."""
    address, file = place
    monkeypatch.setattr(exchange, "_trust", lambda: ssl.create_default_context(cafile=file))
    answer = ask("GET", f"{address}/a%20b?c=%2B1", {})
    assert answer.status == 200
    assert answer.body.decode() == f"{address.removeprefix('https://')} /a%20b?c=%2B1"


def test_a_server_that_nobody_vouches_for_is_told_nothing(place: tuple[str, Path]) -> None:
    """There are tokens in what is asked."""
    with pytest.raises(NoAnswerError, match="certificate"):
        ask("GET", place[0], {"Authorization": "Basic AAAA"})


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:{0}/", "could not be reached"),
        ("http://no-such-house.invalid/", "not found"),
        ("http://127.0.0.1:{0}/a b", "not understood|not be reached"),
        ("http://{1}/", "not found|not understood"),
    ],
)
def test_what_cannot_be_asked_is_said_without_the_address(url: str, words: str) -> None:
    """In a few words that fit into a sentence."""
    with pytest.raises(NoAnswerError, match=words) as unanswered:
        ask("GET", url.format(free_port(), "x" * 70), {})
    assert "127.0.0.1" not in str(unanswered.value)
    assert "invalid" not in str(unanswered.value)


def test_a_name_that_changes_its_address_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is resolved once: what was judged is what is connected to, and all of it is judged."""
    told = iter([["1.1.1.1", "127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(2, 1, 6, "", (each, port)) for each in next(told)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(NoAnswerError, match="open network") as unanswered:
        ask("GET", "http://rebinds.example.org/", {}, private=False)
    assert unanswered.value.forbidden
    assert asked == ["rebinds.example.org"]


@pytest.mark.parametrize(
    ("address", "public", "at_home"),
    [
        ("1.1.1.1", True, True),
        ("2606:4700:4700::1111", True, True),
        ("::ffff:1.1.1.1", True, True),
        ("64:ff9b::1.1.1.1", True, True),
        ("127.0.0.1", False, True),
        ("::1", False, True),
        ("::ffff:127.0.0.1", False, True),
        ("192.168.1.20", False, True),
        ("10.0.0.1", False, True),
        ("fd00::1", False, True),
        ("64:ff9b::10.0.0.1", False, True),
        ("2002:a00:1::", False, True),
        ("0.0.0.0", False, False),  # noqa: S104 - it is refused
        ("::", False, False),
        ("169.254.169.254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("fe80::1%eth0", False, False),
        ("224.0.0.1", False, False),
        ("ff02::1", False, False),
        ("100.64.0.1", False, False),
        ("localhost", False, False),
        ("", False, False),
    ],
)
def test_where_an_address_leads(address: str, *, public: bool, at_home: bool) -> None:
    """Out into the open network, into the house, or to where nobody is meant to ask."""
    assert is_public(address) is public
    assert may_be_reached(address, private=True) is at_home
    assert may_be_reached(address, private=False) is public
