"""The keys of all that is sealed, in a folder of their own: apart from the data and its backups.

There are two tiers. A plain key is there whenever the program is, so that what must be told at
night can be told after a power cut. A locked one is wrapped by a passphrase: only a human opens it,
and it stays open in this process alone. Without its key what was sealed is noise; dropping the key
is therefore how something is forgotten, in the database, in its log and in every backup at once.
"""

import fcntl
import json
import os
import secrets
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings

from horarium.store.models import HouseholdRow
from horarium.store.whole_file import write_whole

FILE = "keys.json"
SHORTEST_PASSPHRASE = 12
"""Letters, spaces not counted: below that a stolen file of keys is soon guessed through."""

_BYTES = 32
_NONCE = 12
# What OWASP's Password Storage Cheat Sheet asks of scrypt: 128 MB and about half a second a guess.
_COST, _BLOCK, _LANES = 2**17, 8, 1
_ONE_GUESS_AT_A_TIME = Lock()


class NoKeyError(LookupError):
    """What is sealed cannot be opened here; the message is one sentence."""


def seal(key: bytes, text: str, about: str) -> bytes:
    """``text``, which only ``key`` opens, and only as what it is ``about``."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), about.encode())


def unseal(key: bytes, sealed: bytes, about: str) -> str:
    """What was sealed. Raises NoKeyError where it was sealed with another key, or changed."""
    try:
        return (
            AESGCM(key)
            .decrypt(bytes(sealed[:_NONCE]), bytes(sealed[_NONCE:]), about.encode())
            .decode()
        )
    except InvalidTag:
        raise NoKeyError("this was sealed with another key, or was changed since") from None


def new_name(household: HouseholdRow, what: str) -> str:
    """What a new key of this household is called: ``what`` it is for, and nothing that tells."""
    return f"{household.public_id}/{what}/{secrets.token_hex(8)}"


def new_key(name: str) -> bytes:
    """A key that is there whenever the program is."""
    key = secrets.token_bytes(_BYTES)
    with _changing() as keys:
        keys[name] = {"key": key.hex()}
    return key


def key_named(name: str) -> bytes:
    """A plain key. Raises NoKeyError with a sentence."""
    kept = _keys().get(name)
    if not kept or "key" not in kept:
        raise NoKeyError("its key is not in the folder of the keys; put that folder back")
    return bytes.fromhex(kept["key"])


def new_locked_key(name: str, passphrase: str) -> bytes:
    """A key that only ``passphrase`` opens. Raises ValueError with a sentence."""
    key = secrets.token_bytes(_BYTES)
    _lock(name, key, passphrase)
    return key


def relock(name: str, key: bytes, passphrase: str) -> None:
    """From now on another passphrase opens it. Raises ValueError with a sentence."""
    _lock(name, key, passphrase)


def unlocked(name: str, passphrase: str) -> bytes:
    """A locked key, opened. Raises NoKeyError where it is not here, ValueError where it stays shut.

    One is tried at a time, whoever asks: each try costs 128 MB.
    """
    kept = _keys().get(name)
    if not kept or "sealed" not in kept:
        raise NoKeyError("its key is not in the folder of the keys; put that folder back")
    wrapping = _wrapping(passphrase, bytes.fromhex(kept["salt"]), kept["cost"])
    try:
        return bytes.fromhex(unseal(wrapping, bytes.fromhex(kept["sealed"]), name))
    except NoKeyError:
        raise ValueError("These are not the words that open it; nothing was opened.") from None


def _lock(name: str, key: bytes, passphrase: str) -> None:
    if len(_as_spoken(passphrase)) < SHORTEST_PASSPHRASE:
        raise ValueError(
            f"Use at least {SHORTEST_PASSPHRASE} letters: a few words that you will remember."
        )
    salt = secrets.token_bytes(16)
    sealed = seal(_wrapping(passphrase, salt, _COST), key.hex(), name)
    with _changing() as keys:
        keys[name] = {"salt": salt.hex(), "cost": _COST, "sealed": sealed.hex()}


def _wrapping(passphrase: str, salt: bytes, cost: int) -> bytes:
    with _ONE_GUESS_AT_A_TIME:
        kdf = Scrypt(salt, length=_BYTES, n=cost, r=_BLOCK, p=_LANES)
        return kdf.derive(_as_spoken(passphrase).encode())


def _as_spoken(passphrase: str) -> str:
    """However it was dictated: large and small letters and spaces do not count.

    A dictation writes one word today and two tomorrow; nobody else could let him in again.
    """
    return "".join(unicodedata.normalize("NFKC", passphrase).casefold().split())


def names_of(household: HouseholdRow, what: str) -> tuple[str, ...]:
    """The keys that this household has for something, in no order that tells."""
    return tuple(sorted(each for each in _keys() if each.startswith(_begins(household, what))))


def without_keys(names: Iterable[str]) -> tuple[str, ...]:
    """Of these, the keys that are not in the folder: what they sealed stays shut."""
    kept = _keys()
    return tuple(each for each in names if each not in kept)


def drop_keys(names: Iterable[str]) -> None:
    """What they sealed is forgotten, wherever a copy of it lies. It cannot be undone."""
    dropped = set(names)
    with _changing() as keys:
        for name in dropped & set(keys):
            del keys[name]
    _HELD.drop(lambda name: name in dropped)


def forget_keys(household: HouseholdRow, what: Iterable[str]) -> None:
    """All that this household sealed as ``what``: "story", "journal", "words" or "course"."""
    drop_keys(name for each in what for name in names_of(household, each))


def _begins(household: HouseholdRow, what: str) -> str:
    return f"{household.public_id}/{what}/"


# -- what is open, in this process


class _Held:
    """Keys that a human opened, by who holds them; gone when the process ends."""

    def __init__(self) -> None:
        self._keys: dict[tuple[int, str], bytes] = {}

    def put(self, device: int, name: str, key: bytes) -> None:
        self._keys[device, name] = key

    def get(self, device: int, name: str) -> bytes | None:
        return self._keys.get((device, name))

    def drop(self, known: Callable[[str], bool], device: int | None = None) -> None:
        for held in [*self._keys]:
            if known(held[1]) and device in (None, held[0]):
                self._keys.pop(held, None)


_HELD = _Held()


def hold_open(device: int, name: str, key: bytes) -> None:
    """A key that was unlocked on a device stays open there, until it is shut or this ends."""
    _HELD.put(device, name, key)


def held_open(device: int, name: str) -> bytes | None:
    """The key that is open on a device, if it is."""
    return _HELD.get(device, name)


def shut(device: int) -> None:
    """Nothing is open on this device any more."""
    _HELD.drop(lambda _: True, device)


# -- the file


def _file() -> Path:
    return Path(settings.KEYS) / FILE


Keys = dict[str, dict[str, Any]]


def _keys() -> Keys:
    if not _file().exists():
        return {}
    with _turn(fcntl.LOCK_SH):
        return _read()


@contextmanager
def _changing() -> Iterator[Keys]:
    """The keys, to be changed by one at a time, and on the disk when this is left.

    The old file's bytes are overwritten before they are let go. What a disk keeps of them beneath
    is the disk's own; that is what its encryption is for.
    """
    _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _turn(fcntl.LOCK_EX):
        keys = _read()
        yield keys
        with _before() as old:
            write_whole(_file(), json.dumps(keys, sort_keys=True).encode(), private=True)
            _overwrite(old)


@contextmanager
def _turn(kind: int) -> Iterator[None]:
    """Nobody reads a file that is just being overwritten, in whatever process."""
    with _file().with_suffix(".lock").open("ab") as turn:
        fcntl.flock(turn, kind)
        yield


def _read() -> Keys:
    try:
        kept: Keys = json.loads(_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return kept


@contextmanager
def _before() -> Iterator[int | None]:
    """The file as it was, still open once another is in its place."""
    try:
        old = os.open(_file(), os.O_RDWR)
    except FileNotFoundError:
        yield None
        return
    try:
        yield old
    finally:
        os.close(old)


def _overwrite(file: int | None) -> None:
    if file is not None:
        os.pwrite(file, bytes(os.fstat(file).st_size), 0)
        os.fsync(file)
