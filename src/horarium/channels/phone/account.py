"""Questions to the provider's account, and what its answers mean."""

import base64
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from horarium.channels.exchange import Answer, ask
from horarium.channels.phone.settings import Settings


def asked(settings: Settings, path: str, form: Mapping[str, str] | None = None) -> Answer:
    """Look something up in the account, or order it with a form. Raises NoAnswerError."""
    account = f"{settings.account}:{settings.token}".encode()
    headers = {"Authorization": f"Basic {base64.b64encode(account).decode()}"}
    body = None
    if form is not None:
        body = urlencode(form).encode()
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    home = f"{settings.url}/2010-04-01/Accounts/{quote(settings.account, safe='')}"
    return ask("GET" if form is None else "POST", f"{home}/{path}", headers, body)


def told(answer: Answer) -> dict[str, Any]:
    """The answer as a table, which is empty where it was none."""
    try:
        read = json.loads(answer.body)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
