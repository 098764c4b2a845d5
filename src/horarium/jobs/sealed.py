"""Two small files that outlive the database: the hours ahead, and the last sign of life.

Both are sealed with what the house signs with, so that nobody who can only write into the folder
can have somebody called. Whoever can read them reads the numbers in them: they are their owner's
alone. Nothing here needs Django.
"""

import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from horarium.core.watch.ahead import Ahead
from horarium.core.watch.record import ahead_from_text, ahead_to_text
from horarium.store.whole_file import write_whole

PLAN, BEAT = "break-glass.json", "break-glass.beat"
_ROOM = 512


class NotSealedError(Exception):
    """A file that is not there, was cut, or that somebody else wrote; the message says which."""


@dataclass(frozen=True, slots=True)
class Beat:
    """The last tick that was written, and the last that found itself well, since ``boot``."""

    boot: str
    committed: timedelta
    well: timedelta
    house_at: datetime


def key_of(data: Path) -> bytes:
    """What the files of this folder are sealed with. Raises OSError."""
    secret = (data / "secret").read_bytes()
    return hmac.digest(secret, b"horarium break-glass", hashlib.sha256)


def write_plan(data: Path, key: bytes, ahead: Ahead) -> None:
    """All of it or nothing. Raises OSError."""
    write_whole(data / PLAN, _sealed(ahead_to_text(ahead), key), private=True)


def read_plan(data: Path, key: bytes) -> Ahead:
    """Raises NotSealedError."""
    return ahead_from_text(_read(data / PLAN, key))


def write_beat(data: Path, key: bytes, beat: Beat) -> None:
    """Over the last one, in its place: on a full disk there is no room but that. Raises OSError."""
    told = {
        "boot": beat.boot,
        "committed": beat.committed.total_seconds(),
        "well": beat.well.total_seconds(),
        "house_at": beat.house_at.isoformat(),
    }
    content = _sealed(json.dumps(told), key).ljust(_ROOM)
    file = os.open(data / BEAT, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.pwrite(file, content, 0)
    finally:
        os.close(file)


def read_beat(data: Path, key: bytes) -> Beat:
    """Raises NotSealedError."""
    told = json.loads(_read(data / BEAT, key))
    return Beat(
        told["boot"],
        timedelta(seconds=told["committed"]),
        timedelta(seconds=told["well"]),
        datetime.fromisoformat(told["house_at"]),
    )


def _sealed(text: str, key: bytes) -> bytes:
    return f"{_seal(text.encode(), key)}\n{text}\n".encode()


def _seal(content: bytes, key: bytes) -> str:
    return hmac.digest(key, content, hashlib.sha256).hex()


def _read(path: Path, key: bytes) -> str:
    try:
        content = path.read_bytes()
    except OSError as wrong:
        raise NotSealedError(f"{path.name} cannot be read ({wrong.strerror})") from None
    seal, _, rest = content.rstrip().partition(b"\n")
    if not hmac.compare_digest(seal, _seal(rest, key).encode()):
        raise NotSealedError(f"{path.name} was cut or changed, and is not believed")
    return rest.decode()
