"""What the daemon made of messages, and what came in."""

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from horarium.channels.modem.send import named
from horarium.channels.modem.settings import Settings
from horarium.channels.numbers import number
from horarium.core.watch.message import (
    NotHeardError,
    NotSentError,
    Receipt,
    ReceiptKind,
    Reply,
)

# The parts of a message are written one after the other; younger ones are left for next time.
_SETTLED = timedelta(seconds=2)
# Who asks since the last time is given what was left then, and some of it twice.
_EARLIER = timedelta(seconds=30)
_INBOUND = re.compile(r"IN\d{8}_\d{6}_(\d+)_(.+)_(\d+)\.txt")


def receipts(settings: Settings, refs: Sequence[str]) -> tuple[Receipt, ...]:
    """What became of these: taken by the network, which is all that a modem knows, or failed.

    Of those that wait there is none. Raises NotHeardError where the folders cannot be read.
    """
    try:
        return tuple(receipt for ref in refs for receipt in _receipt(settings, ref))
    except OSError as wrong:
        raise _unheard(wrong) from None


def _receipt(settings: Settings, ref: str) -> Iterator[Receipt]:
    """The newest counts: what failed once may have been sent again."""
    ends = (
        *((ReceiptKind.DELIVERED, each) for each in named(ref, settings.sent)),
        *((ReceiptKind.FAILED, each) for each in named(ref, settings.error)),
    )
    if ends and not named(ref, settings.outbox):
        kind, file = max(ends, key=lambda end: end[1].stat().st_ctime)
        # Moving a file does not change when it was written, only when it was last touched.
        yield Receipt(ref, kind, datetime.fromtimestamp(file.stat().st_ctime, UTC))


@dataclass(frozen=True, slots=True)
class _Part:
    """One file of the inbox: ``at`` is when the daemon wrote it, by this machine's clock."""

    file: Path
    sender: str
    serial: str
    place: int
    at: datetime


def replies(settings: Settings, since_at: datetime) -> tuple[Reply, ...]:
    """Texts that came in since then, each once and whole, and some from shortly before.

    Who has had one before knows it by its ``ref``. Raises NotHeardError.
    """
    try:
        heard = [each for parts in _messages(settings.inbox) for each in _reply(parts, settings)]
    except OSError as wrong:
        raise _unheard(wrong) from None
    return tuple(each for each in heard if each.at >= since_at - _EARLIER)


def _messages(inbox: Path) -> Iterable[list[_Part]]:
    """The parts of each message. The daemon writes all of one before it begins another."""
    messages: list[list[_Part]] = []
    begun: dict[tuple[str, str], list[_Part]] = {}
    for part in sorted(_parts(inbox), key=lambda part: (part.at, part.place)):
        key = (part.sender, part.serial)
        if not part.place or key not in begun:
            begun[key] = []
            messages.append(begun[key])
        begun[key].append(part)
    return messages


def _parts(inbox: Path) -> Iterator[_Part]:
    for file in inbox.iterdir():
        found = _INBOUND.fullmatch(file.name)
        if found:
            at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            yield _Part(file, found[2], found[1], int(found[3]), at)


def _reply(parts: Sequence[_Part], settings: Settings) -> Iterator[Reply]:
    """A message joined; nothing while its parts may still be coming, or from no number."""
    at = parts[-1].at
    if datetime.now(UTC) - at < _SETTLED:
        return
    try:
        sender = number(parts[0].sender, settings.country)
    except NotSentError:  # Names and short numbers, as networks and advertisers have.
        return
    # The file's name holds the number, which is not for a name that is kept and shown.
    ref = hashlib.sha256(parts[0].file.name.encode()).hexdigest()[:24]
    yield Reply(ref, sender, "".join(_text(each.file) for each in parts), at)


def _text(file: Path) -> str:
    written = file.read_bytes()
    if written.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        # In a locale with longer letters the daemon writes on past the end, whatever is there.
        return written.decode("utf-16", errors="replace").partition("\0")[0]
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("latin-1")


def _unheard(wrong: OSError) -> NotHeardError:
    return NotHeardError(
        f"The modem's folders cannot be read: {wrong.strerror or 'it failed'}. "
        "Look whether they are there and may be read."
    )
