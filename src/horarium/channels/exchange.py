"""One question over HTTP and its answer: no redirects, no proxies, and an end to waiting."""

import functools
import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from horarium.channels.public import is_public
from horarium.channels.within import CONNECT, READ, within

# Nobody who is asked here has more to say.
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered."""

    status: int
    body: bytes


class NoAnswerError(Exception):
    """Nothing was answered; the message says why in a few words that name no address.

    ``forbidden`` where it was not even asked, because the address leads into somebody's house.
    """

    def __init__(self, words: str, *, forbidden: bool = False) -> None:
        super().__init__(words)
        self.forbidden = forbidden


def ask(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes | None = None,
    *,
    private: bool = True,
) -> Answer:
    """What is answered to one question, in at most eight seconds. Raises NoAnswerError.

    Without ``private`` nobody is asked in this machine or its network, whatever name they have:
    the address that was judged is the one that is connected to.
    """
    parts = urlsplit(url)
    opened: list[socket.socket] = []
    late = threading.Event()

    def asked() -> Answer:
        opened.append(_connected(parts, private=private))
        if late.is_set():  # Nothing is said once its sender was told that it was not.
            raise OSError
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
        connection.sock = _sealed(opened, parts)
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.request(method, path, body, {**headers, "Connection": "close"})
        answer = connection.getresponse()
        return Answer(answer.status, answer.read(_LARGEST))

    def stop() -> None:
        late.set()
        for each in opened:
            _cut(each)

    try:
        return within(CONNECT + READ, asked, stop)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NoAnswerError(_words(error)) from None
    finally:
        for each in opened:
            each.close()


# The more special one first: most of these are kinds of OSError.
_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "it did not answer in time"),
    (ssl.SSLError, "its certificate or encryption was not accepted"),
    (socket.gaierror, "its name was not found"),
    (ConnectionRefusedError, "it could not be reached"),
    (OSError, "the connection broke"),
    (Exception, "its answer was not understood"),
)


def _words(error: Exception) -> str:
    return next(words for kind, words in _WORDS if isinstance(error, kind))


def _connected(parts: SplitResult, *, private: bool) -> socket.socket:
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not private and not all(map(is_public, addresses)):
        raise NoAnswerError("its address is not one of the open network", forbidden=True)
    wrong: OSError = OSError()
    for each in addresses:
        try:
            connection = socket.create_connection((each, port), CONNECT)
        except OSError as error:
            wrong = error
        else:
            connection.settimeout(READ)
            return connection
    raise wrong


def _sealed(opened: list[socket.socket], parts: SplitResult) -> socket.socket:
    """The socket, with TLS around it where the address says https."""
    if parts.scheme == "https":
        opened[-1] = _trust().wrap_socket(opened[-1], server_hostname=parts.hostname)
    return opened[-1]


@functools.cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(connection: socket.socket) -> None:
    """End what is waited for in another thread."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
