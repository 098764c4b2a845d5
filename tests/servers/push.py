"""A push service and the browser behind it, on this machine.

It judges who sends as RFC 8292 asks, and the browser opens what came as RFC 8291 says, with its
own half of the keys: nothing here knows how the house seals.
"""

import base64
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def unspelled(text: str) -> bytes:
    """Base64 as the web writes it."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _spelled(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Browser:
    """One that subscribed with the house's public key, ``house``, and what reached it."""

    house: str
    port: int = 0
    gone: int = 0
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    claims: list[dict[str, object]] = field(default_factory=list)
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = field(default_factory=lambda: os.urandom(16))
    ended: threading.Event = field(default_factory=threading.Event)
    stalls: bool = False

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def subscription(self, path: str = "/push/f00d") -> str:
        """What the page gives the house."""
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": _spelled(point), "auth": _spelled(self.auth)}
        return json.dumps({"endpoint": self.origin + path, "expirationTime": None, "keys": keys})

    def opened(self, sealed: bytes) -> dict[str, str]:
        """What a message says to its browser."""
        plain = http_ece.decrypt(
            sealed, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )
        told: dict[str, str] = json.loads(plain)
        return told

    def judge(self, authorization: str) -> bool:
        """Whether who sends is who the browser subscribed with, and says so to this service."""
        told = dict(each.strip().split("=", 1) for each in authorization[6:].split(","))
        head, body, signature = told["t"].split(".")
        assert authorization.startswith("vapid ")
        assert json.loads(unspelled(head)) == {"typ": "JWT", "alg": "ES256"}
        raw = unspelled(signature)
        dss = encode_dss_signature(*(int.from_bytes(raw[at : at + 32], "big") for at in (0, 32)))
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unspelled(self.house))
        self.claims.append(json.loads(unspelled(body)))
        try:
            point.verify(dss, f"{head}.{body}".encode(), ec.ECDSA(SHA256()))
        except InvalidSignature:
            return False
        return told["k"] == self.house and self.claims[-1]["aud"] == self.origin


@contextmanager
def browser(house: str) -> Iterator[Browser]:
    """One whose service takes messages until the context ends."""
    of = Browser(house)

    class Desk(_Desk):
        browser = of

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
    browser: Browser

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.browser.stalls:
            self.browser.ended.wait(30)
            return
        allowed = self.browser.judge(self.headers["Authorization"])
        status = self.browser.gone or (201 if allowed else 403)
        if status == 201:
            self.browser.came.append((dict(self.headers.items()), body))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        if status == 307:
            self.send_header("Location", f"{self.browser.origin}/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """It says nothing of its own."""
