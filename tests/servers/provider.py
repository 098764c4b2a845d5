"""A provider of telephony that lies, stalls and calls back, over real HTTP on this machine.

Its API is the part of Twilio's that is used here. What it does next is told by ``mood``; what it
was given is in ``taken``, and what is left for the house to find in ``inbound``.
"""

import base64
import hashlib
import hmac
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

ACCOUNT, TOKEN = "AC00000000000000000000000000000001", "not-a-secret"
SENDER = "+14155550100"
HOME = f"/2010-04-01/Accounts/{ACCOUNT}/"


class Mood(Enum):
    """What it does with the next order."""

    HONEST = auto()
    SAYS_YES_AND_DROPS_IT = auto()
    STALLS = auto()
    DRIPS = auto()
    TAKES_IT_AND_BREAKS = auto()
    TAKES_IT_AND_HANGS_UP = auto()
    DELIVERS_TWICE = auto()
    TALKS_NONSENSE = auto()
    SHOWS_A_PAGE = auto()
    SENDS_ELSEWHERE = auto()
    KNOWS_NO_SUCH_NUMBER = auto()
    REFUSES_THE_TOKEN = auto()
    IS_TIRED = auto()


@dataclass
class Provider:
    """It remembers everything; ``port`` is where it is asked."""

    port: int = 0
    mood: Mood = Mood.HONEST
    taken: dict[str, dict[str, str]] = field(default_factory=dict)
    delivered: list[dict[str, str]] = field(default_factory=list)
    inbound: list[dict[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    page: int = 50
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """As it stands in HORARIUM_PHONE."""
        return f"http://{ACCOUNT}:{TOKEN}@127.0.0.1:{self.port}/?from={SENDER}&country=1"

    def becomes(self, ref: str, status: str, **more: str) -> None:
        """Let something that was taken end as a status says."""
        self.taken[ref] |= {"status": status, "date_updated": spelled(datetime.now(UTC)), **more}

    def answers(self, sid: str, sender: str, text: str, at: datetime) -> None:
        """Somebody texts the house's number."""
        self.inbound.append(
            {
                "sid": sid,
                "from": sender,
                "to": SENDER,
                "body": text,
                "direction": "inbound",
                "status": "received",
                "date_sent": spelled(at),
            }
        )

    def press(self, ref: str, key: str) -> "Posted":
        """Whoever was called presses a key: what is posted to the house for it, signed."""
        call = self.taken[ref]
        found = re.search(r'<Gather action="([^"]+)" method="POST"', call["Twiml"])
        if found is None:
            raise AssertionError("this call waits for no key")
        told = {name: call[name] for name in ("To", "From")}
        known = {"AccountSid": ACCOUNT, "CallSid": call["sid"], "Digits": key, "ApiVersion": "1"}
        return signed(found[1], told | known)

    def take(self, what: str, form: dict[str, str]) -> dict[str, str]:
        """What is answered to an order that is taken."""
        kind = "SM" if what == "Messages" else "CA"
        sid = f"{kind}{len(self.taken):032x}"
        self.taken[f"{what}/{sid}"] = {"sid": sid, "status": "queued", **form}
        return self.taken[f"{what}/{sid}"]

    def listed(self, query: dict[str, list[str]]) -> dict[str, Any]:
        """One page of what came in."""
        since = datetime.fromisoformat(query["DateSent>"][0])
        found = [
            each
            for each in self.inbound
            if each["to"] == query["To"][0] and parsedate_to_datetime(each["date_sent"]) >= since
        ]
        begin = int(query.get("Page", ["0"])[0]) * self.page
        rest = len(found) > begin + self.page
        following = f"To=%2B{SENDER[1:]}&DateSent%3E={query['DateSent>'][0]}"
        number = begin // self.page + 1
        elsewhere = f"http://elsewhere.invalid{HOME}Messages.json?{following}&Page={number}"
        return {
            "messages": found[begin : begin + self.page],
            "next_page_uri": elsewhere if rest else None,
        }


def spelled(at: datetime) -> str:
    """An instant as the provider writes it."""
    return format_datetime(at)


@dataclass(frozen=True)
class Posted:
    """What the provider posts, and how it signs it."""

    address: str
    form: dict[str, str]
    signature: str


def signed(address: str, form: dict[str, str], token: str = TOKEN) -> Posted:
    """As its documentation says: the address, then each name and value in the order of names."""
    words = address
    for name in sorted(form):
        words += name + form[name]
    digest = hmac.new(token.encode(), words.encode(), hashlib.sha1).digest()
    return Posted(address, form, base64.b64encode(digest).decode())


@contextmanager
def provider() -> Iterator[Provider]:
    """One that is asked until the context ends."""
    of = Provider()

    class Desk(_Desk):
        provider = of

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    server.daemon_threads = True
    of.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield of
    finally:
        of.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Desk(BaseHTTPRequestHandler):
    """Where orders are given and questions asked."""

    provider: Provider

    def do_POST(self) -> None:
        what = re.fullmatch(rf"{HOME}(Messages|Calls)\.json", self.path)
        if not what or not self._known():
            return self._say(401, {"code": 20003, "message": "Authenticate"})
        form = {
            name: values[0]
            for name, values in parse_qs(
                self.rfile.read(int(self.headers["Content-Length"])).decode(), strict_parsing=True
            ).items()
        }
        return self._moody(self.provider.mood, what[1], form)

    def do_GET(self) -> None:
        self.provider.asked.append(self.path)
        of, parts = self.provider, urlsplit(self.path)
        path = parts.path.removeprefix(HOME)
        if not self._known() or of.mood is Mood.REFUSES_THE_TOKEN:
            return self._say(401, {"code": 20003, "message": "Authenticate"})
        if of.mood in _ODD:
            return _ODD[of.mood](self)
        if path == "Messages.json":
            return self._say(200, of.listed(parse_qs(parts.query)))
        found = of.taken.get(path.removesuffix(".json"))
        return self._say(200, found) if found else self._say(404, {"code": 20404})

    def _moody(self, mood: Mood, what: str, form: dict[str, str]) -> None:
        if mood in _ODD:
            return _ODD[mood](self)
        if mood in _REFUSALS:
            status, code = _REFUSALS[mood]
            return self._say(status, {"code": code, "message": f"no {form['To']}"})
        answer = self.provider.take(what, form)
        times = {Mood.DELIVERS_TWICE: 2, Mood.SAYS_YES_AND_DROPS_IT: 0}.get(mood, 1)
        self.provider.delivered += [form] * times
        if mood is Mood.TAKES_IT_AND_HANGS_UP:
            self.close_connection = True
            return None
        if mood is Mood.TAKES_IT_AND_BREAKS:
            return self._say(500, {"code": 20500})
        return self._say(201, answer)

    def _known(self) -> bool:
        told = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        return self.headers["Authorization"] == f"Basic {told}"

    def _say(self, status: int, told: object, kind: str = "application/json") -> None:
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 307:
            self.send_header("Location", f"http://127.0.0.1:{self.provider.port}/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def _stall(self) -> None:
        self.provider.ended.wait(30)

    def _drip(self) -> None:
        """A byte now and then: each of them within every time-out of a socket."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        while not self.provider.ended.wait(0.2):
            try:
                self.wfile.write(b" ")
            except OSError:
                return

    def log_message(self, *_: object) -> None:
        """It says nothing of its own."""


_ODD: dict[Mood, Callable[[Any], None]] = {
    Mood.STALLS: _Desk._stall,
    Mood.DRIPS: _Desk._drip,
    Mood.TALKS_NONSENSE: lambda desk: desk._say(201, b"\x00{]"),
    Mood.SHOWS_A_PAGE: lambda desk: desk._say(200, b"<h1>Accept the terms</h1>", "text/html"),
    Mood.SENDS_ELSEWHERE: lambda desk: desk._say(307, b""),
}
_REFUSALS = {
    Mood.KNOWS_NO_SUCH_NUMBER: (400, 21211),
    Mood.REFUSES_THE_TOKEN: (401, 20003),
    Mood.IS_TIRED: (429, 20429),
}
