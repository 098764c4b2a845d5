"""Opens the database: its folder, its tables brought up to date, and what is said if it cannot."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError

from horarium.channels.push import new_key


class NoDatabaseError(Exception):
    """The database cannot be used; the message is one sentence."""


def open_database() -> None:
    """Set Django up and bring the tables up to date. Raises NoDatabaseError."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "horarium.config.settings")
    try:
        _make_secret()
        django.setup()
        _bring_up_to_date()
    except ValueError as wrong:
        raise NoDatabaseError(f"{wrong}.") from None
    except OSError as wrong:
        raise NoDatabaseError(
            f"{wrong.filename}: {wrong.strerror}; say with HORARIUM_DATA where data may be kept."
        ) from None
    except ImproperlyConfigured as wrong:
        raise NoDatabaseError(
            f"PostgreSQL needs a package that is not here ({_first_line(wrong)}); "
            "install horarium[postgres]."
        ) from None
    except DatabaseError as wrong:
        raise NoDatabaseError(f"The database cannot be opened: {_first_line(wrong)}.") from None


@contextmanager
def kept_or_told() -> Iterator[None]:
    """What is done in the database is done, or it is said why not. Raises NoDatabaseError."""
    try:
        yield
    except DatabaseError as wrong:
        why = _first_line(wrong)
        raise NoDatabaseError(f"The database refused: {why}. Nothing was changed.") from None


def _bring_up_to_date() -> None:
    """Make the folder, its owner's alone, and the tables; commands at once take turns."""
    from django.conf import settings  # noqa: PLC0415 - settings are read once Django is set up

    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (settings.DATA / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        call_command("migrate", verbosity=0, interactive=False)


def _make_secret() -> None:
    """What sessions are signed with and what pushes are, made once, their owner's alone."""
    data = Path(os.environ.get("HORARIUM_DATA", "horarium-data"))
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make_once(data / "secret", secrets.token_urlsafe(50))
    _make_once(data / "push-key", new_key())


def _make_once(path: Path, text: str) -> None:
    with suppress(FileExistsError):
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "w", encoding="ascii") as file:
            file.write(text)


def _first_line(wrong: Exception) -> str:
    return str(wrong).strip().partition("\n")[0].rstrip(".")
