"""What the words of the environment mean: addresses of the database, the pages and the mail."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

# So many seconds who finds rows locked waits for them.
WAITS = 20


def database(address: str, data: Path) -> dict[str, Any]:
    """How Django reaches the database at an address. Raises ValueError with a sentence."""
    if not address:
        return _sqlite(data / "horarium.sqlite3")
    parts, port = _parts(address, _NO_DATABASE)
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        raise ValueError(_NO_DATABASE)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {"options": f"-c lock_timeout={WAITS}s"},
    }


# The address itself is not repeated: there may be a password in it.
_NO_DATABASE = (
    "HORARIUM_DATABASE is no address of a database; write it like "
    "postgresql://name:password@host:5432/horarium, or leave it out for a file"
)
_NO_MAIL = (
    "HORARIUM_MAIL is no address of a mail server; write it like "
    "smtp://name:password@host:587?from=house@example.org, or leave it out"
)
_NO_SITE = (
    "HORARIUM_URL is no address of pages; write it like https://horarium.example.org "
    "or http://192.168.1.20:8000, or leave it out for this machine alone"
)


def _parts(address: str, sentence: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ValueError(sentence) from None
    return parts, port


def _sqlite(file: Path) -> dict[str, Any]:
    """One file that survives a power cut, is read while it is written, and waits its turn."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": WAITS,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA secure_delete=ON;",
        },
    }


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are opened: ``origin`` as browsers spell it, ``hosts`` it is known by."""

    origin: str
    host: str
    port: int
    secure: bool

    @property
    def hosts(self) -> list[str]:
        return [spelled(self.host), "localhost", "127.0.0.1", "[::1]"]

    @property
    def insecure_local(self) -> bool:
        """Passkeys need https, except on the machine itself."""
        return not self.secure and self.host == "localhost"


def site(address: str) -> Site:
    """Raises ValueError with a sentence."""
    parts, port = _parts(address, _NO_SITE)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(_NO_SITE)
    secure = parts.scheme == "https"
    usual = 443 if secure else 80
    origin = f"{parts.scheme}://{spelled(parts.hostname)}"
    origin += f":{port}" if port and port != usual else ""
    return Site(origin, parts.hostname, port or usual, secure)


def spelled(host: str) -> str:
    """As it stands in an address."""
    return f"[{host}]" if ":" in host else host


@dataclass(frozen=True, slots=True)
class Mail:
    """The server that sends codes; without a ``host`` none are sent."""

    host: str = ""
    port: int = 25
    name: str = ""
    password: str = ""
    starttls: bool = False
    sender: str = "horarium@localhost"


def mail(address: str) -> tuple[str, Mail]:
    """The backend of Django and its server. Raises ValueError with a sentence."""
    if not address:
        return "django.core.mail.backends.console.EmailBackend", Mail()
    parts, port = _parts(address, _NO_MAIL)
    if parts.scheme != "smtp" or not parts.hostname:
        raise ValueError(_NO_MAIL)
    name, sender = unquote(parts.username or ""), parts.query.removeprefix("from=")
    return "django.core.mail.backends.smtp.EmailBackend", Mail(
        host=parts.hostname,
        port=port or 25,
        name=name,
        password=unquote(parts.password or ""),
        starttls=port == 587,
        sender=unquote(sender) or (name if "@" in name else f"horarium@{parts.hostname}"),
    )


_NO_HEARTBEAT = (
    "HORARIUM_HEARTBEAT is no address that can be fetched; write it like "
    "https://heartbeat.example.org/a-name-of-your-own, or leave it out"
)


def heartbeat(address: str) -> str:
    """The address as it is fetched, or "". Raises ValueError with a sentence."""
    if not address:
        return ""
    parts, _ = _parts(address, _NO_HEARTBEAT)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(_NO_HEARTBEAT)
    return address


def keys(folder: str, data: Path) -> Path:
    """The folder of the keys, beside ``data`` unless it is named.

    Raises ValueError where one of the two is in the other: a copy of the data would have the keys.
    """
    found = Path(folder or f"{data}-keys")
    mine, theirs = found.resolve(), data.resolve()
    if mine.is_relative_to(theirs) or theirs.is_relative_to(mine):
        raise ValueError(
            f"HORARIUM_KEYS: {found} is not apart from the data in {data}; name a folder elsewhere"
        )
    return found


def secret(file: Path) -> str:
    """What sessions are signed with: kept in ``file`` once ``open_database`` has made it."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return secrets.token_urlsafe(50)
