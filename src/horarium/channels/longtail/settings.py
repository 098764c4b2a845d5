"""Whether the long tail may be used, and reach the house's own network."""

from dataclasses import dataclass

from horarium.channels.words import parts_of

_NO_LONGTAIL = (
    "HORARIUM_LONGTAIL is written apprise: or, for services in the house's own network, "
    "apprise:?private=yes; or leave it out"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """``private`` lets addresses lead into the house's own network, to services of its own."""

    private: bool = False


def settings(address: str) -> Settings:
    """What HORARIUM_LONGTAIL means. Raises ValueError with a sentence."""
    parts, words = parts_of(address, _NO_LONGTAIL)
    if parts.scheme != "apprise" or parts.netloc or parts.path or set(words) - {"private"}:
        raise ValueError(_NO_LONGTAIL)
    return Settings(private=words.get("private") == "yes")
