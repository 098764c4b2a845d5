"""A message for one service, handed to a child that is not waited for long."""

import json
import os
import subprocess
import sys
from datetime import datetime
from typing import Any

from horarium.channels.longtail.allowed import is_allowed
from horarium.channels.longtail.settings import Settings
from horarium.channels.words import with_link
from horarium.core.watch.message import Message, NotSentError

_DEADLINE = 10.0
# What the child sees of the house's surroundings: no word of HORARIUM, and no proxy.
_SEEN = ("PATH", "PYTHONPATH", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR")


def send(message: Message, settings: Settings, now: datetime) -> str:  # noqa: ARG001 - as all are
    """Hand it to the service at the message's address. Returns "": there are no receipts.

    Raises NotSentError; lasting where the address is not allowed or is none.
    """
    if not is_allowed(message.address):
        raise NotSentError(
            "No service with such an address is allowed; reach-people.md lists those that are.",
            lasting=True,
        )
    told = {
        "address": message.address,
        "subject": message.subject,
        "text": with_link(message),
        "private": settings.private,
    }
    answer = _asked(json.dumps(told))
    if not answer.get("sent"):
        reason = answer.get("reason", "it did not take it")
        raise NotSentError(
            f"The service was not told: {reason}.", lasting=answer.get("lasting") is True
        )
    return ""


def _asked(told: str) -> dict[str, Any]:
    """What the child answers; it is killed when it takes too long."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-B", "-m", "horarium.channels.longtail"],
            input=told.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _SEEN if name in os.environ},
            cwd="/",
            timeout=_DEADLINE,
            check=False,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"reason": "it did not answer in time"}
    except (OSError, ValueError):
        return {"reason": "its helper could not be started, or broke"}
    return answer if isinstance(answer, dict) else {}
