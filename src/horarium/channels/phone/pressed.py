"""A key that was pressed in a call: posted by the provider, and believed if it is signed."""

import base64
import hmac
from collections.abc import Mapping
from urllib.parse import urlsplit

from horarium.channels.numbers import number
from horarium.channels.phone.say import SID
from horarium.channels.phone.settings import Settings
from horarium.core.watch.message import NotHeardError, NotSentError, Pressed

_PORTS = {"https": 443, "http": 80}


def pressed(settings: Settings, address: str, form: Mapping[str, str], signature: str) -> Pressed:
    """What was posted to an address of the house. Raises NotHeardError.

    Whoever does not know the account's token cannot sign it, nor carry a signature to another
    address or another key.
    """
    if not any(_signs(settings, each, form, signature) for each in _spellings(address)):
        raise NotHeardError("A key was told of that the provider of telephony has not signed.")
    call, key = form.get("CallSid", ""), form.get("Digits", "")
    own = form.get("AccountSid") == settings.account
    try:
        called = number(form.get("To", ""), settings.country)
    except NotSentError:
        called = ""
    if not (own and called and SID.fullmatch(call) and len(key) <= 1):
        raise NotHeardError("The provider of telephony told of a key, and it was not whole.")
    return Pressed(f"Calls/{call}", called, key)


def _signs(settings: Settings, address: str, form: Mapping[str, str], signature: str) -> bool:
    signed = address + "".join(f"{name}{form[name]}" for name in sorted(form))
    digest = hmac.digest(settings.token.encode(), signed.encode(), "sha1")
    return hmac.compare_digest(base64.b64encode(digest), signature.encode())


def _spellings(address: str) -> tuple[str, ...]:
    """With its port and without: which of the two the provider signs, it does not promise."""
    parts = urlsplit(address)
    host = (parts.netloc.removesuffix(f":{parts.port}")) if parts.port else parts.netloc
    port = parts.port or _PORTS.get(parts.scheme)
    return (
        parts._replace(netloc=host).geturl(),
        parts._replace(netloc=f"{host}:{port}").geturl(),
    )
