"""Who the house is to the services of push."""

from dataclasses import dataclass, field
from urllib.parse import unquote

from horarium.channels.push.keys import public_key
from horarium.channels.words import parts_of

_NO_PUSH = (
    "HORARIUM_PUSH is nobody whom the makers of browsers can write to; write it like "
    "mailto:house@example.org, or leave it out"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """``contact`` is whom a service may write to; ``key`` signs, and browsers know its other half.

    ``private`` lets messages go to a push service in the house's own network, too.
    """

    contact: str
    key: str = field(repr=False)
    private: bool = False


def settings(address: str, key: str) -> Settings:
    """What HORARIUM_PUSH means. Raises ValueError with a sentence that repeats none of it."""
    parts, words = parts_of(address, _NO_PUSH)
    contact = unquote(parts.path)
    if parts.scheme != "mailto" or "@" not in contact or set(words) - {"private"}:
        raise ValueError(_NO_PUSH)
    public_key(key)
    return Settings(f"mailto:{contact}", key, private=words.get("private") == "yes")
