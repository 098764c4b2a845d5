"""A mail server on this machine: it takes, refuses, defers and stalls as its receivers' names say.

``nobody@`` does not exist, ``full@`` is full for now, ``slow@`` is never answered. What it took
is in ``letters``.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from ssl import SSLContext
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from tests.servers.running import free_port

NAME, PASSWORD = "house", "not-a-secret"


@dataclass
class Post:
    """Where letters end up."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)
    after_data: str = "250 taken"
    signed_in: bool = False

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, to: str, _: Any) -> str:  # noqa: N802 - its name
        who = to.partition("@")[0]
        if who == "slow":
            await asyncio.sleep(30)
        refused = {"nobody": f"550 no {to} here", "full": f"452 {to} is full"}.get(who)
        if not refused:
            envelope.rcpt_tos.append(to)
        return refused or "250 known"

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - its name
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.receivers += envelope.rcpt_tos
        self.signed_in = bool(session.authenticated)
        return self.after_data


def _known(_server: SMTP, _session: Any, _envelope: Any, _way: str, told: Any) -> AuthResult:
    known = (told.login, told.password) == (NAME.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)


@contextmanager
def post(*, asks_for_a_name: bool = False, seal: SSLContext | None = None) -> Iterator[Post]:
    """One that takes letters until the context ends."""
    of = Post(port=free_port())
    controller = Controller(
        of,
        hostname="127.0.0.1",
        port=of.port,
        authenticator=_known if asks_for_a_name else None,
        auth_require_tls=False,
        tls_context=seal,
    )
    controller.start()
    try:
        yield of
    finally:
        controller.stop()
