"""The child: one message on its standard input, one line of JSON about it on its output."""

import json
import logging
import os
import socket
import sys
from typing import Any
from urllib.parse import urlsplit

from horarium.channels.longtail.allowed import is_allowed, names_its_place
from horarium.channels.longtail.guard import Guard
from horarium.channels.public import may_be_reached
from horarium.channels.within import CONNECT, READ


def main() -> None:
    """Say what became of it."""
    # What packages print must not be taken for the answer.
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    logging.disable()
    told = json.load(sys.stdin)
    json.dump(_sent(told), answer)
    answer.flush()


def _sent(told: dict[str, Any]) -> dict[str, Any]:
    address, private = told["address"], told["private"]
    try:
        service = _service(address, private=private) if is_allowed(address) else None
    except ImportError:
        return {"reason": "Apprise is not installed; install horarium[notify]"}
    if service is None:
        return {"reason": "its address is not one that is understood", "lasting": True}
    guard = Guard(private=private)
    guard.install()
    foreign = names_its_place(address) and not _may_be_asked(address, private=private)
    taken = not foreign and _taken(service, told)
    if foreign or guard.refused:
        return {"reason": "its address is not one of the open network", "lasting": True}
    return {"sent": True} if taken else {"reason": "it did not take it"}


def _taken(service: Any, told: dict[str, Any]) -> bool:  # noqa: ANN401 - it has no types
    try:
        return bool(service.notify(body=told["text"], title=told["subject"], body_format="text"))
    except Exception:  # noqa: BLE001 - whatever a service's code stumbles over
        return False


def _service(address: str, *, private: bool) -> Any:  # noqa: ANN401 - it has no types
    """One service, with our patience and not what its address asks for."""
    from apprise import Apprise, AppriseAsset, PersistentStoreMode  # noqa: PLC0415 - an extra

    asset = AppriseAsset(
        storage_mode=PersistentStoreMode.MEMORY,
        http_redirects=False,
        pem_autogen=False,
        pgp_autogen=False,
        default_service_retry=0,
    )
    service = Apprise.instantiate(address, asset=asset, suppress_exceptions=True)
    if service:
        service.socket_connect_timeout, service.socket_read_timeout = CONNECT, READ
        service.retry, service.redirects = 0, False
        # A house's own service may have signed its own certificate.
        service.verify_certificate = service.verify_certificate or not private
    return service


def _may_be_asked(address: str, *, private: bool) -> bool:
    """Whether every address of the machine that it names is one that may be reached.

    A name that is none is a topic on a service's own machine; the guard judges that.
    """
    try:
        host = urlsplit(address).hostname or ""
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM) if host else []
    except (OSError, UnicodeError, ValueError):
        return True
    return all(may_be_reached(str(each[4][0]), private=private) for each in found)


if __name__ == "__main__":
    main()
