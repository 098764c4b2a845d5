"""Where the provider of telephony is and who we are to it."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import unquote

from horarium.channels.numbers import number
from horarium.channels.words import parts_of
from horarium.core.watch.message import NotSentError

_NO_PHONE = (
    "HORARIUM_PHONE is no address of a provider of telephony; write it like "
    "https://SID:TOKEN@api.twilio.com/?from=+14155550100&country=1, or leave it out"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """``account`` and ``token`` open it; ``sender`` is the house's own number there.

    ``country`` is put before numbers that are written without one.
    """

    url: str
    account: str
    token: str = field(repr=False)
    sender: str
    country: str = "1"


def settings(address: str) -> Settings:
    """What HORARIUM_PHONE means. Raises ValueError with a sentence that repeats none of it."""
    parts, words = parts_of(address, _NO_PHONE)
    host, country = parts.hostname or "", words.get("country", "1")
    known = parts.username and parts.password and country.isdigit()
    if not known or not (parts.scheme == "https" or (parts.scheme == "http" and _here(host))):
        raise ValueError(_NO_PHONE)
    try:
        sender = number(words.get("from", ""), country)
    except NotSentError:
        raise ValueError(_NO_PHONE) from None
    place = f"[{host}]" if ":" in host else host
    place += f":{parts.port}" if parts.port else ""
    return Settings(
        url=f"{parts.scheme}://{place}{parts.path.rstrip('/')}",
        account=unquote(parts.username or ""),
        token=unquote(parts.password or ""),
        sender=sender,
        country=country,
    )


def _here(host: str) -> bool:
    """Whether nobody is in between: only then may the token go without encryption."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
