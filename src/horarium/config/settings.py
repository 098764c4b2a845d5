"""Django's settings, from two words of the environment; all else is decided here.

HORARIUM_DATA is the folder of the data, ``horarium-data`` where it is started unless given.
HORARIUM_DATABASE is the address of a PostgreSQL database; without it there is one file of SQLite.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

DATA = Path(os.environ.get("HORARIUM_DATA", "horarium-data"))


def database(address: str, data: Path) -> dict[str, Any]:
    """How Django reaches the database at an address. Raises ValueError with a sentence."""
    if not address:
        return _sqlite(data / "horarium.sqlite3")
    try:
        parts = urlsplit(address)
        port = str(parts.port or "")
    except ValueError:
        raise ValueError(_NO_ADDRESS) from None
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        raise ValueError(_NO_ADDRESS)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
    }


# The address itself is not repeated: there may be a password in it.
_NO_ADDRESS = (
    "HORARIUM_DATABASE is no address of a database; write it like "
    "postgresql://name:password@host:5432/horarium, or leave it out for a file"
)


def _sqlite(file: Path) -> dict[str, Any]:
    """One file that survives a power cut, is read while it is written, and waits its turn."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


DATABASES = {"default": database(os.environ.get("HORARIUM_DATABASE", ""), DATA)}
INSTALLED_APPS = ["horarium.store"]
USE_TZ = True
TIME_ZONE = "UTC"
