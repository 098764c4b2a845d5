"""A whole file in the daemon's outbox, or none."""

import codecs
import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from horarium.channels.modem.settings import Settings
from horarium.channels.numbers import number
from horarium.channels.words import with_link
from horarium.core.watch.message import Message, NotSentError

# A modem needs some seconds for each text. One that lies longer has no daemon that takes it.
_STUCK = timedelta(minutes=5)
# What Gammu sends first: A before M.
_LOUD, _QUIET = "A", "M"


def send(message: Message, settings: Settings, now: datetime) -> str:
    """Leave it to the daemon. Returns a name made of the key, the same for each copy.

    What waits already, or went out, is not sent again: of this channel there are no copies.
    Raises NotSentError, also when the daemon has taken nothing for five minutes.
    """
    to = number(message.address, settings.country)
    ref = hashlib.sha256(message.key.encode()).hexdigest()[:24]
    try:
        if not named(ref, settings.outbox, settings.sent):
            _refuse_if_stuck(settings.outbox, now)
            priority = _LOUD if message.loud else _QUIET
            stamp = now.astimezone(UTC).strftime("%Y%m%d_%H%M%S")
            _write(settings.outbox / f"OUT{priority}{stamp}_00_{to}_{ref}.txt", message)
    except OSError as wrong:
        raise NotSentError(
            f"The modem's folders cannot be used: {wrong.strerror or 'it failed'}. "
            "Look whether they are there and may be written to."
        ) from None
    return ref


def named(ref: str, *folders: Path) -> list[Path]:
    """The files of a message in these folders."""
    return [
        each for folder in folders for each in outgoing(folder) if each.stem.endswith(f"_{ref}")
    ]


def outgoing(folder: Path) -> Iterable[Path]:
    """The messages to others in a folder. Raises OSError where there is none."""
    return [each for each in sorted(folder.iterdir()) if each.name.startswith("OUT")]


def _refuse_if_stuck(outbox: Path, now: datetime) -> None:
    for each in outgoing(outbox):
        try:
            lies = now - datetime.fromtimestamp(each.stat().st_mtime, UTC)
        except FileNotFoundError:  # Taken just now, so somebody is there.
            return
        if lies > _STUCK:
            raise NotSentError(
                "The modem's daemon has taken nothing for five minutes; does gammu-smsd run?"
            )


def _write(file: Path, message: Message) -> None:
    """Under a hidden name first: the daemon takes what it sees, whole or not."""
    hidden = file.with_name(f".{file.name}")
    # With a mark that says how it is encoded; without it the daemon's locale would decide.
    text = codecs.BOM_UTF16_BE + with_link(message).encode("utf-16-be")
    try:
        with hidden.open("wb") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        # The daemon may run under another name, in the folder's group.
        hidden.chmod(0o660)
        hidden.rename(file)
    finally:
        hidden.unlink(missing_ok=True)
