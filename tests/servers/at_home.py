"""Somebody's own services on this machine: whatever is posted there is kept."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Service:
    """It answers with ``status``; ``came`` holds each path, the headers, and what was said."""

    port: int = 0
    status: int = 200
    elsewhere: str = ""
    drips: bool = False
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


@contextmanager
def service() -> Iterator[Service]:
    """One that is asked until the context ends."""
    of = Service()

    class Desk(_Desk):
        service = of

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
    service: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.service.came.append((self.path, dict(self.headers.items()), body))
        self.send_response(self.service.status)
        self.send_header("Content-Length", "1000" if self.service.drips else "2")
        if self.service.elsewhere:
            self.send_header("Location", self.service.elsewhere)
        self.end_headers()
        while self.service.drips and not self.service.ended.wait(0.3):
            try:
                self.wfile.write(b" ")
            except OSError:
                return
        self.wfile.write(b"{}")

    def do_PUT(self) -> None:
        self.do_POST()

    def log_message(self, *_: object) -> None:
        """It says nothing of its own."""
