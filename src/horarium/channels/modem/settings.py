"""Where the folders of the modem's daemon are."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from horarium.channels.words import parts_of

_NO_MODEM = (
    "HORARIUM_MODEM is no folder of a modem; write it like "
    "/var/spool/gammu?country=1, or leave it out"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """``folder`` holds the four others; ``country`` is put before numbers without one."""

    folder: Path
    country: str = "1"

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def sent(self) -> Path:
        return self.folder / "sent"

    @property
    def error(self) -> Path:
        return self.folder / "error"

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"


def settings(address: str) -> Settings:
    """What HORARIUM_MODEM means. Raises ValueError with a sentence."""
    parts, words = parts_of(address, _NO_MODEM)
    country = words.get("country", "1")
    rooted = parts.path.startswith("/") and not parts.netloc
    if parts.scheme not in ("", "file") or not rooted or not country.isdigit():
        raise ValueError(_NO_MODEM)
    return Settings(Path(unquote(parts.path)), country)
