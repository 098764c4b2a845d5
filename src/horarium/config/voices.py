"""The channels that are set up, by a few words of the environment."""

import os
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from horarium.channels import longtail, mail, modem, phone, push
from horarium.config.addresses import Mail, Site
from horarium.config.addresses import mail as mail_at
from horarium.core.watch.message import Message, Voice


def voices(
    words: Mapping[str, str], server: Mail, pusher: push.Settings | None = None
) -> dict[str, Voice]:
    """Each channel by its name. Raises ValueError with a sentence.

    A provider sends texts and calls; a modem in the house sends texts, too, and shares nothing
    with it.
    """
    found: dict[str, Voice] = {}
    if server.host:
        found["mail"] = _mail(server)
    if words.get("HORARIUM_PHONE"):
        found |= _phone(phone.settings(words["HORARIUM_PHONE"]))
    if words.get("HORARIUM_MODEM"):
        found["modem"] = _modem(modem.settings(words["HORARIUM_MODEM"]))
    if words.get("HORARIUM_LONGTAIL"):
        apps = longtail.settings(words["HORARIUM_LONGTAIL"])
        found["app"] = Voice(lambda message, now: longtail.send(message, apps, now))
    if pusher:
        found["push"] = Voice(lambda message, now: push.send(message, pusher, now))
    return found


def pushing(address: str, site: Site, file: Path) -> push.Settings | None:
    """Who the house is to push services, or None: browsers ring only for pages with https.

    Its key is kept in ``file`` once ``open_database`` has made it. Raises ValueError.
    """
    key = file.read_text(encoding="ascii") if file.exists() else push.new_key()
    known = push.settings(address, key) if address else push.Settings(site.origin, key)
    return known if site.secure and find_spec("pywebpush") else None


def voices_here() -> dict[str, Voice]:
    """Those that this process's own environment sets up. Raises ValueError with a sentence."""
    _, server = mail_at(os.environ.get("HORARIUM_MAIL", ""))
    return voices(os.environ, server)


def _mail(server: Mail) -> Voice:
    settings = mail.Settings(
        server.host, server.port, server.name, server.password, server.starttls, server.sender
    )
    return Voice(lambda message, now: mail.send(message, settings, now))


def _phone(settings: phone.Settings) -> dict[str, Voice]:
    def text(message: Message, now: datetime) -> str:
        return phone.send(message, settings, now)

    def call(message: Message, now: datetime) -> str:
        return phone.call(message, settings, now)

    receipts = partial(phone.receipts, settings)
    return {
        "sms": Voice(text, receipts, partial(phone.replies, settings)),
        "voice": Voice(call, receipts, pressed=partial(phone.pressed, settings)),
    }


def _modem(settings: modem.Settings) -> Voice:
    return Voice(
        lambda message, now: modem.send(message, settings, now),
        partial(modem.receipts, settings),
        partial(modem.replies, settings),
    )
