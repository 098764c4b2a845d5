"""Neutral words, sealed for one browser."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from horarium.channels.exchange import Answer, NoAnswerError, ask
from horarium.channels.push.settings import Settings
from horarium.core.watch.message import Message, NotSentError

# After that nobody wants to be woken by it any more, or told of it at all.
_LOUD_LASTS, _QUIET_LASTS = timedelta(hours=1), timedelta(days=1)
# A service refuses to take a signature for longer than a day.
_SIGNED_FOR = timedelta(hours=12)
# Every message is as long as every other: whoever carries it learns nothing from its length.
_LENGTH = 2048
# The browser has forgotten its subscription, or its owner took it back.
_GONE = (404, 410)


def send(message: Message, settings: Settings, now: datetime) -> str:
    """Hand it to the service of the browser. Returns "": nobody tells what becomes of it.

    The message's address is what the browser gave when it subscribed, as JSON. Raises
    NotSentError; lasting where the subscription is gone, or is none.
    """
    subscription = _subscription(message.address, settings)
    headers = {
        "TTL": str(int((_LOUD_LASTS if message.loud else _QUIET_LASTS).total_seconds())),
        "Urgency": "high" if message.loud else "low",
        # A copy that was not shown yet is replaced by the next; 32 signs are allowed.
        "Topic": hashlib.sha256(message.key.encode()).hexdigest()[:32],
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
    }
    sealed, signed = _sealed(_told(message), subscription, settings, now)
    endpoint = subscription["endpoint"]
    try:
        answer = ask("POST", endpoint, headers | signed, sealed, private=settings.private)
    except NoAnswerError as wrong:
        raise NotSentError(
            f"The push service was asked, but {wrong}.", lasting=wrong.forbidden
        ) from None
    if answer.status not in (200, 201, 202, 204):
        raise _refused(answer)
    return ""


def _subscription(spelled: str, settings: Settings) -> dict[str, Any]:
    try:
        read = json.loads(spelled)
        parts = urlsplit(read["endpoint"])
        known = {name: str(read["keys"][name]) for name in ("p256dh", "auth")}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotSentError(_NO_SUBSCRIPTION, lasting=True) from None
    plain = settings.private and parts.scheme == "http"
    if not parts.hostname or not (parts.scheme == "https" or plain):
        raise NotSentError(_NO_SUBSCRIPTION, lasting=True)
    return {"endpoint": read["endpoint"], "keys": known}


_NO_SUBSCRIPTION = "What this browser subscribed with is not whole; it must subscribe again."


def is_whole(spelled: str, settings: Settings) -> bool:
    """Whether it is what a browser subscribes with, so that it can be sent to."""
    try:
        _subscription(spelled, settings)
    except NotSentError:
        return False
    return True


def _told(message: Message) -> bytes:
    words = {
        "subject": message.subject,
        "text": message.text,
        "link": message.link,
        "key": message.key,
    }
    return json.dumps(words, ensure_ascii=False).encode().ljust(_LENGTH)


def _sealed(
    told: bytes, subscription: dict[str, Any], settings: Settings, now: datetime
) -> tuple[bytes, dict[str, str]]:
    """The bytes that only the browser can read, and the headers that say who sends them."""
    try:
        from py_vapid import Vapid02, VapidException  # noqa: PLC0415 - it is not in every house
        from pywebpush import WebPusher, WebPushException  # noqa: PLC0415 - as above
    except ImportError:
        raise NotSentError(
            "Push is not installed; install horarium[notify], or do without it."
        ) from None
    parts = urlsplit(subscription["endpoint"])
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((now + _SIGNED_FOR).timestamp()),
        "sub": settings.contact,
    }
    try:
        signed: dict[str, str] = Vapid02.from_string(settings.key).sign(claims)
        sealed: bytes = WebPusher(subscription).encode(told)["body"]
    except (VapidException, WebPushException, ValueError, IndexError):
        raise NotSentError(_NO_SUBSCRIPTION, lasting=True) from None
    return sealed, signed


def _refused(answer: Answer) -> NotSentError:
    if answer.status in _GONE:
        return NotSentError(
            f"The push service knows no such browser any more ({answer.status}); "
            "it must subscribe again.",
            lasting=True,
        )
    reason = {
        401: "it does not accept the house's key",
        403: "the browser subscribed with another key of the house",
        413: "the message is too long for it",
        429: "it is asked too often",
    }.get(answer.status, f"it answered {answer.status}")
    return NotSentError(f"The push service did not take it: {reason}.")
